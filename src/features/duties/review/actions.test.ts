import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { aVersion, memoryFiles } from '../../rulebooks/fixtures.ts'
import { adoptDuties } from '../adoption/actions.ts'
import { acceptedDuties } from '../fixtures.ts'
import type { Duty } from '../model.ts'
import { adjustDuty, decideDuties, readDesk, splitDuty } from './actions.ts'
import type { AdjustDuty } from './model.ts'
import { addDuty, proposeDuties } from './proposal/actions.ts'

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

const rule = `学校安全办法

第一条 学校应当每月开展一次安全检查，每学期组织一次应急演练。

第二条 学校应当定期开展消防安全培训。

第三条 学校应当每月收集教职工的思想动态。
`

let test: TestDatabase
let context: ActionContext

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-03-20T02:00:00Z')
  const options = { database: test.database, files: memoryFiles(), permissions, now }
  context = await (await openLocalOwner(options))()
})
afterAll(() => test.drop())

const codeOf = (outcome: Outcome<unknown>) => (outcome.done ? 'done' : outcome.refusal.code)

async function aDesk() {
  const { versionId, excludedCount } = await aVersion(context, rule)
  mustBeDone(await proposeDuties(context, versionId))
  const desk = mustBeDone(await readDesk(context, versionId))
  return { ...desk, versionId, excludedCount, dutyOf: finderOf(desk.duties) }
}

const finderOf = (duties: readonly Duty[]) => (words: string) => {
  const duty = duties.find(({ action }) => action.includes(words))
  if (!duty) throw new Error(`no duty says ${words}`)
  return duty
}

const termsOf = (duty: Duty): AdjustDuty => ({
  revision: duty.revision,
  title: duty.title,
  kind: duty.kind,
  schedule: duty.schedule,
  evidence: [...duty.evidence],
  tier: duty.tier,
  unitKinds: ['school'],
  graceDays: duty.graceDays,
})

const decide = (decision: 'accept' | 'reject' | 'reopen', ...duties: Duty[]) =>
  decideDuties(context, { decision, duties: duties.map(({ id, revision }) => ({ id, revision })) })

describe('the review desk', () => {
  it('lays out what was found, once, with the words of the text', async () => {
    const { version, versionId, duties } = await aDesk()
    expect(duties.length).toBeGreaterThanOrEqual(3)
    for (const duty of duties)
      expect(version.text.slice(duty.actionStart, duty.actionStart + duty.action.length)).toBe(duty.action)
    expect(mustBeDone(await proposeDuties(context, versionId))).toEqual({ proposed: 0 })
  })

  it('accepts only what is complete, and says at which field it is not', async () => {
    const { dutyOf } = await aDesk()
    const vague = mustBeDone(await adjustDuty(context, dutyOf('培训').id, termsOf(dutyOf('培训'))))
    const undecided = await decide('accept', vague)
    expect(undecided).toMatchObject({ refusal: { code: 'duty.schedule-undecided' } })
    const settled = { ...termsOf(vague), schedule: { type: 'periodic', unit: 'term', every: 1 } as const }
    const ready = mustBeDone(await adjustDuty(context, vague.id, settled))
    expect(codeOf(await decide('accept', ready))).toBe('done')
  })

  it('accepts all or none', async () => {
    const { dutyOf, versionId } = await aDesk()
    const ready = mustBeDone(await adjustDuty(context, dutyOf('检查').id, termsOf(dutyOf('检查'))))
    expect(codeOf(await decide('accept', ready, dutyOf('培训')))).toBe('duty.schedule-undecided')
    const after = mustBeDone(await readDesk(context, versionId))
    expect(after.duties.every(({ state }) => state === 'proposed')).toBe(true)
  })

  it('refuses a change that was made from an older revision, and keeps the newer one', async () => {
    const { dutyOf, versionId } = await aDesk()
    const seen = dutyOf('检查')
    mustBeDone(await adjustDuty(context, seen.id, { ...termsOf(seen), title: '先改的' }))
    expect(codeOf(await adjustDuty(context, seen.id, { ...termsOf(seen), title: '后改的' }))).toBe(
      'duty.stale',
    )
    expect(codeOf(await decide('reject', seen))).toBe('duty.stale')
    const { duties } = mustBeDone(await readDesk(context, versionId))
    expect(duties.find(({ id }) => id === seen.id)?.title).toBe('先改的')
  })

  it('splits a sentence into duties of their own, in order and inside it', async () => {
    const { dutyOf, version, versionId } = await aDesk()
    const duty = dutyOf('检查')
    const at = (words: string) => ({
      start: version.text.indexOf(words),
      end: version.text.indexOf(words) + words.length,
    })
    const wrong = await splitDuty(context, duty.id, duty.revision, [at('应急演练'), at('安全检查')])
    expect(codeOf(wrong)).toBe('duty.split-outside')
    mustBeDone(await splitDuty(context, duty.id, duty.revision, [at('每月开展一次'), at('安全检查')]))
    const { duties } = mustBeDone(await readDesk(context, versionId))
    const parts = duties.filter(
      ({ sentenceStart, source }) => sentenceStart === duty.sentenceStart && source !== 'found',
    )
    expect(parts.map(({ action, source, revision }) => [action, source, revision])).toEqual([
      ['安全检查', 'split', 1],
    ])
  })

  it('adds what somebody selects, with what the finder reads there', async () => {
    const { version, versionId } = await aDesk()
    const start = version.text.indexOf('次应急演练')
    const added = mustBeDone(await addDuty(context, versionId, { start, end: start + 5 }))
    expect(added).toMatchObject({ action: '次应急演练', source: 'selected', state: 'proposed' })
    expect(codeOf(await addDuty(context, versionId, { start, end: start + 5 }))).toBe('duty.conflict')
    const nothing = version.text.indexOf('\n\n第二条')
    expect(codeOf(await addDuty(context, versionId, { start: nothing, end: nothing + 1 }))).toBe(
      'duty.selection-empty',
    )
  })

  it('lets a decision be taken back', async () => {
    const { dutyOf, versionId } = await aDesk()
    mustBeDone(await decide('reject', dutyOf('检查')))
    const { duties } = mustBeDone(await readDesk(context, versionId))
    mustBeDone(await decide('reopen', ...duties.filter(({ state }) => state === 'rejected')))
    const after = mustBeDone(await readDesk(context, versionId))
    expect(after.duties.every(({ state }) => state === 'proposed')).toBe(true)
  })
})

