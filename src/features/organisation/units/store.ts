import { type SqlBool, sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { OrganisationTables } from '../tables.ts'
import type { PostOnCard, Span, UnitHistory } from './model.ts'
import { endOrNull } from './rules.ts'

/** A unit with its whole history, or null when the tenant has none of this id. */
export async function loadUnit(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
): Promise<UnitHistory | null> {
  const tables = database.withTables<OrganisationTables>()
  const unit = await tables
    .selectFrom('unit')
    .select(['id', 'kind', 'position', 'opened_on as openedOn', 'closed_on as closedOn'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (unit === undefined) return null
  const names = await tables
    .selectFrom('unit_name')
    .select(['name as value', 'valid_from as from', 'valid_to as to'])
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .execute()
  const parents = await tables
    .selectFrom('unit_parent')
    .select(['parent_id as value', 'valid_from as from', 'valid_to as to'])
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .execute()
  return { ...unit, names, parents }
}

/** A unit other than `unitId` that bears one of the names under one of the parents on a shared day; null when there is none. */
export async function findTwin(
  database: AnyDatabase,
  tenantId: string,
  unitId: string | null,
  names: readonly Span<string>[],
  parents: readonly Span<string | null>[],
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    with wanted as (
      select name.value as name, parent.value as parent_id,
             greatest(name."from", parent."from") as valid_from, least(name."to", parent."to") as valid_to
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as name(value text, "from" date, "to" date)
      join jsonb_to_recordset(${JSON.stringify(parents)}::jsonb) as parent(value uuid, "from" date, "to" date)
        on name."from" < parent."to" and parent."from" < name."to"
    )
    select wanted.name from wanted
    join unit_parent on unit_parent.tenant_id = ${tenantId} and unit_parent.parent_id is not distinct from wanted.parent_id
      and unit_parent.valid_from < wanted.valid_to and unit_parent.valid_to > wanted.valid_from
      and unit_parent.unit_id is distinct from ${unitId}::uuid
    join unit_name on unit_name.tenant_id = unit_parent.tenant_id and unit_name.unit_id = unit_parent.unit_id
      and unit_name.name = wanted.name
      and unit_name.valid_from < least(wanted.valid_to, unit_parent.valid_to)
      and unit_name.valid_to > greatest(wanted.valid_from, unit_parent.valid_from)
    limit 1`.execute(database)
  return rows[0]?.name ?? null
}

/** Replaces all that a unit was and will be called. */
export async function replaceNames(
  transaction: AnyTransaction,
  tenantId: string,
  unitId: string,
  names: readonly Span<string>[],
): Promise<void> {
  const tables = transaction.withTables<OrganisationTables>()
  await tables
    .deleteFrom('unit_name')
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .execute()
  await tables
    .insertInto('unit_name')
    .values(
      names.map(({ value, from, to }) => ({
        tenant_id: tenantId,
        unit_id: unitId,
        name: value,
        valid_from: from,
        valid_to: to,
      })),
    )
    .execute()
}

/** Replaces all that a unit stood and will stand under; the ancestry of the subtree is the caller's to rebuild. */
export async function replaceParents(
  transaction: AnyTransaction,
  tenantId: string,
  unitId: string,
  parents: readonly Span<string | null>[],
): Promise<void> {
  const tables = transaction.withTables<OrganisationTables>()
  await tables
    .deleteFrom('unit_parent')
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .execute()
  await tables
    .insertInto('unit_parent')
    .values(
      parents.map(({ value, from, to }) => ({
        tenant_id: tenantId,
        unit_id: unitId,
        parent_id: value,
        valid_from: from,
        valid_to: to,
      })),
    )
    .execute()
}

/** The position behind every unit that ever stood, or will stand, directly under a parent (null: at the top). */
export async function nextPosition(
  database: AnyDatabase,
  tenantId: string,
  parentId: string | null,
): Promise<number> {
  const last = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_parent')
    .innerJoin('unit', (join) =>
      join.onRef('unit.tenant_id', '=', 'unit_parent.tenant_id').onRef('unit.id', '=', 'unit_parent.unit_id'),
    )
    .select((select) => select.fn.max('unit.position').as('position'))
    .where('unit_parent.tenant_id', '=', tenantId)
    .where('unit_parent.parent_id', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}

/** Ids of the units that stand directly under a parent (null: at the top) on a day, in order. */
export async function childrenOn(
  database: AnyDatabase,
  tenantId: string,
  parentId: string | null,
  day: string,
): Promise<string[]> {
  const rows = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_parent')
    .innerJoin('unit', (join) =>
      join.onRef('unit.tenant_id', '=', 'unit_parent.tenant_id').onRef('unit.id', '=', 'unit_parent.unit_id'),
    )
    .select('unit.id')
    .where('unit_parent.tenant_id', '=', tenantId)
    .where('unit_parent.parent_id', parentId === null ? 'is' : '=', parentId)
    .where('unit_parent.valid_from', '<=', day)
    .where('unit_parent.valid_to', '>', day)
    .orderBy('unit.position')
    .execute()
  return rows.map((row) => row.id)
}

/** Positions 0, 1, 2 … in the order given. */
export async function setPositions(
  transaction: AnyTransaction,
  tenantId: string,
  unitIds: readonly string[],
): Promise<void> {
  await sql`
    update unit set position = given.place - 1
    from unnest(${[...unitIds]}::uuid[]) with ordinality as given(id, place)
    where unit.tenant_id = ${tenantId} and unit.id = given.id`.execute(transaction)
}

export interface UnitToClose {
  readonly id: string
  readonly name: string
  /** A name, parent, post or tenure begins on the day or later, or the unit is not below on the day itself. */
  readonly isPlanned: boolean
}

/** The units at or below `unitId` on or after a day, with whether something is planned there from that day on. */
export async function unitsToClose(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  day: string,
): Promise<UnitToClose[]> {
  const { rows } = await sql<UnitToClose>`
    with below as (
      select unit_id as id, bool_or(valid_from <= ${day}) as stands from unit_ancestry
      where tenant_id = ${tenantId} and ancestor_id = ${unitId} and valid_to > ${day} group by unit_id
    )
    select below.id,
      (select name from unit_name where tenant_id = ${tenantId} and unit_id = below.id order by valid_to > ${day} desc, valid_from limit 1) as name,
      not below.stands
      or exists (select from unit_name where tenant_id = ${tenantId} and unit_id = below.id and valid_from >= ${day})
      or exists (select from unit_parent where tenant_id = ${tenantId} and unit_id = below.id and valid_from >= ${day})
      or exists (select from post left join tenure on tenure.tenant_id = post.tenant_id and tenure.post_id = post.id
        where post.tenant_id = ${tenantId} and post.unit_id = below.id and (post.opened_on >= ${day} or tenure.valid_from >= ${day}))
      as "isPlanned"
    from below order by below.id`.execute(database)
  return rows
}

/** Ends units with their names, places, posts and tenures on a day (the first on which they are gone). */
export async function closeUnits(
  transaction: AnyTransaction,
  tenantId: string,
  unitIds: readonly string[],
  day: string,
): Promise<void> {
  const ids = [...unitIds]
  await sql`
    with closed as (update unit set closed_on = ${day} where tenant_id = ${tenantId} and id = any(${ids}::uuid[])),
    named as (update unit_name set valid_to = ${day} where tenant_id = ${tenantId} and unit_id = any(${ids}::uuid[]) and valid_to > ${day}),
    placed as (update unit_parent set valid_to = ${day} where tenant_id = ${tenantId} and unit_id = any(${ids}::uuid[]) and valid_to > ${day}),
    held as (update tenure set valid_to = ${day} from post where post.tenant_id = tenure.tenant_id and post.id = tenure.post_id
      and tenure.tenant_id = ${tenantId} and post.unit_id = any(${ids}::uuid[]) and tenure.valid_to > ${day})
    update post set closed_on = ${day} where tenant_id = ${tenantId} and unit_id = any(${ids}::uuid[])
      and (closed_on is null or closed_on > ${day})`.execute(transaction)
}

/** The posts of a unit, closed ones included, each with everybody who held it. */
export async function postsWithTenures(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
): Promise<PostOnCard[]> {
  const tables = database.withTables<OrganisationTables>()
  const posts = await tables
    .selectFrom('post')
    .select(['id', 'title', 'tier', 'opened_on as openedOn', 'closed_on as closedOn'])
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const tenures = await tables
    .selectFrom('tenure')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'tenure.tenant_id').onRef('person.id', '=', 'tenure.person_id'),
    )
    .innerJoin('post', (join) =>
      join.onRef('post.tenant_id', '=', 'tenure.tenant_id').onRef('post.id', '=', 'tenure.post_id'),
    )
    .select([
      'tenure.id',
      'tenure.post_id as postId',
      'tenure.person_id as personId',
      'person.name as personName',
      'tenure.valid_from as from',
      'tenure.valid_to as to',
    ])
    .where('tenure.tenant_id', '=', tenantId)
    .where('post.unit_id', '=', unitId)
    .orderBy('tenure.valid_from')
    .execute()
  const byPost = Map.groupBy(tenures, (tenure) => tenure.postId)
  return posts.map((post) => ({
    ...post,
    tenures: (byPost.get(post.id) ?? []).map(({ postId: _, to, ...tenure }) => ({
      ...tenure,
      to: endOrNull(to),
    })),
  }))
}

/** All names that these units bore, by unit. */
export async function namesOf(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
): Promise<Map<string, Span<string>[]>> {
  const rows = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_name')
    .select(['unit_id as unitId', 'name as value', 'valid_from as from', 'valid_to as to'])
    .where('tenant_id', '=', tenantId)
    .where(sql<SqlBool>`unit_id = any(${[...unitIds]}::uuid[])`)
    .orderBy('valid_from')
    .execute()
  return Map.groupBy(rows, (row) => row.unitId)
}
