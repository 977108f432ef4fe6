import { z } from 'zod'
import type { Sentence } from '../../kernel/outcome/outcome.ts'

/**
 * What a figure counts. Records (工作记录): how many, heads, hours, units that have any, late entries. Occurrences
 * (到期任务) whose windows end within the period: expected, met (in time or late), met late, missed, waived, and the rate
 * of those met, in percent of those expected and not waived.
 */
export const figureMeasures = [
  'records',
  'heads',
  'hours',
  'units',
  'late_records',
  'expected',
  'met',
  'met_late',
  'missed',
  'waived',
  'rate',
] as const
export type FigureMeasure = (typeof figureMeasures)[number]

/** A slot of a template: a figure without unit and period, which the report gives it. */
export const slotSchema = z.strictObject({
  measure: z.enum(figureMeasures),
  /** Kinds of activity that are counted; empty means all. For measures of records. */
  kinds: z.array(z.string().min(1).max(40)).max(20).default([]),
  topicIds: z.array(z.uuid()).max(20).default([]),
  /** Duties of this rulebook only. For measures of occurrences. */
  rulebookId: z.uuid().optional(),
  /** Shows the change against the period before. */
  compare: z.boolean().default(false),
  zh: z.string().trim().min(1).max(100),
  en: z.string().trim().min(1).max(100),
})
export type Slot = z.infer<typeof slotSchema>

/** The name of a slot in a template's text: `{{trainings}}`. */
const slotName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

const sentence = (longest: number) =>
  z.strictObject({ zh: z.string().max(longest), en: z.string().max(longest) })

export const templateSectionSchema = z.strictObject({
  heading: sentence(100),
  /** Text with slots in double braces. */
  paragraphs: z.array(sentence(4_000)).max(50),
})
export type TemplateSection = z.infer<typeof templateSectionSchema>

export const reportPeriodKinds = ['month', 'quarter', 'halfyear', 'year', 'term'] as const
export type ReportPeriodKind = (typeof reportPeriodKinds)[number]

/** Figures of one report: each is explained by a row of the annex. */
export const mostFigures = 60

export const templateContentSchema = z.strictObject({
  title: sentence(100),
  periods: z.array(z.enum(reportPeriodKinds)).min(1),
  sections: z.array(templateSectionSchema).min(1).max(40),
  slots: z.record(slotName, slotSchema).refine((slots) => Object.keys(slots).length <= mostFigures, {
    params: { sentence: { zh: '数据项不超过 60 个', en: 'At most 60 figures' } },
  }),
})
export type TemplateContent = z.infer<typeof templateContentSchema>

export const saveTemplateSchema = z.strictObject({
  revision: z.int().min(1),
  name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) }),
  content: templateContentSchema,
})
export type SaveTemplate = z.infer<typeof saveTemplateSchema>

export interface Template {
  readonly id: string
  readonly key: string
  readonly name: Sentence
  readonly builtIn: boolean
  readonly revision: number
  readonly content: TemplateContent
}

/** A figure's stored query: what is counted, over which units, on which days. `to` is included. */
export interface FigureDefinition extends Slot {
  readonly unitId: string
  readonly from: string
  readonly to: string
  /** The period before, for comparison. */
  readonly previous?: { readonly from: string; readonly to: string }
}

/** What a figure asks, under its code. */
export interface FigureQuery {
  readonly code: string
  readonly definition: FigureDefinition
}

/** A figure of a report. `value` is null where there is nothing to divide by. */
export interface Figure extends FigureQuery {
  readonly value: number | null
  readonly previousValue: number | null
  readonly recordCount: number
  readonly recordHash: string
}

/** A section of a report: text in the report's language, figures by their codes in double braces (`{{F03}}`). */
export const reportSectionSchema = z.strictObject({
  heading: z.string().max(200),
  paragraphs: z.array(z.string().max(8_000)).max(100),
})
export type ReportSection = z.infer<typeof reportSectionSchema>

export const createReportSchema = z.strictObject({
  unitId: z.uuid(),
  templateId: z.uuid(),
  periodKey: z.string().min(1).max(60),
  language: z.enum(['zh', 'en']).default('zh'),
})
export type CreateReport = z.infer<typeof createReportSchema>

