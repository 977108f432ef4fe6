import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { readOccurrences } from '../../duties/occurrences/page/actions.ts'
import { waiveOccurrence } from '../../duties/occurrences/waivers/actions.ts'
import { mustBeDone } from '../../organisation/fixtures.ts'
import { aDistrict, type GivenDistrict, recountOf, sumOf } from '../fixtures.ts'
import type { Matrix, MatrixRow, StatusCounts, Stretch } from '../model.ts'
import { readTrend } from '../trend/actions.ts'
import { readMatrix, readUnitStatus } from './actions.ts'
import { noCounts, rateOf, standingOf, sumCounts } from './rules.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'duties.waive',
  'evidence.read',
  'evidence.record',
  'dashboards.read',
] as const

let test: TestDatabase
let context: ActionContext
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-06-15T02:00:00Z')
  const makeContext = await openLocalOwner({ database: test.database, files, permissions, now })
  context = await makeContext()
})
afterAll(() => test.drop())

const halfYear: Stretch = { from: '2026-01-01', to: '2026-06-30' }
const day = fc
  .integer({ min: 0, max: 164 })
  .map((days) => new Temporal.PlainDate(2026, 1, 1).add({ days }).toString())
const number = fc.nat({ max: 9 })
const district: fc.Arbitrary<GivenDistrict> = fc.record({
  parents: fc.array(number, { minLength: 3, maxLength: 5 }),
  moves: fc.array(fc.record({ unit: number, to: number, day }), { maxLength: 4 }),
  duties: fc.array(
    fc.record({
      unit: fc.constantFrom('month' as const, 'quarter' as const),
      graceDays: fc.constantFrom(0, 10, 40),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  records: fc.array(fc.record({ unit: number, occurredOn: day }), { maxLength: 12 }),
})

/** How many occurrences the drawer behind a cell lists; `status` absent: all of them. */
async function drawerOf(
  matrix: Matrix,
  row: MatrixRow,
  stretch: Stretch,
  dutyId: string,
  status?: 'met' | 'met_late' | 'missed' | 'open' | 'overdue' | 'upcoming' | 'waived',
): Promise<number> {
  const place = row.own ? { unitId: row.unitId, alone: true } : { unitId: row.unitId, under: matrix.unit.id }
  const asked = { ...place, ...stretch, dutyId, limit: 500, ...(status && { status }) }
  return mustBeDone(await readOccurrences(context, asked)).occurrences.length
}

async function expectDrawersEqual(matrix: Matrix, stretch: Stretch, chosen: number): Promise<void> {
  const cells = matrix.rows.flatMap((row) => Object.keys(row.cells).map((dutyId) => ({ row, dutyId })))
  const cell = cells[chosen % Math.max(1, cells.length)]
  if (cell === undefined) return
  const counts = cell.row.cells[cell.dutyId] ?? noCounts
  expect(await drawerOf(matrix, cell.row, stretch, cell.dutyId)).toBe(counts.expected)
  const found: Partial<StatusCounts> = {
    met: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'met'),
    metLate: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'met_late'),
    waived: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'waived'),
    missed: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'missed'),
    open: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'open'),
    overdue: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'overdue'),
    upcoming: await drawerOf(matrix, cell.row, stretch, cell.dutyId, 'upcoming'),
  }
  expect(counts).toMatchObject(found)
}

