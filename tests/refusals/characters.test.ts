import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptedDuties } from '../../src/features/duties/fixtures.ts'
import { aDraft, anActivity } from '../../src/features/evidence/fixtures.ts'
import { aPost, aUnit, mustBeDone } from '../../src/features/organisation/fixtures.ts'
import { importRulebook } from '../../src/features/rulebooks/import/actions.ts'
import { type Answer, openWholeProgram, type WholeProgram } from './whole-program.ts'

const RULE = '第一章 总则\n第一条 学校应当每月开展一次安全检查。\n第二条 学校应当每季度组织一次应急演练。\n'

let program: WholeProgram
const ids = { unit: '', post: '', version: '', duty: '', activity: '' }
let dutyRevision = 0
let activityRevision = 1
beforeAll(async () => {
  program = await openWholeProgram()
  const { context } = program
  ids.unit = await aUnit(context, { name: '第一小学', kind: 'school' })
  ids.post = (await aPost(context, { unitId: ids.unit })).postId
  const file = { fileName: '办法.txt', bytes: new TextEncoder().encode(RULE) }
  const details = { issuer: '', kind: 'internal', effectiveFrom: '2026-01-01' } as const
  ids.version = mustBeDone(await importRulebook(context, file, details)).versionId
  const [duty] = await acceptedDuties(context, ids.version)
  if (duty === undefined) throw new Error('the finder found no duty')
  ids.duty = duty.id
  dutyRevision = duty.revision
  ids.activity = (await anActivity(context, { unitId: ids.unit })).id
}, 60_000)
afterAll(() => program.close())

/** What people paste, on purpose or not. The last four can be stored; the first two cannot. */
const texts: readonly (readonly [name: string, text: string])[] = [
  ['a null character', '安全\u0000检查'],
  ['half a character', '安全\ud800检查'],
  ['a statement', `'; drop table unit; --`],
  ['a placeholder and a backslash', `$1 \\' %s {0} \${x}`],
  ['markup', '<script>alert(1)</script>&amp;'],
  ['control characters', '安全\u0007\u001b[31m检查'],
  ['turned writing', '安全\u202e查检'],
]

/** A field, how it is sent, and where it is read again: `null` where no route shows it. */
interface Field {
  readonly name: string
  send(text: string): Promise<Answer>
  read?(sent: Answer): Promise<unknown>
}

let counter = 0
const get = async (path: string): Promise<unknown> => (await program.ask('GET', path)).data
const idOf = (answer: Answer, key: string): string => (answer.data as Record<string, string>)[key] ?? ''
const unitOf = (answer: Answer): string => idOf(answer, 'unitId')

