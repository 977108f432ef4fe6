import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { CHAIN_START, entryDigest, linkHash } from '../../../src/features/audit/rules.ts'
import { wrongRollUps } from '../../../src/features/dashboards/roll-up/store.ts'
import { findDiscrepancies } from '../../../src/features/evidence/recount/store.ts'
import type { AnyDatabase } from '../../../src/platform/action/context.ts'
import type { Ledger, RecordState } from './ledger.ts'

/** Everything that is wrong after a restart, in words; empty when nothing is. Settles what nobody knew. */
export async function inspect(
  database: AnyDatabase,
  ledger: Ledger,
  filesDirectory: string,
): Promise<string[]> {
  return [
    ...(await inspectRecords(database, ledger)),
    ...(await inspectSums(database)),
    ...(await inspectTraces(database)),
    ...(await inspectChain(database)),
    ...(await inspectFiles(database, ledger, filesDirectory)),
  ]
}

const same = (one: RecordState | null, other: RecordState): boolean =>
  one !== null && one.revision === other.revision && one.voided === other.voided

async function inspectRecords(database: AnyDatabase, ledger: Ledger): Promise<string[]> {
  const { rows } = await sql<RecordState & { id: string; title: string }>`
    select id, title, revision, voided_at is not null as voided from activity`.execute(database)
  const found = new Map(rows.map((row) => [row.id, row]))
  const wrong: string[] = []
  for (const [id, { state, orElse }] of ledger.records) {
    const row = found.get(id)
    if (row === undefined) wrong.push(`record ${id} is lost`)
    else if (!same(state, row) && !same(orElse, row))
      wrong.push(`record ${id} is ${JSON.stringify(row)}, acknowledged was ${JSON.stringify(state)}`)
    else ledger.settle(id, { revision: row.revision, voided: row.voided })
  }
  for (const { title } of rows)
    if (ledger.refusedTitles.has(title))
      wrong.push(`record “${title}” was refused as not saved, and is there`)
  return wrong
}

async function inspectSums(database: AnyDatabase): Promise<string[]> {
  const { rows: tenants } = await sql<{ id: string }>`select id from tenant`.execute(database)
  const found = await Promise.all(tenants.map(({ id }) => findDiscrepancies(database, id)))
  const above = await Promise.all(tenants.map(({ id }) => wrongRollUps(database, id)))
  return [
    ...found
      .flat()
      .map(({ what, key, kept, counted }) => `${what} ${key} is kept as ${kept}, recounted ${counted}`),
    ...above.flat().map(({ unitId, closesOn }) => `sums below ${unitId} closing on ${closesOn} are wrong`),
  ]
}

/** Nothing half-written: every revision has its version and its audit entry, every voiding its own. */
async function inspectTraces(database: AnyDatabase): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select activity.id from activity
    left join (select subject_id, count(*) filter (where action = 'activity.record') as recorded,
        count(*) filter (where action = 'activity.correct') as corrected,
        count(*) filter (where action = 'activity.void') as voided
      from audit_entry group by subject_id) told on told.subject_id = activity.id
    left join (select activity_id, count(*) as versions from activity_version group by activity_id) kept
      on kept.activity_id = activity.id
    where (recorded, corrected, voided, coalesce(versions, 0))
      is distinct from (1, revision - 1, case when voided_at is null then 0 else 1 end, revision - 1)`.execute(
    database,
  )
  const { rows: strays } = await sql<{ count: number }>`
    select count(*) as count from audit_entry
    where subject_kind = 'activity' and not exists (select from activity where activity.id = subject_id)`.execute(
    database,
  )
  const wrong = rows.map(({ id }) => `record ${id} is half-written: its entries or versions do not match it`)
  return (strays[0]?.count ?? 0) === 0
    ? wrong
    : [...wrong, `${strays[0]?.count} audit entries tell of no record`]
}

interface LinkedEntry {
  readonly place: number
  readonly previousHash: Buffer
  readonly hash: Buffer
  readonly digest: Buffer
  readonly tenantId: string
  readonly id: string
  readonly happenedAt: string
  readonly actorId: string
  readonly actorKind: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly detail: unknown
}

/** Every entry linked once or waiting to be, places without gap, every hash as a stranger would reckon it. */
async function inspectChain(database: AnyDatabase): Promise<string[]> {
  const { rows: loose } = await sql<{ count: number }>`
    select count(*) as count from audit_entry entry
    where (select count(*) from audit_link link where link.entry_id = entry.id)
      + (select count(*) from audit_pending pending where pending.entry_id = entry.id) <> 1`.execute(database)
  const wrong =
    (loose[0]?.count ?? 0) === 0 ? [] : [`${loose[0]?.count} audit entries are not linked exactly once`]
  const { rows } = await sql<LinkedEntry>`
    select place, previous_hash as "previousHash", hash, digest, entry.tenant_id as "tenantId", id,
      happened_at as "happenedAt", actor_id as "actorId", actor_kind as "actorKind", action, subject_kind as "subjectKind",
      subject_id as "subjectId", unit_id as "unitId", detail
    from audit_link link join audit_entry entry on entry.tenant_id = link.tenant_id and entry.id = link.entry_id
    order by place`.execute(database)
  let previous = CHAIN_START
  for (const [index, { place, previousHash, hash, digest, ...said }] of rows.entries()) {
    const entry = { ...said, happenedAt: new Date(said.happenedAt).toISOString() }
    const holds =
      place === index + 1 &&
      previousHash.equals(previous) &&
      digest.equals(entryDigest(entry)) &&
      hash.equals(linkHash(previous, place, digest))
    if (!holds) return [...wrong, `the audit chain breaks at place ${place}`]
    previous = hash
  }
  return wrong
}

async function inspectFiles(database: AnyDatabase, ledger: Ledger, directory: string): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from stored_file where exists (select from audit_entry
      where action = 'file.upload' and detail->>'sha256' = stored_file.sha256)
    union select sha256 from attachment`.execute(database)
  const known = new Set(rows.map(({ sha256 }) => sha256))
  const wrong = [...ledger.files]
    .filter((sha256) => !known.has(sha256))
    .map((sha256) => `file ${sha256} is forgotten`)
  for (const sha256 of known) {
    const path = join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    const content = await readFile(path).catch(() => null)
    const hash = content === null ? '' : createHash('sha256').update(content).digest('hex')
    if (hash !== sha256) wrong.push(`file ${sha256} is ${content === null ? 'lost' : 'damaged'}`)
  }
  return wrong
}
