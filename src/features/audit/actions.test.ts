import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, refused } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/database/test-database.ts'
import { openLocalOwner } from '../access/actions.ts'
import { change } from './actions.ts'
import { linkEntries } from './jobs.ts'
import { CHAIN_START, canonical, linkHash } from './rules.ts'
import { listEntries } from './store.ts'

let test: TestDatabase
let context: ActionContext
const noFiles = { put: () => Promise.reject(new Error('no files here')), get: async () => null }

beforeAll(async () => {
  test = await createTestDatabase()
  const open = await openLocalOwner({
    database: test.database,
    files: noFiles,
    permissions: ['access.act', 'audit.read'],
  })
  context = await open()
})
afterAll(() => test.drop())

const record = (subjectId: string) =>
  change(context, 'audit.read', undefined, async () =>
    done({
      value: subjectId,
      entries: [{ action: 'test.record', subjectKind: 'test', subjectId, content: { name: '王某' } }],
    }),
  )

const entriesOf = (subjectId: string) =>
  listEntries(test.database, context.tenantId, { subjectId, limit: 10 })

describe('a change', () => {
  it('leaves its audit entry, with a digest in place of the words', async () => {
    const id = randomUUID()
    await record(id)
    const [entry] = await entriesOf(id)
    expect(entry).toMatchObject({ action: 'test.record', actorId: context.actor.id })
    expect(JSON.stringify(entry)).not.toContain('王某')
    expect(entry?.detail).toHaveProperty('contentDigest')
  })

  it('leaves neither row nor entry when its work refuses', async () => {
    const id = randomUUID()
    const outcome = await change(context, 'audit.read', undefined, async (transaction) => {
      await sql`insert into person (tenant_id, id, name, created_at) values (${context.tenantId}, ${id}, 'x', now())`.execute(
        transaction,
      )
      return refused('test.no', { zh: '不行', en: 'no' })
    })
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'test.no' } })
    const rows = await sql`select 1 from person where id = ${id}`.execute(test.database)
    expect(rows.rows).toHaveLength(0)
    expect(await entriesOf(id)).toHaveLength(0)
  })

  it('is refused without the permission, before any work', async () => {
    const outcome = await change(context, 'audit.rewrite', undefined, () => {
      throw new Error('reached')
    })
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'access.denied' } })
  })
})

describe('the chain', () => {
  it('gives every entry one place, without gap, under concurrent linkers', async () => {
    await Promise.all(Array.from({ length: 60 }, () => record(randomUUID())))
    const now = () => context.now().toString()
    await Promise.all([1, 2, 3].map(() => linkEntries(test.database, now)))
    await linkEntries(test.database, now)
    const links = await sql<{ place: number; previous_hash: Buffer; hash: Buffer; digest: Buffer }>`
      select place, previous_hash, hash, digest from audit_link
      join audit_entry on audit_entry.tenant_id = audit_link.tenant_id and audit_entry.id = entry_id
      order by place`.execute(test.database)
    const entries = await sql<{ count: number }>`select count(*) as count from audit_entry`.execute(
      test.database,
    )
    expect(links.rows).toHaveLength(entries.rows[0]?.count ?? -1)
    let previous = CHAIN_START
    for (const [index, link] of links.rows.entries()) {
      expect(link.place).toBe(index + 1)
      expect(link.previous_hash.equals(previous)).toBe(true)
      expect(link.hash.equals(linkHash(previous, link.place, link.digest))).toBe(true)
      previous = link.hash
    }
  })

  it('covers what the stored entry says, read back from the database', async () => {
    const id = randomUUID()
    await record(id)
    const [row] = (
      await sql<{ digest: Buffer; happenedAt: string } & Record<string, unknown>>`
        select tenant_id as "tenantId", id, happened_at as "happenedAt", actor_id as "actorId", actor_kind as "actorKind", action,
          subject_kind as "subjectKind", subject_id as "subjectId", unit_id as "unitId", detail, digest
        from audit_entry where subject_id = ${id}`.execute(test.database)
    ).rows
    if (!row) throw new Error('no entry')
    const { digest, happenedAt, ...said } = row
    const moment = new Date(happenedAt).toISOString()
    const again = createHash('sha256')
      .update(canonical({ ...said, happenedAt: moment }))
      .digest()
    expect(again.equals(digest)).toBe(true)
  })

  it('cannot be rewritten', async () => {
    await expect(sql`update audit_entry set action = 'other'`.execute(test.database)).rejects.toThrow(
      /append-only/,
    )
    await expect(sql`delete from audit_link`.execute(test.database)).rejects.toThrow(/append-only/)
  })
})
