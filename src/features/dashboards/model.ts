import { z } from 'zod'

/**
 * How occurrences stand on a day. `missed` closed without being met; `overdue` is the part of `open` whose window is past
 * and for which only days of grace are left.
 */
export interface StatusCounts {
  readonly expected: number
  readonly met: number
  readonly metLate: number
  readonly waived: number
  readonly missed: number
  readonly open: number
  readonly overdue: number
  readonly upcoming: number
}

/** A stretch of days, both included; an occurrence belongs to it by the last day of its window. */
export const stretchSchema = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    params: {
      sentence: { zh: '结束日期不能早于开始日期', en: 'The end must not come before the beginning' },
    },
  })
export type Stretch = z.infer<typeof stretchSchema>

/** A column of the matrix. */
export interface DutyColumn {
  readonly dutyId: string
  readonly title: string
  readonly rulebookId: string
  readonly rulebookTitle: string
}

/** A row of the matrix: a unit below the one asked for with all below it, or (`own`) the unit itself alone. */
export interface MatrixRow {
  readonly unitId: string
  readonly name: string
  readonly kind: string
  readonly own: boolean
  /** Whether the unit has units below it, so that the row can be opened. */
  readonly opens: boolean
  readonly total: StatusCounts
  readonly cells: Readonly<Record<string, StatusCounts>>
}

export interface Matrix {
  readonly unit: { readonly id: string; readonly name: string }
  /** The way up to the top of the tree, topmost first, without the unit itself. */
  readonly above: readonly { readonly id: string; readonly name: string }[]
  readonly duties: readonly DutyColumn[]
  readonly rows: readonly MatrixRow[]
  readonly total: StatusCounts
}

/** A unit's page: how it stands, by duty, and what it did. */
export interface UnitStatus {
  readonly unit: { readonly id: string; readonly name: string; readonly kind: string }
  readonly above: readonly { readonly id: string; readonly name: string }[]
  readonly below: readonly { readonly id: string; readonly name: string; readonly total: StatusCounts }[]
  readonly total: StatusCounts
  readonly duties: readonly (DutyColumn & { readonly counts: StatusCounts })[]
}

const trendUnits = ['month', 'quarter', 'halfyear', 'year', 'term'] as const
export const trendQuerySchema = z.object({
  unit: z.enum(trendUnits).default('month'),
  /** How many periods, the running one last. */
  periods: z.coerce.number().int().min(2).max(36).default(12),
  dutyId: z.uuid().optional(),
})
export type TrendQuery = z.infer<typeof trendQuerySchema>

export interface TrendPoint {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly counts: StatusCounts
}

/** 我的职责: what waits, sorted into what cannot wait. */
export const mineQuerySchema = z.object({
  /** Whose post answers; absent: everybody's in the unit. */
  personId: z.uuid().optional(),
  unitId: z.uuid().optional(),
})
export type MineQuery = z.infer<typeof mineQuerySchema>

export interface DueItem {
  readonly occurrenceId: string
  readonly dutyId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly unitId: string
  readonly unitName: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly holderName: string | null
  readonly postTitle: string | null
  readonly risen: boolean
  readonly required: number
  readonly achieved: number
  readonly measure: string
}

export interface Mine {
  readonly today: string
  readonly overdue: readonly DueItem[]
  readonly dueToday: readonly DueItem[]
  readonly week: readonly DueItem[]
  readonly later: readonly DueItem[]
  /** Closed without being met in the last 30 days. */
  readonly missed: readonly DueItem[]
  /** More than the lists show. */
  readonly more: boolean
}
