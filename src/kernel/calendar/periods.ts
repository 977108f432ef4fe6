import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from './calendar-settings.ts'
import { type Ruler, rulerOf } from './period-rulers.ts'
import type { PeriodicSchedule, PeriodUnit } from './schedule.ts'

/** A stretch of days, both included. */
export interface Period {
  /**
   * Stable name: '2026-01-05', '2026-W07', '2026-03-T1', '2026-03', '2026-Q1', '2026-H1', '2026', '2026-2027' (school
   * year) or the term's id; a group of several is named by its first and last, '2026-01..2026-02'.
   */
  readonly key: string
  readonly from: string
  readonly to: string
}

/** A ruler whose marks are joined in groups of `every`, one of which begins at index `aligned`. */
interface Groups {
  readonly ruler: Ruler
  readonly every: number
  readonly aligned: number
}

/** Which part of a periodic schedule says what its periods are. */
export type PeriodPart = Pick<PeriodicSchedule, 'unit' | 'every' | 'anchor'>

/**
 * Groups begin with the period that holds the anchor, before it as after it; a term anchored in the holidays begins with
 * the next one. Without an anchor, groups of months divide the year as far as they can, and terms count from the first.
 */
function groupsOf(part: PeriodPart, settings: CalendarSettings): Groups {
  const ruler = rulerOf(part.unit, settings)
  if (part.every === 1 || part.anchor === undefined) return { ruler, every: part.every, aligned: 0 }
  const anchor = Temporal.PlainDate.from(part.anchor)
  const index = ruler.indexOf(anchor)
  const over =
    index < ruler.first || (index < ruler.last && Temporal.PlainDate.compare(ruler.endOf(index), anchor) < 0)
  return { ruler, every: part.every, aligned: over ? index + 1 : index }
}

/** Index at which the group that contains `index` begins. */
const groupStart = ({ every, aligned }: Groups, index: number): number =>
  aligned + Math.floor((index - aligned) / every) * every

/** Null where a group is not wholly on the ruler: its end is not known before all of its terms are set. */
function groupAt({ ruler, every }: Groups, first: number): Period | null {
  const last = first + every - 1
  if (first < ruler.first || last > ruler.last) return null
  const key = every === 1 ? ruler.keyOf(first) : `${ruler.keyOf(first)}..${ruler.keyOf(last)}`
  return { key, from: ruler.startOf(first).toString(), to: ruler.endOf(last).toString() }
}

/** The period (or group of `every` periods) that `day` lies in; null between terms and where terms are not set. */
export function periodContaining(
  unit: PeriodUnit,
  every: number,
  day: Temporal.PlainDate,
  settings: CalendarSettings,
  anchor?: string,
): Period | null {
  const part: PeriodPart = anchor === undefined ? { unit, every } : { unit, every, anchor }
  const groups = groupsOf(part, settings)
  const period = groupAt(groups, groupStart(groups, groups.ruler.indexOf(day)))
  return period !== null && day.toString() <= period.to ? period : null
}

/** Periods that share a day with `from`–`to` (both included), in order; the first and last may reach beyond. */
export function* periodsBetween(
  part: PeriodPart,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  settings: CalendarSettings,
): Generator<Period> {
  const groups = groupsOf(part, settings)
  const { ruler, every } = groups
  const firstDay = from.toString()
  const lastIndex = Math.min(ruler.last, ruler.indexOf(to))
  let index = groupStart(groups, Math.max(ruler.first, ruler.indexOf(from)))
  for (; index <= lastIndex; index += every) {
    const period = groupAt(groups, index)
    if (period !== null && period.to >= firstDay) yield period
  }
}
