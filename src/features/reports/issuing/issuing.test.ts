import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { readWordText } from '../../../platform/documents/word-text.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aDuty, anAssignment } from '../../duties/fixtures.ts'
import { readOccurrences } from '../../duties/occurrences/page/actions.ts'
import { waiveOccurrence } from '../../duties/occurrences/waivers/actions.ts'
import { correctActivity, voidActivity } from '../../evidence/correction/actions.ts'
import { aDraft, anActivity } from '../../evidence/fixtures.ts'
import { aPost, aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { deleteReport, editReport, readReport } from '../actions.ts'
import { differencesOf } from '../differences/actions.ts'
import { readWord } from '../document/actions.ts'
import { readFigures } from '../figures/actions.ts'
import { readFigureRecords } from '../figures/records/actions.ts'
import { aReport } from '../fixtures.ts'
import type { Figure, Report } from '../model.ts'
import { figureText, valueText } from '../rules.ts'
import { issueReport } from './actions.ts'
import { reportHash } from './rules.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'duties.waive',
  'evidence.read',
  'evidence.record',
  'evidence.correct',
  'evidence.void',
  'reports.read',
  'reports.write',
  'reports.issue',
] as const

let test: TestDatabase
let context: ActionContext
let now = Temporal.Instant.from('2026-03-20T02:00:00Z')
let unitId: string
const kept = new Map<string, Uint8Array>()
const files = {
  put: async (content: Uint8Array) => {
    const sha256 = createHash('sha256').update(content).digest('hex')
    kept.set(sha256, content)
    return { sha256, size: content.byteLength }
  },
  get: async (sha256: string) => kept.get(sha256) ?? null,
}
const at = (moment: string) => {
  now = Temporal.Instant.from(moment)
}

beforeAll(async () => {
  test = await createTestDatabase()
  const makeContext = await openLocalOwner({ database: test.database, files, permissions, now: () => now })
  context = await makeContext()
})
afterAll(() => test.drop())

beforeEach(async () => {
  at('2026-03-20T02:00:00Z')
  kept.clear()
  unitId = await aUnit(context, { kind: 'bureau' })
})

/** A school below the unit with a monthly duty and some work: two inspections, a drill of 300 heads. */
async function someWork() {
  const schoolId = await aUnit(context, { parentId: unitId, kind: 'school', name: '柳湾镇初级中学' })
  const { postId } = await aPost(context, { unitId: schoolId, holder: { name: '李四' } })
  const dutyId = await aDuty(context)
  await anAssignment(context, { dutyId, unitId: schoolId, postId, from: '2026-01-01' })
  const inspection = await anActivity(context, { unitId: schoolId, occurredOn: '2026-03-10' })
  const second = await anActivity(context, { unitId: schoolId, occurredOn: '2026-03-18' })
  const drill = await anActivity(context, {
    unitId: schoolId,
    jointUnitIds: [unitId],
    kind: 'drill',
    title: '消防演练',
    occurredOn: '2026-03-19',
    headCount: 300,
  })
  return { schoolId, inspection, second, drill }
}

const figureOf = (figures: readonly Figure[], measure: string, kind?: string): Figure => {
  const found = figures.find(
    ({ definition }) => definition.measure === measure && definition.kinds[0] === kind,
  )
  if (found === undefined) throw new Error(`no figure ${measure}`)
  return found
}

const issued = async (report: Report) =>
  mustBeDone(await issueReport(context, report.id, { revision: report.revision }))