describe('what the product refuses to be', () => {
  it('is marked on import, and never proposed', async () => {
    const { clauses, duties, excludedCount } = await aDesk()
    expect(excludedCount).toBe(1)
    expect(clauses.flatMap(({ excluded }) => excluded.map(({ words }) => words))).toEqual([
      '收集教职工的思想动态',
    ])
    expect(duties.some(({ sentence }) => sentence.includes('思想动态'))).toBe(false)
  })

  it('is not added by selecting its words, or words beside them', async () => {
    const { version, versionId } = await aDesk()
    for (const words of ['收集教职工的思想动态', '学校应当每月收集']) {
      const start = version.text.indexOf(words)
      expect(codeOf(await addDuty(context, versionId, { start, end: start + words.length }))).toBe(
        'duty.excluded',
      )
    }
  })

  it('is not typed into another duty', async () => {
    const { dutyOf } = await aDesk()
    const duty = dutyOf('检查')
    const terms = termsOf(duty)
    expect(codeOf(await adjustDuty(context, duty.id, { ...terms, title: '掌握学生思想动态' }))).toBe(
      'duty.excluded',
    )
    const schedule = { type: 'deadline', within: 1, unit: 'day', event: '发现思想动态异常' } as const
    expect(codeOf(await adjustDuty(context, duty.id, { ...terms, kind: 'deadline', schedule }))).toBe(
      'duty.excluded',
    )
  })

  it('is neither accepted nor adopted when somebody writes it past the desk', async () => {
    await aUnit(context, { kind: 'school', name: '第一小学' })
    const { versionId } = await aVersion(context, rule.replace('定期', '每学期'))
    const [duty] = await acceptedDuties(context, versionId)
    if (!duty) throw new Error('nothing accepted')
    await sql`update duty set title = '收集思想动态' where id = ${duty.id}`.execute(test.database)
    const adoption = { dutyIds: [duty.id], from: '2026-04-01', start: 'next' as const, exceptUnitIds: [] }
    expect(codeOf(await adoptDuties(context, adoption))).toBe('duty.excluded')
    mustBeDone(await decide('reopen', duty))
    expect(codeOf(await decide('accept', { ...duty, revision: duty.revision + 1 }))).toBe('duty.excluded')
  })
})
