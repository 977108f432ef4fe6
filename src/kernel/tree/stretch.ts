/** Days `[from, to)`; `to` null means until further notice. */
export interface Stretch {
  readonly from: string
  readonly to: string | null
}

/** Later than every ISO day, so that an open end compares as text too. */
const forever = '9999-99-99'

const endOf = (stretch: Stretch): string => stretch.to ?? forever
const stretch = (from: string, end: string): Stretch => ({ from, to: end === forever ? null : end })

/** The days two stretches share, or null. */
export function shared(one: Stretch, other: Stretch): Stretch | null {
  const from = one.from > other.from ? one.from : other.from
  const end = endOf(one) < endOf(other) ? endOf(one) : endOf(other)
  return from < end ? stretch(from, end) : null
}

export const holds = ({ from, to }: Stretch, day: string): boolean => from <= day && (to === null || day < to)

/** Stretches in order, joined where they touch or overlap. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const next of stretches.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = whole.at(-1)
    if (last === undefined || endOf(last) < next.from) whole.push(stretch(next.from, endOf(next)))
    else if (endOf(next) > endOf(last)) whole[whole.length - 1] = stretch(last.from, endOf(next))
  }
  return whole
}
