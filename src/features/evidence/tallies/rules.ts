import { Temporal } from 'temporal-polyfill'

interface Days {
  readonly from: string
  readonly to: string
}

/** A stretch of days as whole months and what is left at its ends; all days included. */
export interface TallyDays {
  readonly months: readonly Days[]
  readonly rest: readonly Days[]
}

/** Splits a stretch of days ('YYYY-MM-DD', both included) into whole months and the broken ones at its ends. */
export function splitDays(from: string, to: string): TallyDays {
  const last = Temporal.PlainDate.from(to)
  const months: Days[] = []
  const rest: Days[] = []
  let day = Temporal.PlainDate.from(from)
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const monthEnd = day.with({ day: day.daysInMonth })
    const end = Temporal.PlainDate.compare(monthEnd, last) < 0 ? monthEnd : last
    const isWhole = day.day === 1 && end.equals(monthEnd)
    const days = { from: day.toString(), to: end.toString() }
    if (isWhole) months.push(days)
    else rest.push(days)
    day = end.add({ days: 1 })
  }
  return { months, rest }
}