describe('issuing', () => {
  it('freezes values, hashes and ids, and hashes the whole so that anybody can work it out again', async () => {
    await someWork()
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    const live = mustBeDone(await readFigures(context, report.id))
    const { hash, auditPlace, issuedAt } = await issued(report)
    expect(mustBeDone(await readFigures(context, report.id))).toEqual(live)
    expect(figureOf(live, 'records')).toMatchObject({ value: 3, recordCount: 3 })
    expect(figureOf(live, 'heads', 'drill').value).toBe(300)
    expect(figureOf(live, 'units').value).toBe(2)
    expect(figureOf(live, 'expected').value).toBe(6)
    expect(figureOf(live, 'rate').value).toBe(16.67)
    const read = mustBeDone(await readReport(context, report.id))
    expect(read).toMatchObject({ state: 'issued', hash, auditPlace, issuedAt })
    expect(auditPlace).toBeGreaterThan(0)
    expect(reportHash({ ...read, figures: live, asOf: issuedAt, issuedAt, auditPlace })).toBe(hash)
    const { rows } = await sql<{ records: [string, number][]; hash: string }>`
      select records, record_hash as hash from figure where report_id = ${report.id} and code = 'F05'`.execute(
      test.database,
    )
    const text = (rows[0]?.records ?? []).map(([id, revision]) => `${id}:${revision}`).join(',')
    expect(createHash('sha256').update(text).digest('hex')).toBe(rows[0]?.hash)
  })

  it('notes a place in the log that covers whatever was committed before', async () => {
    await someWork()
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    const { auditPlace } = await issued(report)
    const { rows } = await sql<{ place: number }>`
      select place from audit_link join audit_entry on audit_entry.id = entry_id
      where action = 'report.create' and subject_id = ${report.id}`.execute(test.database)
    expect(auditPlace).toBeGreaterThanOrEqual(rows[0]?.place ?? Number.POSITIVE_INFINITY)
  })

  it('is refused while the period runs, by the tenant’s day, and then nothing of it remains', async () => {
    const report = await aReport(context, { unitId })
    // 30 June 23:59 in Shanghai, then a minute later.
    at('2026-06-30T15:59:00Z')
    expect(await issueReport(context, report.id, { revision: 1 })).toMatchObject({
      refusal: { code: 'report.period-open' },
    })
    expect(mustBeDone(await readReport(context, report.id))).toMatchObject({ state: 'draft', revision: 1 })
    expect(kept.size).toBe(0)
    const { rows } =
      await sql`select from figure where report_id = ${report.id} and as_of is not null`.execute(
        test.database,
      )
    expect(rows).toHaveLength(0)
    at('2026-06-30T16:00:00Z')
    await issued(report)
  })

  it('leaves nothing behind when the file cannot be kept', async () => {
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    const full = { ...context, files: { ...files, put: () => Promise.reject(new Error('ENOSPC')) } }
    await expect(issueReport(full, report.id, { revision: 1 })).rejects.toThrow('ENOSPC')
    expect(mustBeDone(await readReport(context, report.id))).toMatchObject({ state: 'draft', hash: null })
    const { rows } =
      await sql`select from figure where report_id = ${report.id} and as_of is not null`.execute(
        test.database,
      )
    expect(rows).toHaveLength(0)
  })

  it('within the period counts up to the cut-off', async () => {
    const { schoolId } = await someWork()
    const report = await aReport(context, { unitId })
    at('2026-03-25T02:00:00Z')
    await anActivity(context, { unitId: schoolId, occurredOn: '2026-03-12' })
    const { title, sections } = report
    const cutoffAt = '2026-03-22T10:00:00+08:00'
    mustBeDone(
      await editReport(context, report.id, { revision: 1, title, sections: [...sections], cutoffAt }),
    )
    await issueReport(context, report.id, { revision: 2 })
    expect(figureOf(mustBeDone(await readFigures(context, report.id)), 'records').value).toBe(3)
  })

  it('makes a report that no action changes any more', async () => {
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    await issued(report)
    const { title, sections, cutoffAt } = report
    const edit = { revision: 2, title, sections: [...sections], cutoffAt }
    for (const outcome of [
      await editReport(context, report.id, edit),
      await deleteReport(context, report.id, { revision: 2 }),
      await issueReport(context, report.id, { revision: 2 }),
    ])
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'report.issued' } })
  })

  it('is won by one of two who issue at once', async () => {
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    const outcomes = await Promise.all([1, 2].map(() => issueReport(context, report.id, { revision: 1 })))
    expect(outcomes.filter((outcome) => outcome.done)).toHaveLength(1)
  })
})

