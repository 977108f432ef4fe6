import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { ActivityContribution, ActivityQuery, ActivityRevision, ActivityRow } from '../model.ts'

/** That a unit of the activity's party stood in the subtree of one of the units on the activity's day. */
const standsBelow = (tenantId: string, unitIds: readonly string[]): RawBuilder<SqlBool> =>
  sql`exists (select from party_unit
    join unit_ancestry above on above.tenant_id = ${tenantId} and above.unit_id = party_unit.unit_id
      and above.ancestor_id = any(${[...unitIds]}::uuid[]) and above.valid_from <= activity.occurred_on
      and activity.occurred_on < above.valid_to
    where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id)`

/** Records of units in the scope as of today, and those dated while their unit stood in it. */
function activityInScope(scope: UnitScope, today: string): RawBuilder<SqlBool> {
  if (scope.everything) return sql`true`
  return sql`(${standsBelow(scope.tenantId, scope.roots)} or exists (select from party_unit
    join unit_ancestry above on above.tenant_id = ${scope.tenantId} and above.unit_id = party_unit.unit_id
      and above.ancestor_id = any(${[...scope.roots]}::uuid[]) and above.valid_from <= ${today} and ${today} < above.valid_to
    where party_unit.tenant_id = ${scope.tenantId} and party_unit.party_id = activity.party_id))`
}

/** Up to this many parties are looked up one by one; beyond it, reading along the days is quicker. */
const FEW_PARTIES = 500

/** The parties of a unit's subtree, whenever they stood there; null when they are many. */
async function fewParties(database: AnyDatabase, tenantId: string, unitId: string): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`
    select distinct party_id as id from unit_ancestry
    join party_unit on party_unit.tenant_id = ${tenantId} and party_unit.unit_id = unit_ancestry.unit_id
    where unit_ancestry.tenant_id = ${tenantId} and ancestor_id = ${unitId}
    limit ${FEW_PARTIES + 1}`.execute(database)
  return rows.length > FEW_PARTIES ? null : rows.map(({ id }) => id)
}