const fields: readonly Field[] = [
  {
    name: 'unit: name',
    send: (name) =>
      program.ask('POST', '/api/organisation/units', {
        parentId: ids.unit,
        name,
        kind: 'department',
        openedOn: '2024-01-01',
      }),
    read: (sent) => get(`/api/organisation/units/${unitOf(sent)}`),
  },
  {
    name: 'unit: kind',
    send: (kind) =>
      program.ask('POST', '/api/organisation/units', {
        parentId: null,
        name: '甲',
        kind,
        openedOn: '2024-01-01',
      }),
  },
  {
    name: 'unit: pasted list',
    send: (text) =>
      program.ask('POST', '/api/organisation/build/paste/check', {
        underUnitId: null,
        openedOn: '2024-01-01',
        text,
      }),
  },
  {
    name: 'post: title',
    send: (title) =>
      program.ask('POST', '/api/organisation/posts', {
        unitId: ids.unit,
        title,
        tier: 'handler',
        openedOn: '2024-01-01',
      }),
    read: () => get(`/api/organisation/units/${ids.unit}`),
  },
  {
    name: 'person: name',
    send: (name) => program.ask('POST', '/api/organisation/people', { name }),
    read: () => get('/api/organisation/people?day=2026-01-01'),
  },
  {
    name: 'tenant: name',
    send: (name) =>
      program.ask('PUT', '/api/organisation/tenant', { name, timeZone: 'Asia/Shanghai', lateAfterDays: 7 }),
    read: () => get('/api/organisation/tenant'),
  },
  {
    name: 'rulebook: title',
    send: (title) =>
      program.ask('POST', '/api/rulebooks/paste', {
        text: RULE,
        title: `${title}${counter++}`,
        effectiveFrom: '2026-01-01',
      }),
    read: () => get('/api/rulebooks'),
  },
  {
    name: 'rulebook: issuer',
    send: (issuer) =>
      program.ask('POST', '/api/rulebooks/paste', { text: RULE, issuer, effectiveFrom: '2026-01-01' }),
    read: () => get('/api/rulebooks'),
  },
  {
    name: 'rulebook: label',
    send: (label) =>
      program.ask('POST', '/api/rulebooks/paste', { text: RULE, label, effectiveFrom: '2026-01-01' }),
    read: () => get('/api/rulebooks'),
  },
  {
    name: 'rulebook: text',
    send: (text) =>
      program.ask('POST', '/api/rulebooks/paste', {
        text: `${RULE}第三条 ${text}。\n`,
        effectiveFrom: '2026-01-01',
      }),
  },
  {
    name: 'topic: name',
    send: (name) => program.ask('POST', '/api/duties/review/topics', { name }),
    read: () => get('/api/evidence/choices'),
  },
  {
    name: 'duty: title',
    send: async (title) => {
      const answer = await program.ask('PUT', `/api/duties/review/duties/${ids.duty}`, {
        revision: dutyRevision,
        title,
        kind: 'recurring',
        schedule: { type: 'periodic', unit: 'month', every: 1 },
        evidence: [{ measure: 'times', required: 1, kinds: ['inspection'] }],
        tier: 'handler',
        unitKinds: ['school'],
        graceDays: 0,
      })
      if (answer.status === 200) dutyRevision += 1
      return answer
    },
    read: () => get(`/api/duties/review/versions/${ids.version}`),
  },
  {
    name: 'trigger: title, kind and note',
    send: (text) =>
      program.ask('POST', '/api/duties/triggers', {
        unitId: ids.unit,
        kind: text,
        title: text,
        note: text,
        occurredOn: '2026-01-01',
        assignmentIds: [],
      }),
    read: () => get('/api/duties/triggers'),
  },
  {
    name: 'activity: title',
    send: (title) =>
      program.ask('POST', '/api/evidence/activities', aDraft(program.context, { unitId: ids.unit, title })),
    read: (sent) => get(`/api/evidence/activities/${idOf(sent, 'id')}`),
  },
  {
    name: 'activity: summary',
    send: (summary) =>
      program.ask('POST', '/api/evidence/activities', aDraft(program.context, { unitId: ids.unit, summary })),
    read: (sent) => get(`/api/evidence/activities/${idOf(sent, 'id')}`),
  },
  {
    name: 'activity: kind',
    send: (kind) =>
      program.ask('POST', '/api/evidence/activities', aDraft(program.context, { unitId: ids.unit, kind })),
  },
  {
    name: 'activity: reason of a correction',
    send: async (reason) => {
      const draft = aDraft(program.context, { unitId: ids.unit })
      const path = `/api/evidence/activities/${ids.activity}`
      const answer = await program.ask('PUT', path, { ...draft, revision: activityRevision, reason })
      if (answer.status === 200) activityRevision += 1
      return answer
    },
    read: () => get(`/api/evidence/activities/${ids.activity}`),
  },
  {
    name: 'activity: cursor of the list',
    send: (text) =>
      program.ask('GET', `/api/evidence/activities?cursor=${encodeURIComponent(text.toWellFormed())}`),
  },
]

describe.each(fields.map((field) => [field.name, field] as const))('%s', (_, field) => {
  it.each(texts)('is stored as it was, or refused, with %s', async (__, text) => {
    const answer = await field.send(text)
    expect(answer.status).toBeLessThan(500)
    if (answer.status !== 200) {
      expect(answer.refusal?.code).toMatch(/^[a-z][a-z-]*(\.[a-z-]+)+$/)
      expect(answer.refusal?.sentence.zh).toBeTruthy()
      expect(answer.refusal?.sentence.en).toBeTruthy()
      return
    }
    if (field.read)
      expect(JSON.stringify(await field.read(answer))).toContain(JSON.stringify(text).slice(1, -1))
  })
})

it('left every table standing', async () => {
  expect(await program.count('unit')).toBeGreaterThan(0)
  expect((await program.ask('GET', '/api/organisation/units?day=2026-01-01')).status).toBe(200)
})