describe('the matrix', () => {
  it('equals a recount of occurrences by the tree of each closing day, its rows add up, and each cell opens what it counts', async () => {
    await fc.assert(
      fc.asyncProperty(district, number, fc.nat(200), async (given, asked, chosen) => {
        const { unitIds, dutyIds } = await aDistrict(context, given)
        const unitId = unitIds[asked % unitIds.length] ?? ''
        const matrix = mustBeDone(await readMatrix(context, unitId, halfYear))
        const recount = (await recountOf(context, unitIds)).filter(
          ({ windowTo }) => windowTo >= halfYear.from && windowTo <= halfYear.to,
        )
        const inSubtree = recount.filter((one) => one.unitId === unitId || one.above.includes(unitId))
        expect(matrix.total).toEqual(sumOf(inSubtree))
        expect(sumCounts(matrix.rows.map(({ total }) => total))).toEqual(matrix.total)
        for (const row of matrix.rows)
          for (const dutyId of dutyIds) {
            const counted = inSubtree.filter((one) => {
              // The unit right below the one asked for, on the way up from where the occurrence lies.
              const way = [one.unitId, ...one.above]
              const childId = one.unitId === unitId ? null : way[way.indexOf(unitId) - 1]
              return one.dutyId === dutyId && (row.own ? childId === null : childId === row.unitId)
            })
            expect(row.cells[dutyId] ?? noCounts).toEqual(sumOf(counted))
          }
        const status = mustBeDone(await readUnitStatus(context, unitId, halfYear))
        expect(status.total).toEqual(matrix.total)
        expect(sumCounts(status.duties.map(({ counts }) => counts))).toEqual(matrix.total)
        await expectDrawersEqual(matrix, halfYear, chosen)
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('counts a unit that moved where it stood on each closing day', async () => {
    const { unitIds } = await aDistrict(context, {
      parents: [0, 0, 1],
      moves: [{ unit: 3, to: 2, day: '2026-03-20' }],
      duties: [{ unit: 'month', graceDays: 0 }],
      records: [
        { unit: 3, occurredOn: '2026-02-10' },
        { unit: 3, occurredOn: '2026-04-10' },
      ],
    })
    const [top = '', one = '', two = '', moved = ''] = unitIds
    const { rows } = mustBeDone(await readMatrix(context, top, halfYear))
    const totalOf = (unitId: string) => rows.find((row) => row.unitId === unitId && !row.own)?.total
    // Six months of the unit's own; January and February came from the moved one, March to June went to the other.
    expect(totalOf(one)).toMatchObject({ expected: 8, met: 1 })
    expect(totalOf(two)).toMatchObject({ expected: 10, met: 1 })
    const under = mustBeDone(await readMatrix(context, one, halfYear))
    expect(under.rows.find((row) => row.unitId === moved)?.total).toMatchObject({ expected: 2, met: 1 })
    const drawer = await readOccurrences(context, { unitId: moved, under: one, ...halfYear, limit: 100 })
    expect(mustBeDone(drawer).occurrences.map(({ occurrence }) => occurrence.periodKey)).toEqual([
      '2026-01',
      '2026-02',
    ])
  })

  it('puts an occurrence into the period of its window, however long its grace, in cell and drawer', async () => {
    const { unitIds, dutyIds } = await aDistrict(context, {
      parents: [],
      moves: [],
      duties: [{ unit: 'month', graceDays: 40 }],
      records: [],
    })
    const may = { from: '2026-05-01', to: '2026-05-31' }
    const matrix = mustBeDone(await readMatrix(context, unitIds[0] ?? '', may))
    const row = matrix.rows[0]
    expect(matrix.total).toMatchObject({ expected: 1, open: 1, overdue: 1 })
    expect(row && (await drawerOf(matrix, row, may, dutyIds[0] ?? '', 'overdue'))).toBe(1)
  })

  it('counts a waived occurrence as asked of nobody', async () => {
    const { unitIds } = await aDistrict(context, {
      parents: [],
      moves: [],
      duties: [{ unit: 'quarter', graceDays: 0 }],
      records: [],
    })
    const unitId = unitIds[0] ?? ''
    const [first] = mustBeDone(await readOccurrences(context, { unitId, ...halfYear, limit: 10 })).occurrences
    mustBeDone(
      await waiveOccurrence(context, first?.occurrence.id ?? '', { reason: '停课', approver: '局长' }),
    )
    const { total } = mustBeDone(await readMatrix(context, unitId, halfYear))
    expect(total).toMatchObject({ expected: 2, waived: 1, missed: 0, open: 1 })
  })
})

describe('the trend', () => {
  it('says of each period what the matrix says of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        district,
        number,
        fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
        async (given, asked, unit) => {
          const { unitIds, dutyIds } = await aDistrict(context, given)
          const unitId = unitIds[asked % unitIds.length] ?? ''
          const query = { unit, periods: 4 }
          const points = mustBeDone(await readTrend(context, unitId, query))
          const ofDuty = mustBeDone(await readTrend(context, unitId, { ...query, dutyId: dutyIds[0] }))
          for (const [index, { from, to, counts }] of points.entries()) {
            const matrix = mustBeDone(await readMatrix(context, unitId, { from, to }))
            expect(counts).toEqual(matrix.total)
            expect(ofDuty[index]?.counts).toEqual(
              sumCounts(matrix.rows.map((row) => row.cells[dutyIds[0] ?? ''] ?? noCounts)),
            )
          }
        },
      ),
      { numRuns: 6 },
    )
  }, 120_000)
})

describe('what a cell says', () => {
  it.each([
    [{}, 'none'],
    [{ expected: 2, met: 1, missed: 1 }, 'missed'],
    [{ expected: 2, open: 2, overdue: 1 }, 'overdue'],
    [{ expected: 2, met: 1, open: 1 }, 'open'],
    [{ expected: 2, met: 1, metLate: 1 }, 'met_late'],
    [{ expected: 2, met: 2 }, 'met'],
    [{ expected: 2, met: 1, upcoming: 1 }, 'on_track'],
    [{ expected: 1, upcoming: 1 }, 'upcoming'],
    [{ expected: 1, waived: 1 }, 'waived'],
  ] as const)('%o is %s', (counts, standing) => {
    expect(standingOf({ ...noCounts, ...counts })).toBe(standing)
  })

  it('reckons the rate from what is decided', () => {
    expect(rateOf({ ...noCounts, expected: 9, met: 2, metLate: 1, missed: 1, open: 3, waived: 2 })).toBe(0.75)
    expect(rateOf({ ...noCounts, expected: 3, open: 3 })).toBeNull()
  })
})
