import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/database/test-database.ts'
import { openLocalOwner } from '../access/actions.ts'
import { aUnit, mustBeDone } from '../organisation/fixtures.ts'
import { createReport, deleteReport, editReport, readReport, readReports } from './actions.ts'
import { addFigure, readFigures, removeFigure } from './figures/actions.ts'
import { aReport } from './fixtures.ts'
import type { Report, Slot } from './model.ts'
import { copyTemplate, deleteTemplate, listTemplates, saveTemplate } from './templates/actions.ts'

let test: TestDatabase
let context: ActionContext
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }
const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'reports.read',
  'reports.write',
] as const

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-07-06T01:00:00Z')
  const makeContext = await openLocalOwner({ database: test.database, files, permissions, now })
  context = await makeContext()
})
afterAll(() => test.drop())

const slot = (given: Partial<Slot> = {}): Slot => ({
  measure: 'records',
  kinds: [],
  topicIds: [],
  compare: false,
  zh: '记录数',
  en: 'Records',
  ...given,
})

const edited = ({ revision, title, sections, cutoffAt }: Report) => ({
  revision,
  title,
  sections: [...sections],
  cutoffAt,
})

describe('a draft', () => {
  let unitId: string
  beforeAll(async () => {
    unitId = await aUnit(context, { name: '青禾县教育局', kind: 'bureau' })
  })

  it('is named after its unit and period, with a code for each figure in the order of the text', async () => {
    const report = await aReport(context, { unitId })
    expect(report.title).toBe('青禾县教育局2026年上半年责任制落实情况工作总结')
    expect(report).toMatchObject({
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      state: 'draft',
      revision: 1,
    })
    expect(report.sections[0]?.paragraphs[0]).toMatch(/到期任务\{\{F01\}\}项，完成\{\{F02\}\}项/)
    const codes = report.figures.map(({ code }) => code)
    expect(codes).toEqual(codes.toSorted())
    expect(report.figures[0]?.definition).toMatchObject({ measure: 'expected', unitId, from: '2026-01-01' })
    const compared = report.figures.find(({ definition }) => definition.measure === 'rate')
    expect(compared?.definition.previous).toEqual({ from: '2025-07-01', to: '2025-12-31' })
  })

  it('reads in English when it was made so', async () => {
    const report = await aReport(context, { unitId, language: 'en' })
    expect(report.title).toBe('青禾县教育局: Summary of duties performed, first half of 2026')
    expect(report.sections[0]?.heading).toBe('Overview')
  })

  it('is refused for a period that the template is not made for, or that there is none of', async () => {
    const [template] = mustBeDone(await listTemplates(context))
    const given = { unitId, templateId: template?.id ?? '', language: 'zh' as const }
    for (const [periodKey, code] of [
      ['2026-03', 'report.period-kind'],
      ['2026-H3', 'report.period-unknown'],
      ['soon', 'report.period-unknown'],
    ] as const)
      expect(await createReport(context, { ...given, periodKey })).toMatchObject({
        done: false,
        refusal: { code, place: { field: 'periodKey' } },
      })
  })

  it('keeps an edit and refuses one made from an earlier revision', async () => {
    const report = await aReport(context, { unitId })
    const sections = [{ heading: '总体情况', paragraphs: ['完成{{F02}}项。'] }]
    const saved = await editReport(context, report.id, { ...edited(report), title: '半年总结', sections })
    expect(mustBeDone(saved)).toEqual({ revision: 2 })
    expect(mustBeDone(await readReport(context, report.id))).toMatchObject({ title: '半年总结', sections })
    expect(await editReport(context, report.id, edited(report))).toMatchObject({
      done: false,
      refusal: { code: 'report.stale' },
    })
  })

  it('refuses a text that names a figure which is not there', async () => {
    const report = await aReport(context, { unitId })
    const sections = [{ heading: '', paragraphs: ['共{{F77}}项'] }]
    expect(await editReport(context, report.id, { ...edited(report), sections })).toMatchObject({
      done: false,
      refusal: { code: 'report.figure-unknown' },
    })
  })

  it('takes a further figure under a new code, and lets go of one that the text does not name', async () => {
    const report = await aReport(context, { unitId })
    const last = report.figures.length
    const added = mustBeDone(
      await addFigure(context, report.id, { revision: 1, slot: slot({ kinds: ['drill'] }) }),
    )
    expect(added).toEqual({ code: `F${last + 1}`, revision: 2 })
    expect(mustBeDone(await readFigures(context, report.id)).at(-1)).toMatchObject({
      code: added.code,
      value: 0,
    })
    expect(await removeFigure(context, report.id, 'F01', { revision: 2 })).toMatchObject({
      refusal: { code: 'report.figure-in-use' },
    })
    expect(mustBeDone(await removeFigure(context, report.id, added.code, { revision: 2 }))).toEqual({
      revision: 3,
    })
    expect(mustBeDone(await readReport(context, report.id)).figures).toHaveLength(last)
  })

  it('can be deleted, with its figures', async () => {
    const report = await aReport(context, { unitId })
    expect(mustBeDone(await readReports(context, { unitId })).map(({ id }) => id)).toContain(report.id)
    mustBeDone(await deleteReport(context, report.id, { revision: 1 }))
    expect(mustBeDone(await readReports(context, { unitId })).map(({ id }) => id)).not.toContain(report.id)
    const { rows } = await sql`select from figure where report_id = ${report.id}`.execute(test.database)
    expect(rows).toHaveLength(0)
  })
})

