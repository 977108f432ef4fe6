import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Schedule } from '../../../kernel/calendar/schedule.ts'
import type { Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { memoryFiles } from '../../rulebooks/fixtures.ts'
import { aDuty, anAssignment } from '../fixtures.ts'
import { readOccurrences } from '../occurrences/page/actions.ts'
import { previewTrigger, readEventWords, readTriggers, recordTrigger, voidTrigger } from './actions.ts'
import { eventFits } from './rules.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'duties.trigger',
] as const

const report: Schedule = { type: 'deadline', within: 24, unit: 'hour', event: '发生安全事故' }
const renew: Schedule = { type: 'lead', lead: 1, unit: 'month', event: '维护保养合同期满' }
const monthly: Schedule = { type: 'periodic', unit: 'month', every: 1 }

let test: TestDatabase
let makeContext: () => Promise<ActionContext>
let context: ActionContext

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-03-20T02:00:00Z')
  makeContext = await openLocalOwner({ database: test.database, files: memoryFiles(), permissions, now })
})
afterAll(() => test.drop())
beforeEach(async () => {
  context = await makeContext()
})

const codeOf = (outcome: Outcome<unknown>) => (outcome.done ? 'done' : outcome.refusal.code)

/** A school below its bureau; both report accidents, the school also renews contracts and inspects monthly. */
async function aSchool() {
  const bureauId = await aUnit(context)
  const unitId = await aUnit(context, { parentId: bureauId })
  const give = async (schedule: Schedule, to: string, title: string) =>
    anAssignment(context, {
      dutyId: await aDuty(context, { schedule, title }),
      unitId: to,
      from: '2026-01-01',
    })
  return {
    unitId,
    reported: await give(report, unitId, '报告事故'),
    passedOn: await give(report, bureauId, '上报事故'),
    renewed: await give(renew, unitId, '续签合同'),
    inspected: await give(monthly, unitId, '检查'),
  }
}

const accident = (unitId: string) => ({
  unitId,
  kind: '发生安全事故',
  title: '操场摔伤',
  occurredOn: '2026-03-19',
})

describe('the register of events', () => {
  it('offers the duties that wait for an event, of the unit and above, and ticks those whose words fit', async () => {
    const { unitId, reported, passedOn, renewed } = await aSchool()
    const { choices } = mustBeDone(
      await previewTrigger(context, { ...accident(unitId), occurredAt: '16:30' }),
    )
    expect(new Map(choices.map((choice) => [choice.assignmentId, [choice.relation, choice.ticked]]))).toEqual(
      new Map([
        [reported, ['own', true]],
        [passedOn, ['above', true]],
        [renewed, ['own', false]],
      ]),
    )
    const own = choices.find(({ assignmentId }) => assignmentId === reported)
    expect(own).toMatchObject({ window: { from: '2026-03-19', to: '2026-03-20' }, alreadyClosed: false })
  })

  it('starts what was chosen, and tells what became of it', async () => {
    const { unitId, reported } = await aSchool()
    const recorded = await recordTrigger(context, {
      ...accident(unitId),
      note: '',
      assignmentIds: [reported],
    })
    expect(mustBeDone(recorded).occurrences).toBe(1)
    const { triggers } = mustBeDone(await readTriggers(context, { unitId, limit: 10 }))
    expect(triggers).toHaveLength(1)
    expect(triggers[0]).toMatchObject({
      title: '操场摔伤',
      voidedAt: null,
      started: [{ dutyTitle: '报告事故', status: 'open', withdrawn: false }],
    })
  })

  it('counts back from an event that lies ahead', async () => {
    const { unitId, renewed } = await aSchool()
    const expiry = { unitId, kind: '维护保养合同期满', title: '消防维保合同', occurredOn: '2026-06-30' }
    mustBeDone(await recordTrigger(context, { ...expiry, note: '', assignmentIds: [renewed] }))
    const [trigger] = mustBeDone(await readTriggers(context, { unitId, limit: 10 })).triggers
    expect(trigger?.started[0]?.windowTo).toBe('2026-05-30')
  })

  it('takes what a voided event started out of the counts, and keeps it on record', async () => {
    const { unitId, reported, passedOn } = await aSchool()
    const assignmentIds = [reported, passedOn]
    const { triggerId } = mustBeDone(
      await recordTrigger(context, { ...accident(unitId), note: '', assignmentIds }),
    )
    expect(mustBeDone(await voidTrigger(context, triggerId, '误报'))).toEqual({ withdrawn: 2 })
    const query = { unitId, from: '2026-03-01', to: '2026-03-25', limit: 100 }
    expect(mustBeDone(await readOccurrences(context, query)).occurrences).toEqual([])
    const [trigger] = mustBeDone(await readTriggers(context, { unitId, limit: 10 })).triggers
    expect(trigger).toMatchObject({ voidReason: '误报', started: [{ withdrawn: true }, { withdrawn: true }] })
    expect(codeOf(await voidTrigger(context, triggerId, '误报'))).toBe('trigger.conflict')
  })

  it('refuses what starts nothing, other units’ duties, and a day on which the unit did not stand', async () => {
    const { unitId, reported, inspected } = await aSchool()
    const other = await aSchool()
    const record = (assignmentIds: string[], occurredOn = '2026-03-19') =>
      recordTrigger(context, { ...accident(unitId), occurredOn, note: '', assignmentIds })
    expect(codeOf(await record([inspected]))).toBe('trigger.stale')
    expect(codeOf(await record([other.reported]))).toBe('trigger.stale')
    expect(codeOf(await record([reported], '2025-11-01'))).toBe('trigger.starts-nothing')
    expect(codeOf(await record([], '2019-12-31'))).toBe('trigger.no-unit')
    expect(codeOf(await record([], '2040-01-01'))).toBe('trigger.too-far')
  })

  it('knows the words by which adopted duties name events', async () => {
    await aSchool()
    expect(mustBeDone(await readEventWords(context))).toEqual(
      expect.arrayContaining(['发生安全事故', '维护保养合同期满']),
    )
  })
})

describe('words that fit', () => {
  it.each([
    ['生产安全事故发生', '安全事故', '', true],
    ['发生安全事故', '其他', '食堂发生食品安全事故', true],
    ['维护保养合同期满', '合同到期', '消防维护保养合同', true],
    ['发生安全事故', '合同到期', '维保合同', false],
    ['发生', '发生', '', true],
  ])('%s / %s %s: %s', (event, kind, title, fits) => {
    expect(eventFits(event, { kind, title })).toBe(fits)
  })
})
