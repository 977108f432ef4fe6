import { z } from 'zod'
import type { Sentence } from '../../kernel/outcome/outcome.ts'

/**
 * What a figure counts. Records (工作记录): how many, heads, hours, units that have any. Occurrences (到期任务) that close
 * within the period: expected, met (in time or late), missed, and the rate of those met, in percent.
 */
export const figureMeasures = [
  'records',
  'heads',
  'hours',
  'units',
  'late_records',
  'expected',
  'met',
  'missed',
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
export const slotName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

const sentence = (longest: number) =>
  z.strictObject({ zh: z.string().max(longest), en: z.string().max(longest) })

export const templateSectionSchema = z.strictObject({
  heading: sentence(100),
  /** Text with slots in double braces. */
  paragraphs: z.array(sentence(4_000)).max(50),
})
export type TemplateSection = z.infer<typeof templateSectionSchema>

export const templateContentSchema = z.strictObject({
  title: sentence(100),
  periods: z.array(z.enum(['month', 'quarter', 'halfyear', 'year', 'term'])).min(1),
  sections: z.array(templateSectionSchema).min(1).max(40),
  slots: z.record(slotName, slotSchema),
})
export type TemplateContent = z.infer<typeof templateContentSchema>

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

/** A figure of a report. `value` is null where there is nothing to divide by. */
export interface Figure {
  readonly code: string
  readonly definition: FigureDefinition
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

/** A report with its figures: of a draft as the records stand (or stood at the cut-off), of an issued one as frozen. */
export interface Report extends ReportSummary {
  readonly sections: readonly ReportSection[]
  readonly figures: readonly Figure[]
  readonly cutoffAt: string | null
  readonly hash: string | null
  readonly auditPlace: number | null
  readonly fileSha256: string | null
}

/** How a figure of an issued report differs from what the records say now. */
export interface Difference {
  readonly code: string
  readonly frozenValue: number | null
  readonly presentValue: number | null
  readonly added: readonly RecordChange[]
  readonly removed: readonly RecordChange[]
  readonly changed: readonly RecordChange[]
}

export interface RecordChange {
  readonly id: string
  readonly title: string
  readonly occurredOn: string
  readonly reason: string | null
}
