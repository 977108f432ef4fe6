/** The kinds of period that people choose from; `term` needs the tenant's terms. */
export const periodKinds = ['month', 'quarter', 'half-year', 'year', 'term'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** A chosen period: days are ISO and both included; `key` is the kernel's (`2026-03`, `2026-Q1`, `2026-H1`, `2026`, or the term's id). */
export interface PeriodChoice {
  readonly kind: PeriodKind
  readonly key: string
  readonly from: string
  readonly to: string
}

export interface TermOption {
  readonly id: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

type YearPart = Exclude<PeriodKind, 'term'>

const monthsOf: Readonly<Record<YearPart, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

const two = (number: number): string => String(number).padStart(2, '0')

function keyOf(kind: YearPart, year: number, index: number): string {
  switch (kind) {
    case 'month':
      return `${year}-${two(index + 1)}`
    case 'quarter':
      return `${year}-Q${index + 1}`
    case 'half-year':
      return `${year}-H${index + 1}`
    case 'year':
      return String(year)
  }
}

/** The part of a year by its number from 0; numbers outside the year run into its neighbours. */
function partOfYear(kind: YearPart, year: number, index: number): PeriodChoice {
  const months = monthsOf[kind]
  const start = new Date(Date.UTC(year, index * months, 1))
  const end = new Date(Date.UTC(year, (index + 1) * months, 0))
  const key = keyOf(kind, start.getUTCFullYear(), start.getUTCMonth() / months)
  return { kind, key, from: start.toISOString().slice(0, 10), to: end.toISOString().slice(0, 10) }
}

function ofTerm(term: TermOption): PeriodChoice {
  return { kind: 'term', key: term.id, from: term.startsOn, to: term.endsOn }
}

/** The period of a kind that holds a day; for a term the one that holds it, else the last begun before it, else the first. */
export function periodAt(
  kind: PeriodKind,
  day: string,
  terms: readonly TermOption[] = [],
): PeriodChoice | undefined {
  if (kind !== 'term') {
    const month = Number(day.slice(5, 7)) - 1
    return partOfYear(kind, Number(day.slice(0, 4)), Math.floor(month / monthsOf[kind]))
  }
  const inOrder = terms.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
  const term = inOrder.findLast(({ startsOn }) => startsOn <= day) ?? inOrder[0]
  return term && ofTerm(term)
}

/** The period so many steps later (earlier when negative); undefined where no further term is known. */
export function periodBeside(
  period: PeriodChoice,
  steps: number,
  terms: readonly TermOption[] = [],
): PeriodChoice | undefined {
  if (period.kind !== 'term') {
    const months = monthsOf[period.kind]
    const index = (Number(period.from.slice(5, 7)) - 1) / months
    return partOfYear(period.kind, Number(period.from.slice(0, 4)), index + steps)
  }
  const inOrder = terms.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
  const place = inOrder.findIndex(({ id }) => id === period.key)
  const term = place < 0 ? undefined : inOrder[place + steps]
  return term && ofTerm(term)
}

const kindByMark: readonly (readonly [RegExp, YearPart, number])[] = [
  [/^(\d{4})-(0[1-9]|1[0-2])$/, 'month', 1],
  [/^(\d{4})-Q([1-4])$/, 'quarter', 1],
  [/^(\d{4})-H([12])$/, 'half-year', 1],
  [/^(\d{4})$/, 'year', 0],
]

/** Reads a key back, e.g. from the page's address; undefined when it names no period. */
export function periodOfKey(key: string, terms: readonly TermOption[] = []): PeriodChoice | undefined {
  for (const [pattern, kind, first] of kindByMark) {
    const found = pattern.exec(key)
    if (found !== null) return partOfYear(kind, Number(found[1]), Number(found[2] ?? 0) - first)
  }
  const term = terms.find(({ id }) => id === key)
  return term && ofTerm(term)
}