describe('a template', () => {
  it('comes twice built in, however many ask for it at once', async () => {
    const lists = await Promise.all([1, 2, 3].map(() => listTemplates(context)))
    for (const list of lists)
      expect(
        mustBeDone(list)
          .filter(({ builtIn }) => builtIn)
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual(['half-year-summary', 'quarterly'])
  })

  it('that is built in stays; its copy can be edited, once per revision', async () => {
    const [original] = mustBeDone(await listTemplates(context))
    if (original === undefined) throw new Error('no template')
    const own = { revision: 1, name: { zh: '自定', en: 'Own' }, content: original.content }
    expect(await saveTemplate(context, original.id, own)).toMatchObject({
      refusal: { code: 'report.template.built-in' },
    })
    const copy = mustBeDone(await copyTemplate(context, original.id))
    expect(mustBeDone(await saveTemplate(context, copy.id, own))).toMatchObject({
      revision: 2,
      name: own.name,
    })
    expect(await saveTemplate(context, copy.id, own)).toMatchObject({
      refusal: { code: 'report.template.stale' },
    })
  })

  it('is refused when its text names a slot that it does not have', async () => {
    const [original] = mustBeDone(await listTemplates(context))
    const copy = mustBeDone(await copyTemplate(context, original?.id ?? ''))
    const sections = [{ heading: { zh: '一', en: 'One' }, paragraphs: [{ zh: '{{nothing}}', en: '' }] }]
    const content = { ...copy.content, sections }
    expect(await saveTemplate(context, copy.id, { revision: 1, name: copy.name, content })).toMatchObject({
      refusal: { code: 'report.figure-unknown' },
    })
  })

  it('of the tenant can be deleted until a report was made from it', async () => {
    const unitId = await aUnit(context)
    const [original] = mustBeDone(await listTemplates(context))
    const used = mustBeDone(await copyTemplate(context, original?.id ?? ''))
    const unused = mustBeDone(await copyTemplate(context, original?.id ?? ''))
    const given = { unitId, templateId: used.id, periodKey: '2026-H1', language: 'zh' as const }
    mustBeDone(await createReport(context, given))
    expect(await deleteTemplate(context, used.id, { revision: 1 })).toMatchObject({
      refusal: { code: 'report.template.in-use' },
    })
    mustBeDone(await deleteTemplate(context, unused.id, { revision: 1 }))
  })
})
