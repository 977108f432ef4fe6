import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AncestryRow, closureOf, type ParentLink } from './ancestry.ts'
import { holds } from './stretch.ts'

const link = (
  unitId: string,
  parentId: string | null,
  from: string,
  to: string | null = null,
): ParentLink => ({
  unitId,
  parentId,
  from,
  to,
})

function closure(...links: ParentLink[]): AncestryRow[] {
  const outcome = closureOf(links)
  if (!outcome.done) throw new Error(outcome.refusal.code)
  return outcome.value
}

const written = ({ ancestorId, unitId, depth, from, to }: AncestryRow): string =>
  `${ancestorId} ${depth} above ${unitId} ${from}..${to ?? ''}`

function codeOf(outcome: { done: boolean; refusal?: { code: string } }): string {
  return outcome.refusal?.code ?? 'done'
}

describe('the closure of parent links', () => {
  it('has every unit above itself and all that stands above it, from day to day', () => {
    const rows = closure(
      link('county', null, '2020-01-01'),
      link('bureau', 'county', '2021-01-01'),
      link('school', 'bureau', '2021-01-01', '2023-09-01'),
      link('school', 'county', '2023-09-01'),
    )
    expect(rows.map(written)).toEqual([
      'bureau 0 above bureau 2021-01-01..',
      'county 1 above bureau 2021-01-01..',
      'county 0 above county 2020-01-01..',
      'bureau 1 above school 2021-01-01..2023-09-01',
      'county 2 above school 2021-01-01..2023-09-01',
      'county 1 above school 2023-09-01..',
      'school 0 above school 2021-01-01..',
    ])
  })

  it('lets two units change places over time, but never on one day', () => {
    const first = [link('a', null, '2020-01-01', '2021-01-01'), link('b', 'a', '2020-01-01', '2021-01-01')]
    const swapped = [link('b', null, '2021-01-01'), link('a', 'b', '2021-01-01')]
    expect(closureOf([...first, ...swapped]).done).toBe(true)
    expect(codeOf(closureOf([link('b', 'a', '2020-01-01'), link('a', 'b', '2020-06-01')]))).toBe('tree.cycle')
    expect(codeOf(closureOf([link('a', 'a', '2020-01-01')]))).toBe('tree.cycle')
    const above = [link('b', 'c', '2020-01-01'), link('c', 'b', '2020-01-01')]
    expect(codeOf(closureOf([link('a', 'b', '2020-01-01'), ...above]))).toBe('tree.cycle')
  })

  it('refuses two parents on one day', () => {
    const links = [link('a', null, '2020-01-01'), link('a', 'b', '2020-06-01')]
    expect(codeOf(closureOf(links))).toBe('tree.two-parents')
  })
})

/** Days are two digits here: they need only sort. */
const dayNames = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'))
const openEnd = '99'
interface Step {
  readonly unit: number
  readonly parent: number
  readonly day: string
}
const moves: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    unit: fc.nat(7),
    parent: fc.integer({ min: -1, max: 7 }),
    day: fc.constantFrom(...dayNames),
  }),
  { maxLength: 40 },
)
/** Most units open in the first days and below one that is there, or most moves would be refused. */
const openings: fc.Arbitrary<Step[]> = fc.tuple(
  ...Array.from({ length: 6 }, (_, unit) =>
    fc.record({
      unit: fc.constant(unit),
      parent: fc.integer({ min: -1, max: unit - 1 }),
      day: fc.constantFrom(...dayNames.slice(0, unit + 1)),
    }),
  ),
)
const history = fc.tuple(openings, moves).map(([first, then]) => [...first, ...then])
const idOf = (index: number): string | null => (index < 0 ? null : `u${index}`)

/** The plain account: for each unit, day and parent, kept day by day. `undefined`: not there. */
type Diary = Map<string, Map<string, string | null>>

/** What stands above a unit on a day by walking up, itself first; null when the walk comes round. */
function walkUp(diary: Diary, unitId: string, day: string): string[] | null {
  const path: string[] = []
  for (let at: string | null = unitId; at !== null; at = diary.get(at)?.get(day) ?? null) {
    if (path.includes(at)) return null
    path.push(at)
  }
  return path
}

/** Carries a step out in the diary when it can be; says by its code why not. */
function inDiary(diary: Diary, unitId: string, parentId: string | null, day: string): string {
  const own = diary.get(unitId)
  const isNew = own === undefined
  if (!isNew && !own.has(day)) return 'tree.unit-absent'
  const before = own?.get(day)
  const next = isNew ? undefined : dayNames.find((other) => other > day && own.get(other) !== before)
  const days = dayNames.filter((other) => other >= day && other < (next ?? openEnd))
  const wished = new Map(diary)
  wished.set(unitId, new Map([...(own ?? []), ...days.map((other) => [other, parentId] as const)]))
  if (parentId === unitId) return 'tree.cycle'
  if (days.some((other) => walkUp(wished, unitId, other) === null)) return 'tree.cycle'
  if (parentId !== null && !days.every((other) => diary.get(parentId)?.has(other)))
    return 'tree.parent-absent'
  diary.set(unitId, wished.get(unitId) ?? new Map())
  return 'done'
}

/** Parent links as the diary has them, one a day: contiguous ones must come out joined. */
const linksOf = (diary: Diary): ParentLink[] =>
  [...diary].flatMap(([unitId, days]) =>
    [...days].map(([day, parentId]) => {
      const next = dayNames[dayNames.indexOf(day) + 1]
      return link(unitId, parentId, day, next ?? null)
    }),
  )

describe('any sequence of openings and moves', () => {
  it('agrees with walking up, unit by unit, on every day', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const diary: Diary = new Map()
        for (const { unit, parent, day } of steps) inDiary(diary, `u${unit}`, idOf(parent), day)
        const rows = closure(...linksOf(diary))
        for (const unitId of diary.keys())
          for (const day of dayNames) {
            const above = rows
              .filter((row) => row.unitId === unitId && holds(row, day))
              .sort((one, other) => one.depth - other.depth)
              .map(({ ancestorId }) => ancestorId)
            expect(above).toEqual(diary.get(unitId)?.has(day) ? walkUp(diary, unitId, day) : [])
          }
      }),
      { numRuns: 300 },
    )
  })
})
