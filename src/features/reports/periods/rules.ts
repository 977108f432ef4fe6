import { Temporal } from 'temporal-polyfill'
import { type CalendarSettings, termsInOrder } from '../../../kernel/calendar/calendar-settings.ts'
import { describePeriod } from '../../../kernel/calendar/period-words.ts'
import { type Period, periodContaining } from '../../../kernel/calendar/periods.ts'
import { done, type Outcome, refused, type Sentence } from '../../../kernel/outcome/outcome.ts'
import type { ReportPeriodKind } from '../model.ts'

/** A report's period with the one before it, against which its figures are compared. */
export interface ReportPeriod extends Period {
  readonly kind: ReportPeriodKind
  readonly previous: Pick<Period, 'from' | 'to'> | null
}

const shapes: readonly (readonly [RegExp, ReportPeriodKind])[] = [
  [/^\d{4}-(0[1-9]|1[0-2])$/, 'month'],
  [/^\d{4}-Q[1-4]$/, 'quarter'],
  [/^\d{4}-H[12]$/, 'halfyear'],
  [/^\d{4}$/, 'year'],
]

/** What kind of period a key names; whatever is no natural period is a term. */
export const periodKindOf = (key: string): ReportPeriodKind =>
  shapes.find(([shape]) => shape.test(key))?.[1] ?? 'term'

/** The first day on which a natural period's key can be looked up. */
function firstDay(key: string, kind: ReportPeriodKind): Temporal.PlainDate {
  const year = Number(key.slice(0, 4))
  const part = kind === 'month' ? Number(key.slice(5)) : Number(key.slice(6) || 1)
  const months = { month: 1, quarter: 3, halfyear: 6, year: 12, term: 12 }[kind]
  return Temporal.PlainDate.from({ year, month: (part - 1) * months + 1, day: 1 })
}

/** The period that a key names: `2026-H1`, `2026-Q2`, `2026-03`, `2026`, or a term's id. Null when it names none. */
export function periodOfKey(key: string, settings: CalendarSettings): ReportPeriod | null {
  const terms = termsInOrder(settings)
  const place = terms.findIndex(({ id }) => id === key)
  const term = terms[place]
  if (term !== undefined) {
    const before = terms[place - 1]
    const previous = before === undefined ? null : { from: before.startsOn, to: before.endsOn }
    return { kind: 'term', key, from: term.startsOn, to: term.endsOn, previous }
  }
  const kind = shapes.find(([shape]) => shape.test(key))?.[1]
  if (kind === undefined || key < '1900') return null
  const period = periodContaining(kind, 1, firstDay(key, kind), settings)
  if (period === null) return null
  const eve = Temporal.PlainDate.from(period.from).subtract({ days: 1 })
  const before = periodContaining(kind, 1, eve, settings)
  return { ...period, kind, previous: before && { from: before.from, to: before.to } }
}

/** The period of a key, of a kind that the template is for. Refuses with `report.period-unknown` or `report.period-kind`. */
export function checkPeriod(
  key: string,
  kinds: readonly ReportPeriodKind[],
  settings: CalendarSettings,
): Outcome<ReportPeriod> {
  const period = periodOfKey(key, settings)
  if (period === null)
    return refused(
      'report.period-unknown',
      {
        zh: `没有“${key}”这个报告期。写法如 2026-H1、2026-Q2、2026-03、2026。`,
        en: `There is no period “${key}”. Write 2026-H1, 2026-Q2, 2026-03 or 2026.`,
      },
      { field: 'periodKey' },
    )
  if (!kinds.includes(period.kind))
    return refused(
      'report.period-kind',
      {
        zh: '这个模板不用于这种报告期，请换一个报告期或模板。',
        en: 'This template is not made for that kind of period; choose another of either.',
      },
      { field: 'periodKey' },
    )
  return done(period)
}

/** 青禾县教育局2026年上半年责任制落实情况工作总结; in English: name of the unit: subject, first half of 2026. */
export function titleOf(
  unitName: string,
  period: ReportPeriod,
  subject: Sentence,
  settings: CalendarSettings,
): Sentence {
  const words = describePeriod(period.kind, period.key, period, settings)
  return { zh: `${unitName}${words.zh}${subject.zh}`, en: `${unitName}: ${subject.en}, ${words.en}` }
}
