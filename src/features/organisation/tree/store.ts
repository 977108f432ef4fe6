import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { defaultUnitKinds } from '../model.ts'
import type { OrganisationTables } from '../tables.ts'

/** One change of a tenant's tree at a time: two moves that are each right may make a circle together. */
export async function lockTree(transaction: AnyTransaction, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation ' || ${tenantId}::text, 0))`.execute(
    transaction,
  )
}

/** Writes down who answered for every period that has closed before `today`, so that no later change rewrites it. */
export async function freezeClosed(
  transaction: AnyTransaction,
  tenantId: string,
  today: string,
): Promise<void> {
  // Defined by the duties' migration: the schema is shared, imports are not.
  await sql`select freeze_closed(${tenantId}::uuid, ${today}::date)`.execute(transaction)
}

/** The last closing day before `today` among the occurrences of these units that count; null when there is none. */
export async function latestClosedDay(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
  today: string,
): Promise<string | null> {
  // The table is the duties'; a closed occurrence whose freezing is still to come counts as frozen.
  const { rows } = await sql<{ day: string | null }>`
    select max(closes_on) as day from occurrence
    where tenant_id = ${tenantId} and unit_id = any(${[...unitIds]}::uuid[])
      and closes_on < ${today} and withdrawn_at is null`.execute(database)
  return rows[0]?.day ?? null
}

/** Units that stand below `unitId` (itself included) on any day of `[from, to)`. */
export async function unitsBelow(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const rows = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_ancestry')
    .select('unit_id as id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('ancestor_id', '=', unitId)
    .where('valid_from', '<', to)
    .where('valid_to', '>', from)
    .execute()
  return rows.map((row) => row.id)
}

/** Levels above `unitId` (itself included) and below it (without it), at their most on days `[from, to)`. */
export async function levelsAround(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  from: string,
  to: string,
): Promise<{ above: number; below: number }> {
  const { rows } = await sql<{ above: number | null; below: number | null }>`
    select (select max(depth) from unit_ancestry where tenant_id = ${tenantId} and unit_id = ${unitId}
              and valid_from < ${to} and valid_to > ${from}) as above,
           (select max(depth) from unit_ancestry where tenant_id = ${tenantId} and ancestor_id = ${unitId}
              and valid_from < ${to} and valid_to > ${from}) as below`.execute(database)
  return { above: (rows[0]?.above ?? 0) + 1, below: rows[0]?.below ?? 0 }
}

/** A unit as it is first written. */
export interface NewUnit {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly kind: string
  readonly position: number
  readonly openedOn: string
}

/** Writes units with name, parent and ancestry; parents may be among them. The tenant's kinds are made with its first unit. */
export async function insertUnits(
  transaction: AnyTransaction,
  tenantId: string,
  units: readonly NewUnit[],
  createdAt: string,
): Promise<void> {
  await seedKinds(transaction, tenantId)
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
        as given(id uuid, "parentId" uuid, name text, kind text, position integer, "openedOn" date)
    ), made as (
      insert into unit (tenant_id, id, kind, position, opened_on, created_at)
      select ${tenantId}::uuid, id, kind, position, "openedOn", ${createdAt}::timestamptz from given
    ), named as (
      insert into unit_name (tenant_id, unit_id, name, valid_from)
      select ${tenantId}::uuid, id, name, "openedOn" from given
    )
    insert into unit_parent (tenant_id, unit_id, parent_id, valid_from)
    select ${tenantId}::uuid, id, "parentId", "openedOn" from given`.execute(transaction)
  await rebuildAncestry(
    transaction,
    tenantId,
    units.map((unit) => unit.id),
  )
}

async function seedKinds(transaction: AnyTransaction, tenantId: string): Promise<void> {
  await transaction
    .withTables<OrganisationTables>()
    .insertInto('unit_kind')
    .values(defaultUnitKinds.map((kind, position) => ({ ...kind, tenant_id: tenantId, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Reckons the ancestry of these units anew from the parents, on all days; their descendants must be among them. Walks up
 * from each unit, keeping the days that a whole path shares, and joins paths of the same length whose days touch.
 */
export async function rebuildAncestry(
  transaction: AnyTransaction,
  tenantId: string,
  unitIds: readonly string[],
): Promise<void> {
  await sql`delete from unit_ancestry where tenant_id = ${tenantId} and unit_id = any(${[...unitIds]}::uuid[])`.execute(
    transaction,
  )
  await sql`
    with recursive path as (
      select id as unit_id, id as ancestor_id, 0 as depth, opened_on as valid_from, coalesce(closed_on, 'infinity') as valid_to
      from unit where tenant_id = ${tenantId} and id = any(${[...unitIds]}::uuid[])
      union all
      select path.unit_id, parent.parent_id, path.depth + 1,
             greatest(path.valid_from, parent.valid_from), least(path.valid_to, parent.valid_to)
      from path join unit_parent parent on parent.tenant_id = ${tenantId} and parent.unit_id = path.ancestor_id
        and parent.valid_from < path.valid_to and parent.valid_to > path.valid_from
      where parent.parent_id is not null
    ), joined as (
      select unit_id, ancestor_id, depth, unnest(range_agg(daterange(valid_from, valid_to))) as days
      from path group by unit_id, ancestor_id, depth
    )
    insert into unit_ancestry (tenant_id, ancestor_id, unit_id, depth, valid_from, valid_to)
    select ${tenantId}::uuid, ancestor_id, unit_id, depth, lower(days), upper(days) from joined`.execute(
    transaction,
  )
}
