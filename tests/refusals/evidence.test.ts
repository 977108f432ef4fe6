import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDraft, anActivity } from '../../src/features/evidence/fixtures.ts'
import type { ActivityPage, RecordActivity } from '../../src/features/evidence/model.ts'
import { aUnit } from '../../src/features/organisation/fixtures.ts'
import { expectRefusal, openWholeProgram, type WholeProgram } from './whole-program.ts'

let program: WholeProgram
let unitId: string
let today: Temporal.PlainDate
beforeAll(async () => {
  program = await openWholeProgram()
  today = program.context.today()
  unitId = await aUnit(program.context, { name: '新学校', openedOn: '2024-09-01' })
})
afterAll(() => program.close())

const draft = (given: Partial<RecordActivity> = {}) => aDraft(program.context, { unitId, ...given })
const record = (given: Partial<RecordActivity>) =>
  program.ask('POST', '/api/evidence/activities', draft(given))
const nobody = '00000000-0000-7000-8000-000000000000'

describe('a record that cannot be', () => {
  it.each([
    ['in the future', () => ({ occurredOn: today.add({ days: 1 }).toString() }), 'evidence.in-future'],
    ['far in the future', () => ({ occurredOn: '9999-12-31' }), 'evidence.in-future'],
    ['before its unit opened', () => ({ occurredOn: '2024-08-31' }), 'evidence.before-unit-opened'],
    ['of a unit that is not there', () => ({ unitId: nobody }), 'evidence.no-unit'],
    ['jointly with a unit that is not there', () => ({ jointUnitIds: [nobody] }), 'evidence.no-unit'],
    ['of an unknown kind', () => ({ kind: 'holiday' }), 'evidence.no-kind'],
    ['of a topic that is not there', () => ({ topicIds: [nobody] }), 'evidence.no-topic'],
    [
      'with a person who is not there',
      () => ({ people: [{ personId: nobody, led: true }] }),
      'evidence.no-person',
    ],
    [
      'with a file that was never uploaded',
      () => ({ attachments: [{ sha256: 'a'.repeat(64), name: '签到表.jpg' }] }),
      'evidence.no-file',
    ],
    ['for an occurrence that it does not fit', () => ({ occurrenceIds: [nobody] }), 'evidence.does-not-fit'],
  ])('is refused %s, and nothing is kept', async (_, given, code) => {
    const entries = await program.count('audit_entry')
    expectRefusal(await record(given()), { status: 422, code })
    expect(await program.count('activity')).toBe(0)
    expect(await program.count('tally')).toBe(0)
    expect(await program.count('audit_entry')).toBe(entries)
  })
})

describe('two people who correct the same record', () => {
  const correct = (id: string, title: string, revision: number) =>
    program.ask('PUT', `/api/evidence/activities/${id}`, { ...draft({ title }), revision, reason: '更正' })
  const page = async (id: string) =>
    (await program.ask('GET', `/api/evidence/activities/${id}`)).data as ActivityPage

  it('do not overwrite each other: one is saved, the other told, and can save again what was written', async () => {
    const { id } = await anActivity(program.context, { unitId })
    const titles = ['甲的更正', '乙的更正', '丙的更正']
    const answers = await Promise.all(titles.map((title) => correct(id, title, 1)))
    const winners = titles.filter((_, index) => answers[index]?.status === 200)
    expect(winners).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      const refusal = expectRefusal(answer, { status: 409, code: 'evidence.stale' })
      expect(refusal.sentence.zh).toContain('没有保存')
    }
    const present = await page(id)
    expect(present.activity).toMatchObject({ title: winners[0], revision: 2 })
    // Whoever lost still has the words, and the revision to make them from.
    const [loser = ''] = titles.filter((title) => title !== winners[0])
    expect((await correct(id, loser, present.activity.revision)).status).toBe(200)
    const after = await page(id)
    expect(after.activity).toMatchObject({ title: loser, revision: 3 })
    expect(after.earlier.map(({ revision }) => revision).toSorted((low, high) => low - high)).toEqual([1, 2])
  })

  it('cannot both void it, nor correct what was voided', async () => {
    const { id } = await anActivity(program.context, { unitId })
    const takeBack = () =>
      program.ask('POST', `/api/evidence/activities/${id}/void`, { revision: 1, reason: '误录' })
    const answers = await Promise.all([takeBack(), takeBack()])
    expect(answers.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 409])
    expectRefusal(await correct(id, '再改', 1), { status: 409, code: 'evidence.voided.conflict' })
  })
})