export const editReportSchema = z.strictObject({
  revision: z.int().min(1),
  title: z.string().trim().min(1).max(200),
  sections: z.array(reportSectionSchema).max(60),
  /** Records entered after this moment are left out; null follows the present until the report is issued. */
  cutoffAt: z.iso.datetime({ offset: true }).nullable(),
})
export type EditReport = z.infer<typeof editReportSchema>

export const addFigureSchema = z.strictObject({ revision: z.int().min(1), slot: slotSchema })
export type AddFigure = z.infer<typeof addFigureSchema>

/** The revision that a decision was made from. */
export const seenSchema = z.strictObject({ revision: z.int().min(1) })
export type Seen = z.infer<typeof seenSchema>

export const reportsQuerySchema = z.object({ unitId: z.uuid().optional() })

export interface ReportSummary {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly title: string
  readonly templateName: Sentence
  readonly periodKey: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly language: 'zh' | 'en'
  readonly state: 'draft' | 'issued'
  readonly revision: number
  readonly createdAt: string
  readonly issuedAt: string | null
}

/** A report's text and what its figures ask; their values are read apart, because a draft's must be counted first. */
export interface Report extends ReportSummary {
  readonly sections: readonly ReportSection[]
  readonly figures: readonly FigureQuery[]
  /** Kind of its period, as templates name them. */
  readonly periodKind: ReportPeriodKind
  readonly cutoffAt: string | null
  readonly hash: string | null
  readonly auditPlace: number | null
  readonly fileSha256: string | null
}

export const recordsQuerySchema = z.object({
  /** The period before, for a figure that is compared. */
  before: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  cursor: z
    .string()
    .regex(/^(\d{1,7}|[0-9a-f-]{36})$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type RecordsQuery = z.infer<typeof recordsQuerySchema>

/** How an occurrence stood at a moment; `open` while there was time left. */
export type OccurrenceStanding = 'met' | 'met_late' | 'waived' | 'missed' | 'open'

/** An activity or occurrence as a figure counted it: at the revision, or standing as it did, at that moment. */
export type FigureRecord =
  | {
      readonly kind: 'activity'
      readonly id: string
      readonly revision: number
      readonly title: string
      readonly activityKind: string
      readonly unitName: string
      readonly occurredOn: string
      readonly headCount: number
      readonly hours: number
      readonly late: boolean
    }
  | {
      readonly kind: 'occurrence'
      readonly id: string
      readonly title: string
      readonly unitName: string
      readonly windowFrom: string
      readonly windowTo: string
      readonly standing: OccurrenceStanding
    }

/** A record as a set names it: an activity with its revision, an occurrence with its standing. */
export type RecordMark = readonly [id: string, mark: number | OccurrenceStanding]

export interface FigureRecords {
  readonly records: readonly FigureRecord[]
  readonly total: number
  /** The moment as of which they are shown. */
  readonly asOf: string
  /** Hand it back as `cursor` for the next page; null at the end. */
  readonly next: string | null
}

/** How a figure of an issued report differs from what the records say now. */
export interface Difference {
  readonly code: string
  readonly frozenValue: number | null
  readonly presentValue: number | null
  readonly changes: readonly RecordChange[]
  /** How many records changed; `changes` lists the first of them. */
  readonly changedCount: number
}

/**
 * Why the present set differs by this record: entered since (`added`), voided, corrected (it may have left the filter),
 * or for occurrences withdrawn or standing otherwise than before.
 */
export interface RecordChange {
  readonly kind: 'activity' | 'occurrence'
  readonly id: string
  readonly title: string
  /** Day of an activity, last day of an occurrence's window. */
  readonly day: string
  readonly unitName: string
  readonly change: 'added' | 'voided' | 'corrected' | 'withdrawn' | 'restated'
  readonly reason: string | null
  /** Revision or standing that the report counted, and what would count now; null where it is not in the set. */
  readonly before: RecordMark[1] | null
  readonly after: RecordMark[1] | null
}

/** What a figure may be filtered by, and the terms for which a report may be made. */
export interface FigureChoices {
  readonly kinds: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly topics: readonly { readonly id: string; readonly name: string }[]
  readonly rulebooks: readonly { readonly id: string; readonly title: string }[]
  readonly terms: readonly {
    readonly id: string
    readonly name: string
    readonly startsOn: string
    readonly endsOn: string
  }[]
}
