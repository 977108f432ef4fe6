import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { headsOf, monthOf } from '../rules.ts'
import type { NewActivity } from '../store.ts'

/** The present revision of an activity, whole: what a correction puts aside. */
export interface PresentActivity {
  readonly id: string
  readonly revision: number
  readonly unitId: string
  readonly partyId: string
  readonly unitIds: readonly string[]
  readonly kind: string
  readonly title: string
  readonly occurredOn: string
  readonly headCount: number
  readonly hours: number
  readonly topicIds: readonly string[]
  readonly summary: string
  readonly late: boolean
  readonly entriesSaved: number
  readonly recordedAt: string
  readonly revisedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly people: readonly { personId: string; led: boolean; hours: number | null }[]
  readonly attachments: readonly {
    id: string
    sha256: string
    name: string
    mediaType: string
    size: number
  }[]
}

/** An activity's present revision; with `lock`, nobody else corrects it until the transaction ends. Null when there is none. */
export async function presentActivity(
  database: AnyDatabase,
  tenantId: string,
  id: string,
  lock: boolean,
): Promise<PresentActivity | null> {
  // Locked first and read afterwards, so that what is read is what the last one left.
  if (lock)
    await sql`select from activity where tenant_id = ${tenantId} and id = ${id} for no key update`.execute(
      database,
    )
  const { rows } = await sql<PresentActivity>`
    select id, revision, unit_id as "unitId", party_id as "partyId", kind, title, occurred_on as "occurredOn",
      head_count as "headCount", hours, topic_ids::text[] as "topicIds", summary, late, entries_saved as "entriesSaved",
      recorded_at as "recordedAt", revised_at as "revisedAt", voided_at as "voidedAt", void_reason as "voidReason",
      array(select unit_id::text from party_unit
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id order by unit_id) as "unitIds",
      (select coalesce(json_agg(json_build_object('personId', person_id, 'led', led, 'hours', attendance.hours)
          order by led desc, person_id), '[]'::json)
        from attendance where attendance.tenant_id = ${tenantId} and attendance.activity_id = activity.id) as people,
      (select coalesce(json_agg(json_build_object('id', attachment.id, 'sha256', sha256, 'name', name, 'mediaType',
          media_type, 'size', size) order by added_at, attachment.id), '[]'::json)
        from attachment where attachment.tenant_id = ${tenantId} and attachment.activity_id = activity.id
          and removed_at is null) as attachments
    from activity where tenant_id = ${tenantId} and id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** Puts the present revision aside, to be shown as it was. */
export async function insertVersion(
  transaction: AnyTransaction,
  tenantId: string,
  present: PresentActivity,
  heldTo: string,
  reason: string,
): Promise<void> {
  await sql`
    insert into activity_version (tenant_id, activity_id, revision, unit_id, party_id, kind, occurred_on, head_count, hours,
      topic_ids, late, held_from, held_to, content, reason)
    values (${tenantId}, ${present.id}, ${present.revision}, ${present.unitId}, ${present.partyId}, ${present.kind},
      ${present.occurredOn}, ${present.headCount}, ${present.hours}, ${[...present.topicIds]}::uuid[], ${present.late},
      ${present.revisedAt}::timestamptz, ${heldTo}::timestamptz, ${JSON.stringify(present)}::jsonb, ${reason})`.execute(
    transaction,
  )
}

/** Writes the corrected activity over the present revision, with its people and attachments. */
export async function updateActivity(
  transaction: AnyTransaction,
  tenantId: string,
  { id, draft, partyId, late, entriesSaved, recordedAt: revisedAt, attachments }: NewActivity,
): Promise<void> {
  await sql`
    update activity set revision = revision + 1, unit_id = ${draft.unitId}, party_id = ${partyId}, kind = ${draft.kind},
      title = ${draft.title}, occurred_on = ${draft.occurredOn}, head_count = ${headsOf(draft)}, hours = ${draft.hours},
      topic_ids = ${[...draft.topicIds]}::uuid[], summary = ${draft.summary}, late = ${late},
      entries_saved = ${entriesSaved}, revised_at = ${revisedAt}::timestamptz
    where tenant_id = ${tenantId} and id = ${id}`.execute(transaction)
  await sql`delete from attendance where tenant_id = ${tenantId} and activity_id = ${id}`.execute(transaction)
  const people = draft.people.map(({ personId, led, hours }) => ({
    person_id: personId,
    led,
    hours: hours ?? null,
  }))
  await sql`
    insert into attendance (tenant_id, activity_id, person_id, led, hours)
    select ${tenantId}, ${id}, person_id, led, hours from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as given(person_id uuid, led boolean, hours numeric)`.execute(transaction)
  // Removed ones keep their row, because the earlier revision shows them.
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(attachments)}::jsonb)
        as given(id uuid, sha256 text, name text, media_type text, size bigint)
    ), removed as (
      update attachment set removed_at = ${revisedAt}::timestamptz
      where tenant_id = ${tenantId} and activity_id = ${id} and removed_at is null
        and (sha256, name) not in (select sha256, name from given)
    )
    insert into attachment (tenant_id, id, activity_id, sha256, name, media_type, size, added_at)
    select ${tenantId}, given.id, ${id}, given.sha256, given.name, given.media_type, given.size, ${revisedAt}::timestamptz
    from given
    where (given.sha256, given.name) not in (select sha256, name from attachment
      where tenant_id = ${tenantId} and activity_id = ${id} and removed_at is null)`.execute(transaction)
}

export async function markVoided(
  transaction: AnyTransaction,
  tenantId: string,
  id: string,
  voidedAt: string,
  reason: string,
): Promise<void> {
  await sql`
    update activity set voided_at = ${voidedAt}::timestamptz, void_reason = ${reason}
    where tenant_id = ${tenantId} and id = ${id}`.execute(transaction)
}

/** What a tally row counts of one activity. */
export interface Tallied {
  readonly partyId: string
  readonly kind: string
  readonly occurredOn: string
  readonly headCount: number
  readonly hours: number
}

/** Adds activities to the tallies, or takes them off (`sign` -1). */
export async function moveTally(
  transaction: AnyTransaction,
  tenantId: string,
  { partyId, kind, occurredOn, headCount, hours }: Tallied,
  sign: 1 | -1,
): Promise<void> {
  await sql`
    insert into tally as known (tenant_id, party_id, month, kind, activities, heads, hours)
    values (${tenantId}, ${partyId}, ${monthOf(occurredOn)}, ${kind}, ${sign}, ${headCount * sign}, ${hours * sign})
    on conflict (tenant_id, party_id, month, kind) do update set activities = known.activities + excluded.activities,
      heads = known.heads + excluded.heads, hours = known.hours + excluded.hours`.execute(transaction)
}
