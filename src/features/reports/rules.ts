import { Temporal } from 'temporal-polyfill'
import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import type {
  Figure,
  FigureDefinition,
  FigureMeasure,
  ReportSection,
  Slot,
  TemplateContent,
} from './model.ts'

/** Where a report counts: its unit's subtree, its period, and the period before for comparison. */
export interface ReportReach {
  readonly unitId: string
  readonly from: string
  readonly to: string
  readonly previous?: { readonly from: string; readonly to: string }
}

const codeOf = (position: number): string => `F${String(position).padStart(2, '0')}`

/** The code after the highest that was ever given: codes are not used twice within a report. */
export const nextCode = (codes: readonly string[]): string =>
  codeOf(codes.reduce((highest, code) => Math.max(highest, Number(code.slice(1))), 0) + 1)

/** Measures that count occurrences; all others count activities. */
export const countsOccurrences = (measure: FigureMeasure): boolean => occurrenceMeasures.has(measure)

const occurrenceMeasures: ReadonlySet<FigureMeasure> = new Set([
  'expected',
  'met',
  'met_late',
  'missed',
  'waived',
  'rate',
])

/** A text and the figures in it, in order. */
export type TextPart = { readonly text: string } | { readonly code: string }

/** Takes `{{F03}}` out of a text: what lies between stays as it is. */
export function textParts(text: string): TextPart[] {
  return text.split(/(\{\{[A-Za-z][A-Za-z0-9_]{0,39}\}\})/).flatMap((part): TextPart[] => {
    if (part === '') return []
    return part.startsWith('{{') && part.endsWith('}}') ? [{ code: part.slice(2, -2) }] : [{ text: part }]
  })
}

/** A slot with the report's unit and period: a whole query. */
export const definitionOf = (slot: Slot, reach: ReportReach): FigureDefinition => {
  const { previous, ...here } = reach
  return { ...slot, ...here, ...(slot.compare && previous ? { previous } : {}) }
}

/** The slots of a text in the order in which they stand, each `{{name}}` once per place. */
export const slotNames = (text: string): string[] =>
  [...text.matchAll(/\{\{([A-Za-z][A-Za-z0-9_]{0,39})\}\}/g)].map((match) => match[1] ?? '')

export interface LaidOut {
  readonly sections: readonly ReportSection[]
  /** Code and slot of each figure that the text uses, in the order of the text. */
  readonly figures: readonly { readonly code: string; readonly slot: Slot }[]
}

/** Lays a template out as a report's text: every slot that is used gets a code, the same slot the same one. */
export function layOut(content: TemplateContent, language: 'zh' | 'en'): LaidOut {
  const codes = new Map<string, string>()
  const figures: { code: string; slot: Slot }[] = []
  const named = (text: string) =>
    text.replace(/\{\{([a-z][a-z0-9_]{0,39})\}\}/g, (whole, name: string) => {
      const slot = content.slots[name]
      if (!slot) return whole
      const code = codes.get(name) ?? codeOf(codes.size + 1)
      if (!codes.has(name)) figures.push({ code, slot })
      codes.set(name, code)
      return `{{${code}}}`
    })
  const sections = content.sections.map((section) => ({
    heading: section.heading[language],
    paragraphs: section.paragraphs.map((paragraph) => named(paragraph[language])),
  }))
  return { sections, figures }
}

/** Refuses text that names a figure which the report does not have. */
export function checkFigures(sections: readonly ReportSection[], codes: readonly string[]): Outcome<null> {
  const known = new Set(codes)
  for (const [index, section] of sections.entries())
    for (const paragraph of section.paragraphs) {
      const lost = slotNames(paragraph).find((name) => !known.has(name))
      if (lost)
        return refused(
          'report.figure-unknown',
          {
            zh: `正文中的“{{${lost}}}”没有对应的数据项。`,
            en: `There is no figure for “{{${lost}}}” in the text.`,
          },
          { field: `sections.${index}` },
        )
    }
  return done(null)
}

/** What a decision to issue looks at. */
export interface Issuing {
  readonly periodTo: string
  readonly cutoffAt: string | null
  readonly now: Temporal.Instant
  /** Today in the tenant's time zone. */
  readonly today: string
}

/** Refuses to issue a report whose period is not over, unless its records are cut off at a moment that has come. */
export function checkIssue({ periodTo, cutoffAt, now, today }: Issuing): Outcome<null> {
  if (cutoffAt && Temporal.Instant.compare(Temporal.Instant.from(cutoffAt), now) > 0)
    return refused(
      'report.cutoff-in-future',
      { zh: '截止时间还没有到，不能签发。', en: 'The cut-off moment has not come yet.' },
      { field: 'cutoffAt' },
    )
  if (!cutoffAt && periodTo >= today)
    return refused(
      'report.period-open',
      {
        zh: `报告期到 ${periodTo} 才结束。请先设定数据截止时间，再签发。`,
        en: `The period ends on ${periodTo}. Set a cut-off moment before issuing.`,
      },
      { field: 'cutoffAt' },
    )
  return done(null)
}

/** A number as it is printed: whole ones whole, hours with one decimal, a dash for nothing. */
export function valueText(value: number | null, language: 'zh' | 'en'): string {
  if (value === null) return '—'
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 }).format(
    value,
  )
}

/** A value of a figure as it stands in the text: a rate brings its percent sign. */
export const figureText = (measure: FigureMeasure, value: number | null, language: 'zh' | 'en'): string =>
  measure === 'rate' && value !== null ? `${valueText(value, language)}%` : valueText(value, language)

/** The change against the period before, in words for a reader; empty where nothing is compared. */
export function changeText(
  { value, previousValue, definition }: Pick<Figure, 'value' | 'previousValue' | 'definition'>,
  language: 'zh' | 'en',
): string {
  if (!definition.previous || value === null || previousValue === null) return ''
  const change = Math.round((value - previousValue) * 10) / 10
  const zh = language === 'zh'
  if (change === 0) return zh ? '与上期持平' : 'as before'
  const points = zh ? '个百分点' : ' points'
  const amount = `${valueText(Math.abs(change), language)}${definition.measure === 'rate' ? points : ''}`
  if (zh) return `较上期${change > 0 ? '增加' : '减少'}${amount}`
  return `${amount} ${change > 0 ? 'more' : 'fewer'} than before`
}
