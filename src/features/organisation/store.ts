import { type SqlBool, sql } from 'kysely'
import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../platform/action/context.ts'
import {
  defaultUnitKinds,
  type PersonPost,
  type PersonRow,
  type PostRow,
  type UnitKind,
  type UnitRow,
} from './model.ts'
import { inTreeOrder } from './rules.ts'
import type { OrganisationTables } from './tables.ts'

/** The tenant's kinds of unit in order; before its first unit is made, those that it will start with. */
export async function unitKinds(database: AnyDatabase, tenantId: string): Promise<readonly UnitKind[]> {
  const kinds = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_kind')
    .select(['code', 'zh', 'en'])
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .execute()
  return kinds.length > 0 ? kinds : defaultUnitKinds
}

/** That a unit stood inside the scope on a day; for `where`, on a column that holds the unit's id. */
export function inScope(scope: UnitScope, unitColumn: string, day: string) {
  if (scope.everything) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select from unit_ancestry reach where reach.tenant_id = ${scope.tenantId}
    and reach.unit_id = ${sql.ref(unitColumn)} and reach.ancestor_id = any(${[...scope.roots]}::uuid[])
    and reach.valid_from <= ${day} and ${day} < reach.valid_to)`
}

/** The units that stood on a day, within the scope as of that day, in tree order. */
export async function unitsAsOf(database: AnyDatabase, scope: UnitScope, day: string): Promise<UnitRow[]> {
  const rows = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit')
    .innerJoin('unit_name', (join) =>
      join.onRef('unit_name.tenant_id', '=', 'unit.tenant_id').onRef('unit_name.unit_id', '=', 'unit.id'),
    )
    .innerJoin('unit_parent', (join) =>
      join.onRef('unit_parent.tenant_id', '=', 'unit.tenant_id').onRef('unit_parent.unit_id', '=', 'unit.id'),
    )
    .select([
      'unit.id',
      'unit_parent.parent_id as parentId',
      'unit.kind',
      'unit_name.name',
      'unit.position',
      'unit.opened_on as openedOn',
      'unit.closed_on as closedOn',
    ])
    .where('unit.tenant_id', '=', scope.tenantId)
    .where('unit_name.valid_from', '<=', day)
    .where('unit_name.valid_to', '>', day)
    .where('unit_parent.valid_from', '<=', day)
    .where('unit_parent.valid_to', '>', day)
    .where(inScope(scope, 'unit.id', day))
    .execute()
  return inTreeOrder(rows)
}

/** The unit and all that stood below it on a day, within the scope; empty when it did not stand then. */
export async function subtreeIds(
  database: AnyDatabase,
  scope: UnitScope,
  unitId: string,
  day: string,
): Promise<string[]> {
  const rows = await database
    .withTables<OrganisationTables>()
    .selectFrom('unit_ancestry')
    .select('unit_ancestry.unit_id as id')
    .where('unit_ancestry.tenant_id', '=', scope.tenantId)
    .where('unit_ancestry.ancestor_id', '=', unitId)
    .where('unit_ancestry.valid_from', '<=', day)
    .where('unit_ancestry.valid_to', '>', day)
    .where(inScope(scope, 'unit_ancestry.unit_id', day))
    .execute()
  return rows.map((row) => row.id)
}

/** The posts that stood on a day with whoever held them then, of the given units (null: of all), by unit and position. */
export async function postsAsOf(
  database: AnyDatabase,
  scope: UnitScope,
  unitIds: readonly string[] | null,
  day: string,
): Promise<PostRow[]> {
  const tables = database.withTables<OrganisationTables>()
  return tables
    .selectFrom('post')
    .leftJoin('tenure', (join) =>
      join
        .onRef('tenure.tenant_id', '=', 'post.tenant_id')
        .onRef('tenure.post_id', '=', 'post.id')
        .on('tenure.valid_from', '<=', day)
        .on('tenure.valid_to', '>', day),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'tenure.tenant_id').onRef('person.id', '=', 'tenure.person_id'),
    )
    .select([
      'post.id',
      'post.unit_id as unitId',
      'post.title',
      'post.tier',
      'post.position',
      'person.id as holderId',
      'person.name as holderName',
      'post.opened_on as openedOn',
      'post.closed_on as closedOn',
    ])
    .where('post.tenant_id', '=', scope.tenantId)
    .where('post.opened_on', '<=', day)
    .where((where) => where.or([where('post.closed_on', 'is', null), where('post.closed_on', '>', day)]))
    .$if(unitIds !== null, (query) =>
      query.where(sql<SqlBool>`post.unit_id = any(${[...(unitIds ?? [])]}::uuid[])`),
    )
    .where(inScope(scope, 'post.unit_id', day))
    .orderBy('post.unit_id')
    .orderBy('post.position')
    .orderBy('post.id')
    .execute()
}

/**
 * The people within the scope by name, each with the posts held on the day. Somebody without any post is seen by those
 * who reach the whole tenant; others see whoever holds a post inside their scope on that day.
 */
export async function peopleOf(database: AnyDatabase, scope: UnitScope, day: string): Promise<PersonRow[]> {
  const held = await database
    .withTables<OrganisationTables>()
    .selectFrom('tenure')
    .innerJoin('post', (join) =>
      join.onRef('post.tenant_id', '=', 'tenure.tenant_id').onRef('post.id', '=', 'tenure.post_id'),
    )
    .innerJoin('unit_name', (join) =>
      join
        .onRef('unit_name.tenant_id', '=', 'post.tenant_id')
        .onRef('unit_name.unit_id', '=', 'post.unit_id')
        .on('unit_name.valid_from', '<=', day)
        .on('unit_name.valid_to', '>', day),
    )
    .select([
      'tenure.person_id as personId',
      'post.id as postId',
      'post.title',
      'post.tier',
      'post.unit_id as unitId',
      'unit_name.name as unitName',
      'tenure.valid_from as from',
    ])
    .where('tenure.tenant_id', '=', scope.tenantId)
    .where('tenure.valid_from', '<=', day)
    .where('tenure.valid_to', '>', day)
    .where(inScope(scope, 'post.unit_id', day))
    .orderBy('tenure.valid_from')
    .execute()
  const byPerson = Map.groupBy(held, (row) => row.personId)
  const people = await database
    .withTables<OrganisationTables>()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('tenant_id', '=', scope.tenantId)
    .$if(!scope.everything, (query) => query.where(sql<SqlBool>`id = any(${[...byPerson.keys()]}::uuid[])`))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return people.map((person) => ({
    ...person,
    posts: (byPerson.get(person.id) ?? []).map(({ personId: _, ...post }): PersonPost => post),
  }))
}
