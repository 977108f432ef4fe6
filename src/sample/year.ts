import { Temporal } from 'temporal-polyfill'
import type { PlannedWork } from './planned-work.ts'
import { type Rhythm, rhythms } from './rhythms.ts'
import { between, pick, seeded } from './seeded.ts'

export interface PlannedUnit {
  readonly name: string
  readonly kind: string
  readonly opensOn: string
}

const steps: Readonly<Record<Exclude<Rhythm['every'], 'term'>, Temporal.DurationLike>> = {
  week: { weeks: 1 },
  fortnight: { weeks: 2 },
  month: { months: 1 },
  quarter: { months: 3 },
}

/** Some days late now and then, a month late seldom. */
const delayOf = (random: () => number): number => {
  const luck = random()
  if (luck < 0.03) return between(random, 15, 30)
  if (luck < 0.15) return between(random, 2, 6)
  return between(random, 0, 1)
}

/**
 * The year's work in the order of its days: the same for the same seed, units and days. One unit in six is slack, so that
 * the matrix has something to show.
 */
export function planYear(
  units: readonly PlannedUnit[],
  from: string,
  to: string,
  seed: number,
): PlannedWork[] {
  const random = seeded(seed)
  const works = units.flatMap((unit, place) => {
    const discipline = place % 6 === 5 ? 0.72 : 1
    return rhythms
      .filter((rhythm) => rhythm.kinds.includes(unit.kind))
      .flatMap((rhythm) => workOf(unit, rhythm, { from, to, discipline, random }))
  })
  return [...works, ...jointWork(units, from, to, random)].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )
}

interface Course {
  readonly from: string
  readonly to: string
  readonly discipline: number
  readonly random: () => number
}

function workOf(unit: PlannedUnit, rhythm: Rhythm, course: Course): PlannedWork[] {
  const { random } = course
  const works: PlannedWork[] = []
  for (const [from, to] of stretchesOf(rhythm.every, course)) {
    const day = from.add({ days: between(random, 0, from.until(to).days) })
    // Drawn before anything is left out, so that one unit's luck does not change another's.
    const luck = random()
    const work = {
      unit: unit.name,
      joint: [],
      kind: rhythm.kind,
      title: pick(random, rhythm.titles),
      day: day.toString(),
      heads: between(random, ...rhythm.heads),
      hours: rhythm.hours,
      present: rhythm.present,
      ...(rhythm.topics ? { topic: pick(random, rhythm.topics) } : {}),
      recordedAfter: delayOf(random),
    }
    const isDone =
      luck < rhythm.chance * course.discipline && work.day >= course.from && work.day <= course.to
    if (isDone && work.day >= unit.opensOn) works.push(work)
  }
  return works
}

/** The stretches in which a rhythm's work falls: working days of weeks, the middle of months, terms without holidays. */
function stretchesOf(every: Rhythm['every'], course: Course): [Temporal.PlainDate, Temporal.PlainDate][] {
  const first = Temporal.PlainDate.from(course.from)
  const last = Temporal.PlainDate.from(course.to)
  if (every === 'term') return termStretches(first, last)
  const step = Temporal.Duration.from(steps[every])
  const isWeekly = every === 'week' || every === 'fortnight'
  let start = isWeekly ? first.add({ days: (8 - first.dayOfWeek) % 7 }) : first
  const stretches: [Temporal.PlainDate, Temporal.PlainDate][] = []
  while (Temporal.PlainDate.compare(start, last) <= 0) {
    const next = start.add(step)
    stretches.push(
      isWeekly ? [start, start.add({ days: 4 })] : [start.add({ days: 2 }), next.subtract({ days: 3 })],
    )
    start = next
  }
  return stretches
}

function termStretches(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): [Temporal.PlainDate, Temporal.PlainDate][] {
  const day = (year: number, month: number, date: number) =>
    Temporal.PlainDate.from({ year, month, day: date })
  const stretches: [Temporal.PlainDate, Temporal.PlainDate][] = []
  for (let { year } = first; year <= last.year; year += 1)
    stretches.push([day(year, 3, 1), day(year, 6, 20)], [day(year, 9, 10), day(year, 12, 20)])
  return stretches.filter(([, to]) => Temporal.PlainDate.compare(to, first) > 0)
}

/** Once a quarter several schools train together: one record, counted for each, once above them. */
function jointWork(
  units: readonly PlannedUnit[],
  from: string,
  to: string,
  random: () => number,
): PlannedWork[] {
  const works: PlannedWork[] = []
  const last = Temporal.PlainDate.from(to)
  let start = Temporal.PlainDate.from(from)
  while (Temporal.PlainDate.compare(start, last) < 0) {
    const day = start.add({ days: between(random, 20, 60) }).toString()
    const schools = units.filter((unit) => unit.kind === 'school' && unit.opensOn <= day)
    const first = between(random, 0, Math.max(0, schools.length - 4))
    const [host, ...others] = schools.slice(first, first + 4)
    if (host && day <= to)
      works.push({
        unit: host.name,
        joint: others.map((unit) => unit.name),
        kind: 'training',
        title: '片区校园安全联合培训',
        day,
        heads: between(random, 60, 160),
        hours: 3,
        present: ['deputy', 'member', 'handler'],
        recordedAfter: 1,
      })
    start = start.add({ months: 3 })
  }
  return works
}