describe('an issued report', () => {
  it('keeps its figures and their records as they were, and names what changed since', async () => {
    const { schoolId, inspection, second, drill } = await someWork()
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    await issued(report)
    const frozen = mustBeDone(await readFigures(context, report.id))
    expect(mustBeDone(await differencesOf(context, report.id))).toEqual([])

    at('2026-07-08T01:00:00Z')
    mustBeDone(await voidActivity(context, inspection.id, { revision: 1, reason: '重复记录' }))
    const draft = aDraft(context, {
      unitId: schoolId,
      occurredOn: '2026-03-18',
      kind: 'inspection',
      title: '校园安全检查',
      headCount: 9,
    })
    mustBeDone(await correctActivity(context, second.id, { ...draft, revision: 1, reason: '人数有误' }))
    const late = await anActivity(context, {
      unitId: schoolId,
      occurredOn: '2026-04-02',
      kind: 'meeting',
      title: '安全例会',
    })

    expect(mustBeDone(await readFigures(context, report.id))).toEqual(frozen)
    const records = figureOf(frozen, 'records')
    const page = mustBeDone(
      await readFigureRecords(context, report.id, records.code, { before: false, limit: 50 }),
    )
    expect(page).toMatchObject({ total: 3, next: null })
    expect(page.records.map(({ id }) => id).toSorted()).toEqual(
      [inspection.id, second.id, drill.id].toSorted(),
    )
    expect(page.records.find(({ id }) => id === second.id)).toMatchObject({
      revision: 1,
      headCount: 3,
      title: '安全检查',
    })

    const differences = mustBeDone(await differencesOf(context, report.id))
    const ofRecords = differences.find(({ code }) => code === records.code)
    expect(ofRecords).toMatchObject({ frozenValue: 3, presentValue: 3, changedCount: 3 })
    expect(ofRecords?.changes.map(({ id, change, reason }) => ({ id, change, reason }))).toEqual([
      { id: inspection.id, change: 'voided', reason: '重复记录' },
      { id: second.id, change: 'corrected', reason: '人数有误' },
      { id: late.id, change: 'added', reason: null },
    ])
    expect(differences.map(({ code }) => code)).toContain(figureOf(frozen, 'met').code)
    expect(differences.map(({ code }) => code)).not.toContain(figureOf(frozen, 'heads', 'drill').code)
  })

  it('names an occurrence that was waived since, with the reason', async () => {
    const { schoolId } = await someWork()
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    await issued(report)
    at('2026-07-08T01:00:00Z')
    const query = { unitId: schoolId, from: '2026-01-01', to: '2026-01-31', limit: 10 }
    const [january] = mustBeDone(await readOccurrences(context, query)).occurrences
    const waived = { reason: '校舍改造停课', approver: '局长' }
    mustBeDone(await waiveOccurrence(context, january?.occurrence.id ?? '', waived))
    const missed = figureOf(mustBeDone(await readFigures(context, report.id)), 'missed')
    const difference = mustBeDone(await differencesOf(context, report.id)).find(
      ({ code }) => code === missed.code,
    )
    expect(difference).toMatchObject({ frozenValue: 5, presentValue: 4, changedCount: 1 })
    expect(difference?.changes).toMatchObject([
      {
        id: january?.occurrence.id,
        change: 'restated',
        before: 'missed',
        after: null,
        reason: '校舍改造停课',
      },
    ])
  })

  it('has a Word file whose numbers are the database’s, the same at every download', async () => {
    await someWork()
    const report = await aReport(context, { unitId })
    at('2026-07-06T01:00:00Z')
    const { hash, auditPlace, fileSha256 } = await issued(report)
    const figures = mustBeDone(await readFigures(context, report.id))
    const file = mustBeDone(await readWord(context, report.id))
    expect(createHash('sha256').update(file.content).digest('hex')).toBe(fileSha256)
    const word = mustBeDone(readWordText(file.content))
    const values = new Map(
      figures.map(({ code, definition, value }) => [code, figureText(definition.measure, value, 'zh')]),
    )
    expect(word.figures.length).toBeGreaterThan(10)
    for (const { code, value } of word.figures) expect(value).toBe(values.get(code))
    const [definitions, hashes, proof] = word.blocks.flatMap((block) =>
      block.kind === 'table' ? [block.rows] : [],
    )
    for (const [index, figure] of figures.entries()) {
      const row = definitions?.[index + 1]
      expect(row?.[0]).toBe(figure.code)
      expect(row?.[2]).toBe(values.get(figure.code))
      expect(row?.[4]).toBe(valueText(figure.recordCount, 'zh'))
      const hashed = hashes?.find(([codes]) => codes?.split('、').includes(figure.code))
      expect(hashed?.[1]?.replaceAll(/\s/g, '')).toBe(figure.recordHash)
    }
    expect(proof?.[1]?.[1]?.replaceAll(/\s/g, '')).toBe(hash)
    expect(proof?.[2]?.[1]).toBe(`第 ${auditPlace} 条`)
  })

  it('was a draft whose Word file said so', async () => {
    const report = await aReport(context, { unitId })
    const word = mustBeDone(readWordText(mustBeDone(await readWord(context, report.id)).content))
    const text = word.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n')
    expect(text).toContain('（草稿）')
    expect(text).toContain('不得引用')
  })
})
