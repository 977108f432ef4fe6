import { Temporal } from 'temporal-polyfill'
import { between, pick, seeded } from './seeded.ts'

/** A piece of work of the sample's year, before it is recorded. `recordedAfter` is how many days later it is typed in. */
export interface PlannedWork {
  readonly unit: string
  readonly joint: readonly string[]
  readonly kind: string
  readonly title: string
  readonly day: string
  readonly heads: number
  readonly hours: number
  /** Tiers that are present by name; the first leads. */
  readonly present: readonly ('principal' | 'deputy' | 'member' | 'handler')[]
  readonly topic?: string
  readonly recordedAfter: number
}

export interface PlannedUnit {
  readonly name: string
  readonly kind: string
  readonly opensOn: string
}

interface Rhythm {
  readonly kinds: readonly string[]
  readonly every: 'week' | 'fortnight' | 'month' | 'quarter' | 'term'
  /** Of units whose discipline is full. */
  readonly chance: number
  readonly kind: string
  readonly titles: readonly [string, ...string[]]
  readonly present: PlannedWork['present']
  readonly heads: readonly [number, number]
  readonly hours: number
  readonly topics?: readonly [string, ...string[]]
}

const bothKinds = ['school', 'kindergarten'] as const

/** What schools do in a year; chances leave the gaps that every real year has. */
const rhythms: readonly Rhythm[] = [
  {
    kinds: bothKinds,
    every: 'week',
    chance: 0.93,
    kind: 'inspection',
    titles: ['食堂食品安全自查', '食堂留样与消毒检查'],
    present: ['handler'],
    heads: [2, 4],
    hours: 1,
  },
  {
    kinds: bothKinds,
    every: 'month',
    chance: 0.95,
    kind: 'training',
    titles: ['教职工安全培训', '教职工急救技能培训', '消防器材使用培训'],
    present: ['deputy', 'member', 'handler'],
    heads: [18, 90],
    hours: 2,
  },
  {
    kinds: bothKinds,
    every: 'month',
    chance: 0.93,
    kind: 'meeting',
    titles: ['安全工作研究会', '安全例会'],
    present: ['deputy', 'member'],
    heads: [5, 12],
    hours: 1,
  },
  {
    kinds: ['school'],
    every: 'month',
    chance: 0.94,
    kind: 'inspection',
    titles: ['防火检查', '宿舍与实验室用电检查'],
    present: ['deputy', 'handler'],
    heads: [3, 6],
    hours: 2,
  },
  {
    kinds: ['school'],
    every: 'fortnight',
    chance: 0.96,
    kind: 'campaign',
    titles: ['安全主题班会', '安全教育课'],
    present: ['member'],
    heads: [180, 1200],
    hours: 1,
    topics: ['交通', '消防', '防溺水', '防溺水', '食品'],
  },
  {
    kinds: bothKinds,
    every: 'quarter',
    chance: 0.94,
    kind: 'inspection',
    titles: ['季度安全大检查'],
    present: ['deputy', 'handler'],
    heads: [4, 9],
    hours: 3,
  },
  {
    kinds: bothKinds,
    every: 'term',
    chance: 0.97,
    kind: 'drill',
    titles: ['应急疏散演练', '地震应急演练', '消防疏散演练'],
    present: ['principal', 'deputy', 'member', 'handler'],
    heads: [160, 1400],
    hours: 1,
  },
  {
    kinds: bothKinds,
    every: 'term',
    chance: 0.96,
    kind: 'inspection',
    titles: ['校园安全带队检查'],
    present: ['principal', 'deputy'],
    heads: [4, 8],
    hours: 2,
  },
  {
    kinds: bothKinds,
    every: 'term',
    chance: 0.95,
    kind: 'training',
    titles: ['第一责任人安全课'],
    present: ['principal', 'member'],
    heads: [20, 95],
    hours: 2,
  },
  {
    kinds: bothKinds,
    every: 'term',
    chance: 0.95,
    kind: 'meeting',
    titles: ['领导班子专题研究安全工作'],
    present: ['principal', 'deputy', 'member'],
    heads: [5, 9],
    hours: 2,
  },
  {
    kinds: bothKinds,
    every: 'term',
    chance: 0.9,
    kind: 'document',
    titles: ['半年安全工作情况报告'],
    present: ['principal'],
    heads: [1, 1],
    hours: 0,
  },
  {
    kinds: ['school'],
    every: 'term',
    chance: 0.92,
    kind: 'briefing',
    titles: ['向家长公布校园安全工作情况'],
    present: ['deputy'],
    heads: [90, 700],
    hours: 1,
  },
  {
    kinds: ['school'],
    every: 'term',
    chance: 0.5,
    kind: 'campaign',
    titles: ['全校田径运动会'],
    present: ['principal', 'member'],
    heads: [200, 1500],
    hours: 6,
  },
  {
    kinds: ['bureau'],
    every: 'month',
    chance: 0.95,
    kind: 'meeting',
    titles: ['全系统安全工作调度会'],
    present: ['deputy', 'member'],
    heads: [20, 40],
    hours: 2,
  },
  {
    kinds: ['bureau'],
    every: 'quarter',
    chance: 1,
    kind: 'inspection',
    titles: ['全县校园安全检查'],
    present: ['deputy', 'handler'],
    heads: [8, 16],
    hours: 6,
  },
  {
    kinds: ['bureau'],
    every: 'quarter',
    chance: 0.9,
    kind: 'meeting',
    titles: ['局党组专题研究安全工作'],
    present: ['principal', 'deputy', 'member'],
    heads: [9, 13],
    hours: 2,
  },
  {
    kinds: ['bureau'],
    every: 'term',
    chance: 1,
    kind: 'drill',
    titles: ['机关消防疏散演练'],
    present: ['principal', 'deputy', 'handler'],
    heads: [45, 70],
    hours: 1,
  },
]

const steps: Readonly<Record<Rhythm['every'], Temporal.DurationLike>> = {
  week: { weeks: 1 },
  fortnight: { weeks: 2 },
  month: { months: 1 },
  quarter: { months: 3 },
  term: { months: 6 },
}

/** Long holidays: schools stand still, and so does their work. */
const isHoliday = (day: Temporal.PlainDate): boolean => day.month === 8 || (day.month === 2 && day.day < 15)

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
  const last = Temporal.PlainDate.from(course.to)
  const works: PlannedWork[] = []
  const step = Temporal.Duration.from(steps[rhythm.every])
  for (let start = Temporal.PlainDate.from(course.from); ; start = start.add(step)) {
    const length = start.until(start.add(step)).days
    const day = start.add({ days: between(random, Math.floor(length * 0.2), Math.max(0, length - 3)) })
    if (Temporal.PlainDate.compare(day, last) > 0) return works
    if (random() > rhythm.chance * course.discipline || isHoliday(day) || day.toString() < unit.opensOn)
      continue
    works.push({
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
    })
  }
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
