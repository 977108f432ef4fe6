import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { Tier } from '../model.ts'
import type { OrganisationTables } from '../tables.ts'
import type { PostHistory } from './model.ts'
import type { HandOverPlan } from './rules.ts'

/** A post with its tenures, or null when the tenant has none of this id. */
export async function loadPost(
  database: AnyDatabase,
  tenantId: string,
  postId: string,
): Promise<PostHistory | null> {
  const tables = database.withTables<OrganisationTables>()
  const post = await tables
    .selectFrom('post')
    .select(['id', 'unit_id as unitId', 'title', 'tier', 'opened_on as openedOn', 'closed_on as closedOn'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', postId)
    .executeTakeFirst()
  if (post === undefined) return null
  const tenures = await tables
    .selectFrom('tenure')
    .select(['id', 'person_id as personId', 'valid_from as from', 'valid_to as to'])
    .where('tenant_id', '=', tenantId)
    .where('post_id', '=', postId)
    .orderBy('valid_from')
    .execute()
  return { ...post, tenures }
}

export interface NewPost {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly tier: Tier
  readonly position: number
  readonly openedOn: string
  /** Set when the unit's closing is already planned. */
  readonly closedOn: string | null
}

export interface NewPerson {
  readonly id: string
  readonly name: string
}

export interface NewTenure {
  readonly id: string
  readonly postId: string
  readonly personId: string
  readonly from: string
  readonly to: string
}

export async function insertPosts(
  transaction: AnyTransaction,
  tenantId: string,
  posts: readonly NewPost[],
): Promise<void> {
  await sql`
    insert into post (tenant_id, id, unit_id, title, tier, position, opened_on, closed_on)
    select ${tenantId}::uuid, id, "unitId", title, tier, position, "openedOn", "closedOn"
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
      as given(id uuid, "unitId" uuid, title text, tier text, position integer, "openedOn" date, "closedOn" date)`.execute(
    transaction,
  )
}

export async function insertPeople(
  transaction: AnyTransaction,
  tenantId: string,
  people: readonly NewPerson[],
  createdAt: string,
): Promise<void> {
  await sql`
    insert into person (tenant_id, id, name, created_at)
    select ${tenantId}::uuid, id, name, ${createdAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given(id uuid, name text)`.execute(
    transaction,
  )
}

export async function insertTenures(
  transaction: AnyTransaction,
  tenantId: string,
  tenures: readonly NewTenure[],
): Promise<void> {
  await sql`
    insert into tenure (tenant_id, id, post_id, person_id, valid_from, valid_to)
    select ${tenantId}::uuid, id, "postId", "personId", "from", "to"
    from jsonb_to_recordset(${JSON.stringify(tenures)}::jsonb)
      as given(id uuid, "postId" uuid, "personId" uuid, "from" date, "to" date)`.execute(transaction)
}

/** Ends the tenure in force and begins the next; `newId` names the one that begins. */
export async function saveHandOver(
  transaction: AnyTransaction,
  tenantId: string,
  postId: string,
  plan: HandOverPlan,
  day: string,
  newId: string,
): Promise<void> {
  const tables = transaction.withTables<OrganisationTables>()
  if (plan.ends !== null) {
    const { id, from } = plan.ends
    if (from === day)
      await tables.deleteFrom('tenure').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
    else
      await tables
        .updateTable('tenure')
        .set({ valid_to: day })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute()
  }
  if (plan.begins !== null)
    await insertTenures(transaction, tenantId, [{ ...plan.begins, id: newId, postId }])
}

/** The position behind a unit's last post. */
export async function nextPostPosition(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
): Promise<number> {
  const last = await database
    .withTables<OrganisationTables>()
    .selectFrom('post')
    .select((select) => select.fn.max('position').as('position'))
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}

/** Closes a post and ends the tenure in force on that day. */
export async function closePostOn(
  transaction: AnyTransaction,
  tenantId: string,
  postId: string,
  day: string,
): Promise<void> {
  const tables = transaction.withTables<OrganisationTables>()
  await tables
    .updateTable('post')
    .set({ closed_on: day })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', postId)
    .execute()
  await tables
    .updateTable('tenure')
    .set({ valid_to: day })
    .where('tenant_id', '=', tenantId)
    .where('post_id', '=', postId)
    .where('valid_to', '>', day)
    .execute()
}

export async function findPerson(
  database: AnyDatabase,
  tenantId: string,
  personId: string,
): Promise<NewPerson | null> {
  const person = await database
    .withTables<OrganisationTables>()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return person ?? null
}

export async function updatePersonName(
  transaction: AnyTransaction,
  tenantId: string,
  personId: string,
  name: string,
): Promise<void> {
  await transaction
    .withTables<OrganisationTables>()
    .updateTable('person')
    .set({ name })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', personId)
    .execute()
}
