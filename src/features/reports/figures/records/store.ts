import { sql } from 'kysely'
import type { AnyDatabase } from '../../../../platform/action/context.ts'
import type { FigureRecord, OccurrenceStanding, RecordMark } from '../../model.ts'

// What an activity or an occurrence was is told from the tables of `evidence` and `duties` as they stand in the common
// schema: a figure's set names records by id, and no query of theirs asks by ids and revisions.

/** Activities at the revisions that a set names, in the set's order. */
export async function activitiesAt(
  database: AnyDatabase,
  tenantId: string,
  marks: readonly RecordMark[],
): Promise<FigureRecord[]> {
  const ids = marks.map(([id]) => id)
  const revisions = marks.map(([, revision]) => Number(revision))
  const { rows } = await sql<FigureRecord>`
    select 'activity' as kind, activity.id, given.revision, coalesce(version.content->>'title', activity.title) as title,
      coalesce(version.kind, activity.kind) as "activityKind", coalesce(name, '') as "unitName",
      coalesce(version.occurred_on, activity.occurred_on) as "occurredOn",
      coalesce(version.head_count, activity.head_count) as "headCount", coalesce(version.hours, activity.hours) as hours,
      coalesce(version.late, activity.late) as late
    from unnest(${ids}::uuid[], ${revisions}::int[]) with ordinality as given(id, revision, place)
    join activity on activity.tenant_id = ${tenantId} and activity.id = given.id
    left join activity_version version on version.tenant_id = ${tenantId} and version.activity_id = given.id
      and version.revision = given.revision
    left join unit_name on unit_name.tenant_id = ${tenantId}
      and unit_name.unit_id = coalesce(version.unit_id, activity.unit_id)
      and valid_from <= coalesce(version.occurred_on, activity.occurred_on)
      and coalesce(version.occurred_on, activity.occurred_on) < valid_to
    order by given.place`.execute(database)
  return rows
}

/** Occurrences with the standing that a set gives them, in the set's order. */
export async function occurrencesAt(
  database: AnyDatabase,
  tenantId: string,
  marks: readonly RecordMark[],
): Promise<FigureRecord[]> {
  const ids = marks.map(([id]) => id)
  const standings = marks.map(([, standing]) => standing as OccurrenceStanding)
  const { rows } = await sql<FigureRecord>`
    select 'occurrence' as kind, occurrence.id, duty.title, coalesce(name, '') as "unitName",
      window_from as "windowFrom", window_to as "windowTo", given.standing
    from unnest(${ids}::uuid[], ${standings}::text[]) with ordinality as given(id, standing, place)
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = given.id
    join duty on duty.tenant_id = ${tenantId} and duty.id = occurrence.duty_id
    left join unit_name on unit_name.tenant_id = ${tenantId} and unit_name.unit_id = occurrence.unit_id
      and valid_from <= closes_on and closes_on < valid_to
    order by given.place`.execute(database)
  return rows
}
