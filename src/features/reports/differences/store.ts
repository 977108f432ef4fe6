import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { FigureDefinition, RecordChange } from '../model.ts'
import type { MarkChange } from './rules.ts'

// Why a record changed is told from the tables of `evidence` and `duties` as they stand in the common schema.

const passes = (
  { kinds, topicIds }: FigureDefinition,
  table: 'activity' | 'version',
): RawBuilder<SqlBool> => sql`(
  ${kinds.length === 0 ? sql`true` : sql`${sql.ref(`${table}.kind`)} = any(${[...kinds]}::text[])`}
  and ${topicIds.length === 0 ? sql`true` : sql`${sql.ref(`${table}.topic_ids`)} && ${[...topicIds]}::uuid[]`})`

/**
 * Activities that a figure may count otherwise than it did at a moment, for sets too large to be kept: those of its days and
 * kinds that were entered, corrected or voided since. At most `limit`.
 */
export async function activitiesChangedSince(
  database: AnyDatabase,
  tenantId: string,
  definition: FigureDefinition,
  since: string,
  limit: number,
): Promise<MarkChange[]> {
  const { unitId, from, to } = definition
  const { rows } = await sql<MarkChange>`
    select activity.id, case when recorded_at > ${since}::timestamptz then null
        else coalesce((select min(revision) from activity_version held where held.tenant_id = ${tenantId}
          and held.activity_id = activity.id and held.held_to > ${since}::timestamptz), activity.revision) end as before,
      case when voided_at is null then activity.revision end as after
    from activity
    left join activity_version version on version.tenant_id = ${tenantId} and version.activity_id = activity.id
      and version.held_from <= ${since}::timestamptz and version.held_to > ${since}::timestamptz
    where activity.tenant_id = ${tenantId}
      and (revised_at > ${since}::timestamptz or voided_at > ${since}::timestamptz)
      and not (recorded_at > ${since}::timestamptz and voided_at is not null)
      and (activity.occurred_on between ${from} and ${to} and ${passes(definition, 'activity')}
        or version.occurred_on between ${from} and ${to} and ${passes(definition, 'version')})
      and exists (select from party_unit
        join unit_ancestry on unit_ancestry.tenant_id = ${tenantId} and unit_ancestry.unit_id = party_unit.unit_id
          and ancestor_id = ${unitId} and valid_from <= ${to} and valid_to > ${from}
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id in (activity.party_id, version.party_id))
    order by activity.id limit ${limit}`.execute(database)
  return rows
}

/** Activities that changed, with what happened to them since the moment. */
export async function explainActivities(
  database: AnyDatabase,
  tenantId: string,
  changes: readonly MarkChange[],
  since: string,
): Promise<RecordChange[]> {
  const { rows } = await sql<RecordChange>`
    select 'activity' as kind, activity.id, activity.title, activity.occurred_on as day, coalesce(name, '') as "unitName",
      given.before::int as before, given.after::int as after,
      case when voided_at > ${since}::timestamptz then 'voided' when given.before is null
        and activity.revised_at = activity.recorded_at then 'added' when recorded_at > ${since}::timestamptz then 'added'
        else 'corrected' end as change,
      case when voided_at > ${since}::timestamptz then void_reason else (
        select reason from activity_version version where version.tenant_id = ${tenantId}
          and version.activity_id = activity.id and version.held_to > ${since}::timestamptz
        order by revision desc limit 1) end as reason
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ before }) => before)}::text[],
      ${changes.map(({ after }) => after)}::text[]) as given(id, before, after)
    join activity on activity.tenant_id = ${tenantId} and activity.id = given.id
    left join unit_name on unit_name.tenant_id = ${tenantId} and unit_name.unit_id = activity.unit_id
      and valid_from <= activity.occurred_on and activity.occurred_on < valid_to
    order by activity.occurred_on, activity.id`.execute(database)
  return rows
}

/** Occurrences that stand otherwise, with what happened to them since the moment. */
export async function explainOccurrences(
  database: AnyDatabase,
  tenantId: string,
  changes: readonly MarkChange[],
  since: string,
): Promise<RecordChange[]> {
  const { rows } = await sql<RecordChange>`
    select 'occurrence' as kind, occurrence.id, duty.title, window_to as day, coalesce(name, '') as "unitName",
      given.before, given.after,
      case when withdrawn_at > ${since}::timestamptz then 'withdrawn'
        when given.before is null and occurrence.created_at > ${since}::timestamptz then 'added'
        else 'restated' end as change,
      case when withdrawn_at > ${since}::timestamptz then withdrawn_reason else (
        select waiver.reason from waiver where waiver.tenant_id = ${tenantId} and waiver.occurrence_id = occurrence.id
          and revoked_at is null and waived_at > ${since}::timestamptz) end as reason
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ before }) => before)}::text[],
      ${changes.map(({ after }) => after)}::text[]) as given(id, before, after)
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = given.id
    join duty on duty.tenant_id = ${tenantId} and duty.id = occurrence.duty_id
    left join unit_name on unit_name.tenant_id = ${tenantId} and unit_name.unit_id = occurrence.unit_id
      and valid_from <= closes_on and closes_on < valid_to
    order by window_to, occurrence.id`.execute(database)
  return rows
}