const countsFor = (tenantId: string, condition: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`exists (select from contribution
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = contribution.occurrence_id
    where contribution.tenant_id = ${tenantId} and contribution.activity_id = activity.id
      and contribution.uncounted_at is null and ${condition})`

async function conditions(
  database: AnyDatabase,
  scope: UnitScope,
  query: ActivityQuery,
  today: string,
): Promise<RawBuilder<unknown>[]> {
  const { tenantId } = scope
  const found: RawBuilder<unknown>[] = [activityInScope(scope, today)]
  if (query.unitId !== undefined) {
    const parties = await fewParties(database, tenantId, query.unitId)
    if (parties !== null) found.push(sql`activity.party_id = any(${parties}::uuid[])`)
    found.push(standsBelow(tenantId, [query.unitId]))
  }
  if (query.kind !== undefined) found.push(sql`activity.kind = ${query.kind}`)
  if (query.from !== undefined) found.push(sql`activity.occurred_on >= ${query.from}`)
  if (query.to !== undefined) found.push(sql`activity.occurred_on <= ${query.to}`)
  if (query.late !== undefined) found.push(sql`activity.late = ${query.late}`)
  if (query.joint !== undefined) found.push(sql`(activity.party_id <> activity.unit_id) = ${query.joint}`)
  found.push(query.voided ? sql`activity.voided_at is not null` : sql`activity.voided_at is null`)
  if (query.occurrenceId !== undefined)
    found.push(countsFor(tenantId, sql`contribution.occurrence_id = ${query.occurrenceId}`))
  if (query.dutyId !== undefined) found.push(countsFor(tenantId, sql`occurrence.duty_id = ${query.dutyId}`))
  const [occurredOn, id] = query.cursor?.split('|') ?? []
  if (occurredOn !== undefined && id !== undefined)
    found.push(sql`(activity.occurred_on, activity.id) < (${occurredOn}::date, ${id}::uuid)`)
  return found
}

/** Activities, newest day first; one more than the query's limit when there are more. */
export async function listActivityRows(
  database: AnyDatabase,
  scope: UnitScope,
  query: ActivityQuery,
  today: string,
): Promise<ActivityRow[]> {
  const { tenantId } = scope
  const all = await conditions(database, scope, query, today)
  const { rows } = await sql<ActivityRow>`
    select activity.id, revision, activity.unit_id as "unitId", coalesce(named.name, '') as "unitName",
      array(select unit_id::text from party_unit
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id order by unit_id) as "unitIds",
      kind, title, occurred_on as "occurredOn", head_count as "headCount", hours, late, entries_saved as "entriesSaved",
      recorded_at as "recordedAt", voided_at as "voidedAt",
      (select count(*)::int from attachment where attachment.tenant_id = ${tenantId}
        and attachment.activity_id = activity.id and removed_at is null) as "attachmentCount"
    from activity
    left join unit_name named on named.tenant_id = ${tenantId} and named.unit_id = activity.unit_id
      and named.valid_from <= activity.occurred_on and activity.occurred_on < named.valid_to
    where activity.tenant_id = ${tenantId} and ${sql.join(all, sql` and `)}
    order by activity.occurred_on desc, activity.id desc
    limit ${query.limit + 1}`.execute(database)
  return rows
}

/** Whether an activity lies within the scope. */
export async function isInScope(
  database: AnyDatabase,
  scope: UnitScope,
  activityId: string,
  today: string,
): Promise<boolean> {
  const { rows } = await sql`select from activity where activity.tenant_id = ${scope.tenantId}
    and activity.id = ${activityId} and ${activityInScope(scope, today)}`.execute(database)
  return rows.length > 0
}

/** The revisions before the present one, newest first. */
export async function earlierRevisions(
  database: AnyDatabase,
  tenantId: string,
  activityId: string,
): Promise<(ActivityRevision & { readonly content: unknown })[]> {
  const { rows } = await sql<ActivityRevision & { content: unknown }>`
    select revision, held_from as "heldFrom", held_to as "heldTo", reason, content from activity_version
    where tenant_id = ${tenantId} and activity_id = ${activityId} order by revision desc`.execute(database)
  return rows
}

/** What an activity counted for at a moment, withdrawn occurrences left out. */
export async function contributionsAt(
  database: AnyDatabase,
  tenantId: string,
  activityId: string,
  moment: string,
): Promise<ActivityContribution[]> {
  const { rows } = await sql<ActivityContribution>`
    select occurrence.id as "occurrenceId", duty.id as "dutyId", duty.title as "dutyTitle", rulebook.title as "rulebookTitle",
      occurrence.unit_id as "unitId", window_from as "windowFrom", window_to as "windowTo", closes_on as "closesOn",
      bool_and(in_window) as "inWindow", json_agg(json_build_object('position', contribution.position, 'measure', measure,
        'amount', amount) order by contribution.position) as amounts
    from contribution
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = contribution.occurrence_id
    join requirement on requirement.tenant_id = ${tenantId} and requirement.occurrence_id = occurrence.id
      and requirement.position = contribution.position
    join duty on duty.tenant_id = ${tenantId} and duty.id = occurrence.duty_id
    join rulebook on rulebook.tenant_id = ${tenantId} and rulebook.id = duty.rulebook_id
    where contribution.tenant_id = ${tenantId} and activity_id = ${activityId} and counted_at <= ${moment}::timestamptz
      and (uncounted_at is null or uncounted_at > ${moment}::timestamptz) and withdrawn_at is null
    group by occurrence.id, duty.id, duty.title, rulebook.title, occurrence.unit_id, window_from, window_to, closes_on
    order by closes_on, occurrence.id`.execute(database)
  return rows
}

/** Names of units on a day and of people, by id. */
export async function namesOf(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
  personIds: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select unit_id as id, name from unit_name where tenant_id = ${tenantId} and unit_id = any(${[...unitIds]}::uuid[])
      and valid_from <= ${day} and ${day} < valid_to
    union all
    select id, name from person where tenant_id = ${tenantId} and id = any(${[...personIds]}::uuid[])`.execute(
    database,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
