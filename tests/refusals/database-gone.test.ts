import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDuty, anAssignment } from '../../src/features/duties/fixtures.ts'
import { aDraft } from '../../src/features/evidence/fixtures.ts'
import { findDiscrepancies } from '../../src/features/evidence/recount/store.ts'
import { aPost } from '../../src/features/organisation/fixtures.ts'
import type { ActionContext } from '../../src/platform/action/context.ts'
import { readPostmasterNote } from '../../src/platform/database/embedded/orphan.ts'
import { choosePlacement } from '../../src/platform/database/embedded/placement.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { type RunningServer, startServer } from '../../src/server/serve.ts'
import { type Answer, answerOf, expectRefusal } from './whole-program.ts'

let dataDirectory: string
let server: RunningServer
let context: ActionContext
let unitId: string
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi-gone-'))
  // Always the embedded database: this one is killed.
  const environment = { PATH: process.env['PATH'], LUOSHI_DATA: dataDirectory, LUOSHI_PORT: '0' }
  server = await startServer({ environment, log: createLog({ level: 'silent' }) })
  context = await server.program.openContext()
  const post = await aPost(context, {})
  unitId = post.unitId
  for (const unit of ['month', 'year'] as const) {
    const dutyId = await aDuty(context, { schedule: { type: 'periodic', unit, every: 1 } })
    await anAssignment(context, { dutyId, ...post, from: `${context.today().year}-01-01` })
  }
})
afterAll(async () => {
  await server.stop()
  await rm(dataDirectory, { recursive: true, force: true })
})

const record = async (title: string): Promise<Answer> =>
  answerOf(
    await fetch(`${server.address}/api/evidence/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aDraft(context, { unitId, title })),
    }),
  )

async function killDatabase(): Promise<void> {
  const { cluster } = await choosePlacement(dataDirectory)
  const note = await readPostmasterNote(cluster)
  if (note === undefined) throw new Error('no database runs')
  process.kill(note.pid, 'SIGKILL')
}

/** What clients that record without pause were told, by title. */
async function recordUntil(signal: AbortSignal): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const client = async (name: number): Promise<void> => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      const title = `第${name}人第${turn}条`
      const answer = await record(title)
      answers.set(title, answer)
      if (answer.status !== 200) await sleep(20)
    }
  }
  await Promise.all([1, 2, 3, 4].map(client))
  return answers
}

it('tells whoever was writing that nothing was saved, or that nobody knows, and goes on when the database is back', async () => {
  const stopped = new AbortController()
  const recording = recordUntil(stopped.signal)
  await sleep(700)
  await killDatabase()
  await sleep(300)
  await expect.poll(async () => (await record('又好了')).status, { timeout: 30_000 }).toBe(200)
  stopped.abort()
  const answers = await recording
  const { rows } = await sql<{ title: string }>`select title from activity`.execute(context.database)
  const kept = new Set(rows.map(({ title }) => title))
  const refusals = [...answers].filter(([, { status }]) => status !== 200)
  expect(refusals.length).toBeGreaterThan(0)
  for (const [title, answer] of answers) {
    if (answer.status === 200) expect(kept).toContain(title)
    else if (answer.refusal?.code === 'server.unconfirmed')
      expectRefusal(answer, { status: 503, code: 'server.unconfirmed' })
    else {
      const refusal = expectRefusal(answer, { status: 503, code: 'server.unavailable' })
      expect(refusal.sentence.zh).toContain('没有保存')
      expect(kept).not.toContain(title)
    }
  }
  // Nothing is half-written: sums hold against a recount, and each record has its one entry.
  expect(await findDiscrepancies(context.database, context.tenantId)).toEqual([])
  const { rows: entries } = await sql<{ count: number }>`
    select count(*) as count from audit_entry where action = 'activity.record'`.execute(context.database)
  expect(entries[0]?.count).toBe(kept.size)
}, 60_000)
