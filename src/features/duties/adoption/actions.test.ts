import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aPost, aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { aVersion, memoryFiles } from '../../rulebooks/fixtures.ts'
import { readAssignments } from '../assignments/actions.ts'
import { acceptedDuties } from '../fixtures.ts'
import { readOccurrences } from '../occurrences/page/actions.ts'
import { adoptDuties, assignLateUnits, declineLateUnits, previewAdoption, readLateUnits } from './actions.ts'
import type { Adoption } from './model.ts'
import { applyVersion, compareVersion } from './versions/actions.ts'
import type { DutyFate } from './versions/model.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'rulebooks.read',
  'rulebooks.write',
  'duties.read',
  'duties.review',
  'duties.adopt',
] as const

const rule =
  '学校安全办法\n\n第一条 学校应当每月开展一次安全检查。\n\n第二条 学校应当每季度组织一次应急演练。\n'

let test: TestDatabase
let context: ActionContext

const codeOf = (outcome: Outcome<unknown>) => (outcome.done ? 'done' : outcome.refusal.code)
const adoption = (duties: readonly { id: string }[], given: Partial<Adoption> = {}): Adoption => ({
  dutyIds: duties.map(({ id }) => id),
  from: '2026-02-10',
  start: 'next',
  exceptUnitIds: [],
  ...given,
})

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

// A kind of unit of its own keeps each test's duties off the others' units.
let kinds = 0
let kind = 'school'
beforeEach(async () => {
  const now = () => Temporal.Instant.from('2026-03-20T02:00:00Z')
  context = await (
    await openLocalOwner({ database: test.database, files: memoryFiles(), permissions, now })
  )()
  kind =
    ['school', 'kindergarten', 'hospital', 'company', 'community', 'other', 'bureau'][kinds++ % 7] ?? 'school'
})

async function ready(text = rule) {
  const { versionId, rulebookId } = await aVersion(context, text)
  const duties = await acceptedDuties(context, versionId, { unitKinds: [kind], tier: 'deputy' })
  const [inspection, drill] = duties
  if (!inspection || !drill) throw new Error('two duties expected')
  return { versionId, rulebookId, duties, inspection, drill }
}

const windowsOf = async (unitId: string, dutyId: string) =>
  mustBeDone(
    await readOccurrences(context, { unitId, dutyId, from: '2026-01-01', to: '2026-09-30', limit: 100 }),
  ).occurrences.map(({ occurrence, status }) => `${occurrence.periodKey} ${status}`)

describe('adopting', () => {
  it('makes exactly what the preview told: assignments on units of the kind, with the vacant ones named', async () => {
    const unitId = await aUnit(context, { kind })
    await aUnit(context, { kind })
    const left = await aUnit(context, { kind })
    await aPost(context, { unitId, title: '副校长', tier: 'deputy', holder: { name: '李四' } })
    const { duties, inspection } = await ready()
    const input = adoption(duties, { exceptUnitIds: [left] })
    const preview = mustBeDone(await previewAdoption(context, input))
    expect(preview).toMatchObject({ assignments: 4, units: 2, vacant: 2, from: '2026-02-10' })
    expect(preview.duties[0]).toMatchObject({
      units: 2,
      vacant: 1,
      firstWindow: { from: '2026-03-01', to: '2026-03-31' },
    })
    const adopted = mustBeDone(await adoptDuties(context, input))
    expect(adopted).toMatchObject({ assignments: 4, units: 2 })
    const list = mustBeDone(await readAssignments(context, { dutyId: inspection.id, limit: 100 }))
    expect(list).toMatchObject({ total: 2, vacant: 1 })
    expect(list.assignments.find((line) => line.unitId === unitId)?.answer?.holderName).toBe('李四')
    expect(codeOf(await adoptDuties(context, input))).toBe('adoption.not-accepted')
  })

  it('leaves out, counts whole or shares the month that runs on the first day', async () => {
    const unitId = await aUnit(context, { kind })
    const first: Record<string, string | undefined> = {}
    for (const start of ['next', 'full', 'prorata'] as const) {
      const { inspection } = await ready()
      mustBeDone(await adoptDuties(context, adoption([inspection], { start, from: '2026-02-10' })))
      first[start] = (await windowsOf(unitId, inspection.id))[0]
    }
    expect(first).toEqual({ next: '2026-03 open', full: '2026-02 missed', prorata: '2026-02 missed' })
  })

  it('refuses a day before the rule binds, a kind that has no unit, and what nobody accepted', async () => {
    const { duties } = await ready()
    expect(codeOf(await adoptDuties(context, adoption(duties)))).toBe('adoption.no-units')
    await aUnit(context, { kind })
    expect(codeOf(await adoptDuties(context, adoption(duties, { from: '2025-12-31' })))).toBe(
      'adoption.before-effect',
    )
    expect(codeOf(await adoptDuties(context, adoption([{ id: context.newId() }])))).toBe('duty.not-found')
  })

  it('proposes its duties to a unit that opens later; they are given or declined once', async () => {
    await aUnit(context, { kind })
    const { duties, inspection, drill } = await ready()
    mustBeDone(await adoptDuties(context, adoption(duties)))
    const unitId = await aUnit(context, { kind, openedOn: '2026-03-01' })
    const waiting = async () =>
      mustBeDone(await readLateUnits(context)).filter((late) => late.unitId === unitId).length
    expect(await waiting()).toBe(2)
    const pairs = [{ dutyId: inspection.id, unitId }]
    const early = await assignLateUnits(context, { pairs, from: '2026-02-20', start: 'full' })
    expect(codeOf(early)).toBe('adoption.before-unit-opened')
    mustBeDone(await assignLateUnits(context, { pairs, from: '2026-03-01', start: 'full' }))
    expect((await windowsOf(unitId, inspection.id))[0]).toBe('2026-03 open')
    const again = await assignLateUnits(context, { pairs, from: '2026-03-01', start: 'full' })
    expect(codeOf(again)).toBe('adoption.stale')
    mustBeDone(await declineLateUnits(context, { pairs: [{ dutyId: drill.id, unitId }], reason: '尚无学生' }))
    expect(await waiting()).toBe(0)
  })
})

