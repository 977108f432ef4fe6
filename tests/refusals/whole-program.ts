import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { openLocalOwner } from '../../src/features/access/actions.ts'
import type { Refusal } from '../../src/kernel/outcome/outcome.ts'
import type { ActionContext } from '../../src/platform/action/context.ts'
import { createTestDatabase } from '../../src/platform/database/test-database.ts'
import { createDirectoryFileStore } from '../../src/platform/files/directory-file-store.ts'
import type { FileStore } from '../../src/platform/files/file-store.ts'
import { createApplication } from '../../src/platform/http/application.ts'
import type { RouteEnvironment } from '../../src/platform/http/context.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { api, permissions } from '../../src/server/compose.ts'

export const HOST = 'localhost:7180'

/** An answer of the API, read whole. */
export interface Answer {
  readonly status: number
  readonly data: unknown
  readonly refusal: Refusal | undefined
}

/** The whole application over a real database, without a socket. */
export interface WholeProgram {
  readonly application: Hono<RouteEnvironment>
  readonly context: ActionContext
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** Sends a body as it is, with headers of the test's choice. */
  send(path: string, init: RequestInit): Promise<Answer>
  /** How many rows of a table there are. */
  count(table: string): Promise<number>
  close(): Promise<void>
}

/** Opens the application on a database of its own; `files` is replaced to fail. */
export async function openWholeProgram(files?: FileStore): Promise<WholeProgram> {
  const test = await createTestDatabase()
  const directory = await mkdtemp(join(tmpdir(), 'luoshi-refusals-'))
  const openContext = await openLocalOwner({
    database: test.database,
    files: files ?? createDirectoryFileStore(directory),
    permissions,
  })
  const application = createApplication({
    api,
    openContext,
    log: createLog({ level: 'silent' }),
    allowedHosts: () => new Set([HOST]),
    webDirectory: '/nonexistent',
    isReady: async () => true,
    version: '0',
  })
  const send = async (path: string, init: RequestInit): Promise<Answer> =>
    answerOf(await application.request(path, { ...init, headers: { host: HOST, ...init.headers } }))
  return {
    application,
    context: await openContext(),
    send,
    ask: (method, path, body) =>
      send(path, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    count: async (table) => {
      const { rows } = await sql<{
        count: number
      }>`select count(*) as count from ${sql.table(table)}`.execute(test.database)
      return rows[0]?.count ?? 0
    },
    close: async () => {
      await test.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Reads an answer; what is not JSON (a page, a stream of events) has neither data nor refusal. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const { data, refusal } = (isJson ? JSON.parse(text) : {}) as { data?: unknown; refusal?: Refusal }
  return { status: response.status, data, refusal }
}

/** A form with one file, as screens send it. */
export const formWith = (content: BlobPart, name: string, fields: Record<string, string> = {}): FormData => {
  const form = new FormData()
  form.set('file', new File([content], name))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}

export interface ExpectedRefusal {
  readonly status: number
  readonly code: string
  readonly field?: string
}

/** Holds an answer to be a refusal a person can use: its code, both sentences, and where it applies. */
export function expectRefusal(answer: Answer, { status, code, field }: ExpectedRefusal): Refusal {
  expect({ status: answer.status, code: answer.refusal?.code }).toEqual({ status, code })
  if (answer.refusal === undefined) throw new Error('not refused')
  expect(answer.refusal.sentence.zh).toMatch(/\p{Script=Han}{2}/u)
  expect(answer.refusal.sentence.en).toMatch(/[a-z]{2}/)
  if (field !== undefined) expect(answer.refusal.place?.field).toBe(field)
  return answer.refusal
}
