import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aDuty, anAssignment } from '../../duties/fixtures.ts'
import { readOccurrences } from '../../duties/occurrences/page/actions.ts'
import { correctActivity, voidActivity } from '../../evidence/correction/actions.ts'
import { aDraft, anActivity } from '../../evidence/fixtures.ts'
import { aPost, aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import type { FigureDefinition, FigureMeasure } from '../model.ts'
import { type MeasuredFigure, measureFigures } from './measuring/store.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'evidence.read',
  'evidence.record',
  'evidence.correct',
  'evidence.void',
] as const

let test: TestDatabase
let context: ActionContext
let now = Temporal.Instant.from('2026-06-20T02:00:00Z')
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }
const kinds = ['meeting', 'drill', 'inspection'] as const
const firstDay = Temporal.PlainDate.from('2026-01-01')
const dayAfter = (days: number) => firstDay.add({ days }).toString()

/** Bureau over two schools, one of them over a kindergarten. */
const units = { bureau: '', school: '', kindergarten: '', other: '' }
const subtrees: Readonly<Record<string, readonly (keyof typeof units)[]>> = {
  bureau: ['bureau', 'school', 'kindergarten', 'other'],
  school: ['school', 'kindergarten'],
  other: ['other'],
}

beforeAll(async () => {
  test = await createTestDatabase()
  const makeContext = await openLocalOwner({ database: test.database, files, permissions, now: () => now })
  context = await makeContext()
  units.bureau = await aUnit(context, { kind: 'bureau' })
  units.school = await aUnit(context, { parentId: units.bureau, kind: 'school' })
  units.kindergarten = await aUnit(context, { parentId: units.school, kind: 'kindergarten' })
  units.other = await aUnit(context, { parentId: units.bureau, kind: 'school' })
  const dutyId = await aDuty(context, {
    evidence: [{ measure: 'times', required: 1, kinds: ['inspection'] }],
  })
  for (const unitId of [units.school, units.kindergarten, units.other]) {
    const { postId } = await aPost(context, { unitId })
    await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
  }
})
afterAll(() => test.drop())

/** What was done, as the test itself remembers it. */
interface Done {
  id: string
  revision: number
  units: (keyof typeof units)[]
  kind: string
  day: string
  heads: number
  hours: number
  late: boolean
  held: boolean
}

const definition = (
  given: Partial<FigureDefinition> & { measure: FigureMeasure; unitId: string },
): FigureDefinition => ({
  kinds: [],
  topicIds: [],
  compare: false,
  zh: '',
  en: '',
  from: '2026-01-01',
  to: '2026-06-30',
  ...given,
})

const measure = async (definitions: readonly FigureDefinition[], moment = now.toString()) =>
  measureFigures(
    test.database,
    context.scope,
    definitions.map((one, index) => ({ code: `F${index}`, definition: one })),
    { moment, timeZone: context.timeZone },
  )

const recorded: fc.Arbitrary<Step> = fc.record({
  unit: fc.constantFrom('bureau', 'school', 'kindergarten', 'other'),
  joint: fc.option(fc.constantFrom('school', 'kindergarten', 'other')),
  kind: fc.constantFrom(...kinds),
  day: fc.integer({ min: 0, max: 165 }),
  heads: fc.integer({ min: 0, max: 500 }),
  hours: fc.integer({ min: 0, max: 16 }).map((quarters) => quarters / 4),
  fate: fc.constantFrom('stay', 'stay', 'void', 'correct'),
})

interface Step {
  readonly unit: keyof typeof units
  readonly joint: keyof typeof units | null
  readonly kind: string
  readonly day: number
  readonly heads: number
  readonly hours: number
  readonly fate: string
}

/** No two things happen at one moment: a moment tells what had happened by then. */
const tick = () => {
  now = now.add({ seconds: 1 })
}

