import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import type { Clause, Rulebook, RulebookVersion, VersionSummary } from './model.ts'
import type { RulebookTables } from './tables.ts'

const tables = (database: AnyDatabase) => database.withTables<RulebookTables>()

const summaryColumns = [
  'id',
  'rulebook_id as rulebookId',
  'label',
  'effective_from as effectiveFrom',
  'effective_to as effectiveTo',
  'file_name as fileName',
  'file_sha256 as fileSha256',
  'media_type as mediaType',
  'encoding',
  'created_at as createdAt',
  'repairs',
] as const

/** All rulebooks with their versions, newest version first; without the texts. */
export async function listRulebooks(database: AnyDatabase, tenantId: string): Promise<Rulebook[]> {
  const [books, versions] = await Promise.all([
    tables(database)
      .selectFrom('rulebook')
      .select(['id', 'title', 'issuer', 'kind'])
      .where('tenant_id', '=', tenantId)
      .orderBy('created_at')
      .execute(),
    tables(database)
      .selectFrom('rulebook_version')
      .select(summaryColumns)
      .where('tenant_id', '=', tenantId)
      .orderBy('effective_from', 'desc')
      .execute(),
  ])
  const byBook = Map.groupBy(versions, (version) => version.rulebookId)
  return books.map((book) => ({ ...book, versions: byBook.get(book.id) ?? [] }))
}

export async function findRulebook(
  database: AnyDatabase,
  tenantId: string,
  id: string,
): Promise<Rulebook | null> {
  const book = await tables(database)
    .selectFrom('rulebook')
    .select(['id', 'title', 'issuer', 'kind'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return book ? { ...book, versions: await versionsOf(database, tenantId, id) } : null
}

/** Versions of a rulebook, newest first, without their texts. */
export async function versionsOf(
  database: AnyDatabase,
  tenantId: string,
  rulebookId: string,
): Promise<VersionSummary[]> {
  return tables(database)
    .selectFrom('rulebook_version')
    .select(summaryColumns)
    .where('tenant_id', '=', tenantId)
    .where('rulebook_id', '=', rulebookId)
    .orderBy('effective_from', 'desc')
    .execute()
}

/** One version with its words, or null. */
export async function findVersion(
  database: AnyDatabase,
  tenantId: string,
  versionId: string,
): Promise<RulebookVersion | null> {
  const version = await tables(database)
    .selectFrom('rulebook_version')
    .select([...summaryColumns, 'text', 'text_sha256 as textSha256'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', versionId)
    .executeTakeFirst()
  return version ?? null
}

/** Clauses of a version in the order of its text. */
export async function clausesOf(
  database: AnyDatabase,
  tenantId: string,
  versionId: string,
): Promise<Clause[]> {
  const rows = await tables(database)
    .selectFrom('clause')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    parentId: row.parent_id,
    position: row.position,
    kind: row.kind,
    label: row.label,
    numberValue: row.number_value,
    title: row.title,
    spanStart: row.span_start,
    spanEnd: row.span_end,
    bodyStart: row.body_start,
    excluded: row.excluded ?? [],
  }))
}

export async function insertFile(
  transaction: AnyTransaction,
  file: RulebookTables['stored_file'],
): Promise<void> {
  await tables(transaction)
    .insertInto('stored_file')
    .values(file)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The media type of a stored file, or null when this tenant has none of that name. */
export async function findFile(database: AnyDatabase, tenantId: string, sha256: string) {
  const file = await tables(database)
    .selectFrom('stored_file')
    .select(['sha256', 'size', 'media_type as mediaType'])
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return file ?? null
}

export async function insertRulebook(
  transaction: AnyTransaction,
  row: RulebookTables['rulebook'],
): Promise<void> {
  await tables(transaction).insertInto('rulebook').values(row).execute()
}

export async function updateRulebook(
  transaction: AnyTransaction,
  tenantId: string,
  id: string,
  change: Pick<RulebookTables['rulebook'], 'title' | 'issuer' | 'kind'>,
): Promise<boolean> {
  const result = await tables(transaction)
    .updateTable('rulebook')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends the version in force the day a new one begins, then writes the new one. */
export async function insertVersion(
  transaction: AnyTransaction,
  row: RulebookTables['rulebook_version'],
): Promise<void> {
  await tables(transaction)
    .updateTable('rulebook_version')
    .set({ effective_to: row.effective_from })
    .where('tenant_id', '=', row.tenant_id)
    .where('rulebook_id', '=', row.rulebook_id)
    .where('effective_to', 'is', null)
    .execute()
  await tables(transaction)
    .insertInto('rulebook_version')
    .values({ ...row, repairs: JSON.stringify(row.repairs) as never })
    .execute()
}

/** Writes all clauses in one statement; rows follow the text, so that a parent stands before its children. */
export async function insertClauses(
  transaction: AnyTransaction,
  tenantId: string,
  clauses: readonly Clause[],
): Promise<void> {
  const rows = clauses.map((clause) => ({
    ...clause,
    excluded: clause.excluded.length > 0 ? clause.excluded : null,
  }))
  await sql`
    insert into clause (tenant_id, id, version_id, parent_id, position, kind, label, number_value, title, span_start,
      span_end, body_start, excluded)
    select ${tenantId}, id, "versionId", "parentId", position, kind, label, "numberValue", title, "spanStart", "spanEnd",
      "bodyStart", excluded
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "versionId" uuid, "parentId" uuid,
      position integer, kind text, label text, "numberValue" integer, title text, "spanStart" integer, "spanEnd" integer,
      "bodyStart" integer, excluded jsonb)`.execute(transaction)
}
