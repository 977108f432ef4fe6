import { type RawBuilder, sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import type { AuditEntry } from './model.ts'
import type { AuditTables } from './tables.ts'

export type EntryRow = AuditTables['audit_entry']

/**
 * The steps (CTEs `entry`, `queued`) that write entries and queue them for the linker, so that neither can be without the
 * other; for a statement that makes a whole change.
 */
export function entrySteps(rows: readonly EntryRow[]): RawBuilder<unknown> {
  const payload = rows.map((row) => ({ ...row, digest: row.digest.toString('hex') }))
  return sql`entry as (
      insert into audit_entry (tenant_id, id, happened_at, actor_id, actor_kind, action, subject_kind, subject_id, unit_id, detail, digest)
      select tenant_id, id, happened_at, actor_id, actor_kind, action, subject_kind, subject_id, unit_id, detail, decode(digest, 'hex')
      from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as given(tenant_id uuid, id uuid, happened_at timestamptz,
        actor_id uuid, actor_kind text, action text, subject_kind text, subject_id uuid, unit_id uuid, detail jsonb, digest text)
      returning tenant_id, id
    ), queued as (
      insert into audit_pending (tenant_id, entry_id) select tenant_id, id from entry
    )`
}

/** Writes entries and queues them for the linker. */
export async function insertEntries(transaction: AnyTransaction, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`with ${entrySteps(rows)} select from entry`.execute(transaction)
}

/** The secret of an owner, made on first use within the caller's transaction; `isFresh` until that one commits. */
export async function secretOf(
  transaction: AnyDatabase,
  tenantId: string,
  ownerId: string,
  make: () => Buffer,
): Promise<{ secret: Buffer; isFresh: boolean }> {
  const tables = transaction.withTables<AuditTables>()
  const read = () =>
    tables
      .selectFrom('audit_key')
      .select('secret')
      .where('tenant_id', '=', tenantId)
      .where('owner_id', '=', ownerId)
  const known = await read().executeTakeFirst()
  if (known) return { secret: known.secret, isFresh: false }
  await tables
    .insertInto('audit_key')
    .values({ tenant_id: tenantId, owner_id: ownerId, secret: make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { secret: (await read().executeTakeFirstOrThrow()).secret, isFresh: true }
}

export interface ChainEnd {
  readonly place: number
  readonly hash: Buffer
}

/** The last place of a tenant's chain, or null when nothing is linked yet. */
export async function chainEnd(database: AnyDatabase, tenantId: string): Promise<ChainEnd | null> {
  const last = await database
    .withTables<AuditTables>()
    .selectFrom('audit_link')
    .select(['place', 'hash'])
    .where('tenant_id', '=', tenantId)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}

/** Takes up to `limit` queued entries in the order of their ids; run under the linker's lock. */
export async function takePending(
  transaction: AnyTransaction,
  tenantId: string,
  limit: number,
): Promise<{ id: string; digest: Buffer }[]> {
  const taken = await sql<{ id: string; digest: Buffer }>`
    with taken as (
      delete from audit_pending where (tenant_id, entry_id) in (
        select tenant_id, entry_id from audit_pending where tenant_id = ${tenantId} order by entry_id limit ${limit}
      ) returning tenant_id, entry_id
    )
    select entry.id, entry.digest from taken
    join audit_entry entry on entry.tenant_id = taken.tenant_id and entry.id = taken.entry_id
    order by entry.id`.execute(transaction)
  return taken.rows
}

export async function insertLinks(
  transaction: AnyTransaction,
  links: readonly AuditTables['audit_link'][],
): Promise<void> {
  const payload = links.map((link) => ({
    ...link,
    previous_hash: link.previous_hash.toString('hex'),
    hash: link.hash.toString('hex'),
  }))
  await sql`
    insert into audit_link (tenant_id, place, entry_id, previous_hash, hash, linked_at)
    select tenant_id, place, entry_id, decode(previous_hash, 'hex'), decode(hash, 'hex'), linked_at
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as given(tenant_id uuid, place bigint, entry_id uuid,
      previous_hash text, hash text, linked_at timestamptz)`.execute(transaction)
}

/** True when this transaction alone may link the tenant's entries; held until it ends. */
export async function lockChain(transaction: AnyTransaction, tenantId: string): Promise<boolean> {
  const lock = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit:${tenantId}`}, 0)) as held`.execute(
    transaction,
  )
  return lock.rows[0]?.held ?? false
}

export async function tenantsWithPending(database: AnyDatabase): Promise<string[]> {
  const rows = await database
    .withTables<AuditTables>()
    .selectFrom('audit_pending')
    .select('tenant_id')
    .distinct()
    .execute()
  return rows.map((row) => row.tenant_id)
}

export interface EntryQuery {
  readonly beforeId?: string
  readonly subjectId?: string
  readonly limit: number
}

/** Newest entries first, with their places; a page at a time by the id of the last one seen. */
export async function listEntries(
  database: AnyDatabase,
  tenantId: string,
  query: EntryQuery,
): Promise<AuditEntry[]> {
  let rows = database
    .withTables<AuditTables>()
    .selectFrom('audit_entry as entry')
    .leftJoin('audit_link as link', (join) =>
      join.onRef('link.tenant_id', '=', 'entry.tenant_id').onRef('link.entry_id', '=', 'entry.id'),
    )
    .select([
      'entry.id',
      'link.place',
      'entry.happened_at as happenedAt',
      'entry.actor_id as actorId',
      'entry.actor_kind as actorKind',
      'entry.action',
      'entry.subject_kind as subjectKind',
      'entry.subject_id as subjectId',
      'entry.unit_id as unitId',
      'entry.detail',
    ])
    .where('entry.tenant_id', '=', tenantId)
    .orderBy('entry.id', 'desc')
    .limit(query.limit)
  if (query.beforeId) rows = rows.where('entry.id', '<', query.beforeId)
  if (query.subjectId) rows = rows.where('entry.subject_id', '=', query.subjectId)
  return rows.execute()
}