describe('a new version of the rule', () => {
  async function versions() {
    const unitId = await aUnit(context, { kind })
    const old = await ready()
    mustBeDone(await adoptDuties(context, adoption(old.duties, { from: '2026-01-01' })))
    const text =
      '学校安全办法\n\n第一条 学校应当每月开展一次安全检查。\n\n第二条 学校应当每月组织一次应急演练。\n'
    const { versionId } = await aVersion(context, text, {
      rulebookId: old.rulebookId,
      effectiveFrom: '2026-03-10',
    })
    const [inspection, drill] = await acceptedDuties(context, versionId, {
      unitKinds: [kind],
      tier: 'deputy',
    })
    if (!inspection || !drill) throw new Error('two duties expected')
    return { unitId, old, versionId, inspection, drill }
  }
  const fateOf = (fate: Pick<DutyFate, 'dutyId' | 'fate'> & Partial<DutyFate>): DutyFate => ({
    openPeriod: 'keep',
    start: 'next',
    ...fate,
  })

  it('suggests to carry on what reads the same and to change what has another rhythm', async () => {
    const { old, versionId } = await versions()
    const { successions, fresh } = mustBeDone(await compareVersion(context, versionId))
    const of = (id: string) => successions.find(({ duty }) => duty.id === id)
    expect(of(old.inspection.id)).toMatchObject({ suggested: 'carry', assignments: 1 })
    expect(of(old.drill.id)).toMatchObject({ suggested: 'change' })
    expect(fresh).toEqual([])
  })

  it('carries on: the same assignment and its open periods go on under the new words', async () => {
    const { unitId, old, versionId, inspection } = await versions()
    const before = await windowsOf(unitId, old.inspection.id)
    const fates = [fateOf({ dutyId: old.inspection.id, fate: 'carry', successorId: inspection.id })]
    const applied = mustBeDone(await applyVersion(context, { versionId, from: '2026-03-20', fates }))
    expect(applied).toMatchObject({ carried: 1, changed: 0, ended: 0, withdrawn: 0 })
    expect(await windowsOf(unitId, old.inspection.id)).toEqual(before)
  })

  it('changes: the open quarter is seen through and the new rhythm begins after it, or is withdrawn for the new one', async () => {
    for (const [openPeriod, start, oldLeft, newFirst] of [
      ['keep', 'next', ['2026-Q1 open'], '2026-04 upcoming'],
      ['withdraw', 'full', [], '2026-03 open'],
    ] as const) {
      const { unitId, old, versionId, drill } = await versions()
      const fate = { dutyId: old.drill.id, fate: 'change', successorId: drill.id, openPeriod, start } as const
      mustBeDone(await applyVersion(context, { versionId, from: '2026-03-20', fates: [fate] }))
      expect(await windowsOf(unitId, old.drill.id)).toEqual(oldLeft)
      expect((await windowsOf(unitId, drill.id))[0]).toBe(newFirst)
    }
  })

  it('ends: nothing falls due any more, and what has closed stays', async () => {
    const { unitId, old, versionId } = await versions()
    const fates = [fateOf({ dutyId: old.inspection.id, fate: 'end', openPeriod: 'withdraw' })]
    mustBeDone(await applyVersion(context, { versionId, from: '2026-03-20', fates }))
    expect(await windowsOf(unitId, old.inspection.id)).toEqual(['2026-01 missed', '2026-02 missed'])
  })

  it('refuses to begin before the rule does, and all of it when one part cannot be', async () => {
    const { unitId, old, versionId, inspection, drill } = await versions()
    const carry = fateOf({ dutyId: old.inspection.id, fate: 'carry', successorId: inspection.id })
    expect(codeOf(await applyVersion(context, { versionId, from: '2026-03-01', fates: [carry] }))).toBe(
      'adoption.before-effect',
    )
    const wrong = fateOf({ dutyId: context.newId(), fate: 'end' })
    const both = await applyVersion(context, { versionId, from: '2026-03-20', fates: [carry, wrong] })
    expect(codeOf(both)).toBe('duty.not-found')
    const { successions } = mustBeDone(await compareVersion(context, versionId))
    expect(successions.map(({ duty }) => duty.id)).toContain(old.inspection.id)
    expect(await windowsOf(unitId, drill.id)).toEqual([])
  })
})