async function play(steps: readonly Step[]): Promise<Done[]> {
  tick()
  await sql`truncate activity, activity_version, attendance, contribution, tally, summary cascade`.execute(
    test.database,
  )
  await sql`update requirement set achieved = 0, achieved_in_window = 0`.execute(test.database)
  const all: Done[] = []
  for (const { unit, joint, kind, day, heads, hours, fate } of steps) {
    const together = joint === null || joint === unit ? [unit] : [unit, joint]
    const draft = aDraft(context, {
      unitId: units[unit],
      jointUnitIds: together.slice(1).map((one) => units[one]),
      kind,
      occurredOn: dayAfter(day),
      headCount: heads,
      hours,
    })
    const { id, late } = await anActivity(context, draft)
    tick()
    const one: Done = {
      id,
      revision: 1,
      units: together,
      kind,
      day: dayAfter(day),
      heads,
      hours,
      late,
      held: true,
    }
    all.push(one)
    if (fate === 'void') {
      mustBeDone(await voidActivity(context, id, { revision: 1, reason: '误记' }))
      one.held = false
    }
    if (fate === 'correct') {
      const corrected = { ...draft, kind: 'meeting', headCount: heads + 1, revision: 1, reason: '更正' }
      mustBeDone(await correctActivity(context, id, corrected))
      Object.assign(one, { kind: 'meeting', heads: heads + 1, revision: 2 })
    }
    tick()
  }
  return all
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** The figures as a person with a pencil would count them. */
function recount(done: readonly Done[], unit: string, from: string, to: string, only: readonly string[]) {
  const below = subtrees[unit] ?? []
  const counted = done.filter(
    (one) =>
      one.held &&
      one.day >= from &&
      one.day <= to &&
      (only.length === 0 || only.includes(one.kind)) &&
      one.units.some((each) => below.includes(each)),
  )
  return {
    records: counted.length,
    heads: sum(counted.map(({ heads }) => heads)),
    hours: sum(counted.map(({ hours }) => hours)),
    units: new Set(counted.flatMap((one) => one.units.filter((each) => below.includes(each)))).size,
    late_records: counted.filter(({ late }) => late).length,
    marks: counted
      .map(({ id, revision }) => [id, revision] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  }
}

const measures = ['records', 'heads', 'hours', 'units', 'late_records'] as const

describe('figures', () => {
  it('equal a recount, whatever was recorded, corrected and voided, for any unit, days and kinds', async () => {
    const asked = fc.record({
      unit: fc.constantFrom('bureau', 'school', 'other'),
      stretch: fc.tuple(fc.integer({ min: 0, max: 165 }), fc.integer({ min: 0, max: 165 })),
      only: fc.subarray([...kinds]),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(recorded, { maxLength: 12 }),
        fc.array(asked, { minLength: 1, maxLength: 3 }),
        async (steps, questions) => {
          const done = await play(steps)
          for (const { unit, stretch, only } of questions) {
            const [from = 0, to = 0] = stretch.toSorted((a, b) => a - b)
            const expected = recount(done, unit, dayAfter(from), dayAfter(to), only)
            const given = {
              unitId: units[unit as keyof typeof units],
              from: dayAfter(from),
              to: dayAfter(to),
              kinds: only,
            }
            const found = await measure(measures.map((one) => definition({ measure: one, ...given })))
            expect(Object.fromEntries(found.map((one) => [one.definition.measure, one.value]))).toEqual(
              Object.fromEntries(measures.map((one) => [one, expected[one]])),
            )
            expect(found[0]?.records).toEqual(expected.marks)
            expect(found[0]?.recordCount).toBe(expected.records)
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  it('as of an earlier moment are what they were then, to the hash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(recorded, { minLength: 1, maxLength: 6 }),
        fc.array(recorded, { minLength: 1, maxLength: 4 }),
        async (first, second) => {
          const done = await play(first)
          const asked = (['records', 'heads', 'expected', 'met', 'missed', 'rate'] as const).map((one) =>
            definition({ measure: one, unitId: units.bureau }),
          )
          const moment = now.toString()
          const then = await measure(asked, moment)
          tick()
          for (const { unit, kind, day, heads, hours } of second)
            await anActivity(context, {
              unitId: units[unit],
              kind,
              occurredOn: dayAfter(day),
              headCount: heads,
              hours,
            })
          const one = done.find(({ held }) => held)
          if (one !== undefined)
            mustBeDone(await voidActivity(context, one.id, { revision: one.revision, reason: '误记' }))
          expect(await measure(asked, moment)).toEqual(then)
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)

  it('of occurrences are those that the list of occurrences shows, and their rate follows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(recorded, { maxLength: 10 }),
        fc.integer({ min: 1, max: 6 }),
        async (steps, month) => {
          await play(steps)
          const to = `2026-0${month}-28`
          const asked = (['expected', 'met', 'met_late', 'missed', 'waived', 'rate'] as const).map((one) =>
            definition({ measure: one, unitId: units.bureau, to }),
          )
          const found = new Map<string, MeasuredFigure>(
            (await measure(asked)).map((one) => [one.definition.measure, one]),
          )
          const query = { unitId: units.bureau, from: '2026-01-01', to, limit: 200 }
          const { occurrences } = mustBeDone(await readOccurrences(context, query))
          const having = (...statuses: string[]) =>
            occurrences.filter(({ status }) => statuses.includes(status)).length
          expect(found.get('expected')?.value).toBe(occurrences.length)
          expect(found.get('met')?.value).toBe(having('met', 'met_late'))
          expect(found.get('met_late')?.value).toBe(having('met_late'))
          expect(found.get('missed')?.value).toBe(having('missed'))
          const known = having('met', 'met_late', 'missed')
          const rate = known === 0 ? null : having('met', 'met_late') / known
          expect(found.get('rate')?.value).toBe(rate === null ? null : Math.round(rate * 10_000) / 100)
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)
})
