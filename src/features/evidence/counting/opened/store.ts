import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../../platform/action/context.ts'
import type { Seat } from '../../../duties/occurrences/achievement/rules.ts'
import { lockRequirements } from '../../../duties/occurrences/achievement/store.ts'
import type { Candidate } from '../../../duties/occurrences/model.ts'

/** Which of the waiting occurrences to take. */
export type OpenedChoice = { readonly limit: number } | { readonly assignmentIds: readonly string[] }

/** Takes occurrences off the queue of those for which earlier work is yet to be counted, and locks them. */
export async function takeOpened(
  transaction: AnyTransaction,
  tenantId: string,
  choice: OpenedChoice,
): Promise<Candidate[]> {
  const isChosen =
    'limit' in choice ? sql`true` : sql`assignment_id = any(${[...choice.assignmentIds]}::uuid[])`
  const { rows } = await sql<{ occurrence_id: string }>`
    select occurrence_id from occurrence_uncounted
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = occurrence_id
    where occurrence_uncounted.tenant_id = ${tenantId} and ${isChosen}
    order by occurrence_id limit ${'limit' in choice ? choice.limit : null}
    for update of occurrence_uncounted skip locked`.execute(transaction)
  const ids = rows.map((row) => row.occurrence_id)
  if (ids.length === 0) return []
  await sql`delete from occurrence_uncounted where tenant_id = ${tenantId} and occurrence_id = any(${ids}::uuid[])`.execute(
    transaction,
  )
  await lockRequirements(transaction, tenantId, ids)
  return candidatesById(transaction, tenantId, ids)
}

async function candidatesById(
  database: AnyDatabase,
  tenantId: string,
  ids: readonly string[],
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select occurrence.id as "occurrenceId", assignment_id as "assignmentId", duty_id as "dutyId", unit_id as "unitId",
      window_from as "windowFrom", window_to as "windowTo", closes_on as "closesOn", waived,
      duty.schedule->>'type' = 'rolling' as rolling,
      (select json_agg(json_build_object('occurrenceId', occurrence_id, 'position', position, 'measure', measure,
          'topicId', topic_id, 'kinds', requirement.kinds, 'ledBy', led_by, 'attendedBy', attended_by,
          'attachment', attachment, 'required', required, 'achieved', achieved,
          'achievedInWindow', achieved_in_window) order by position)
        from requirement where requirement.tenant_id = ${tenantId} and occurrence_id = occurrence.id) as requirements
    from occurrence
    join duty on duty.tenant_id = ${tenantId} and duty.id = duty_id
    where occurrence.tenant_id = ${tenantId} and occurrence.id = any(${[...ids]}::uuid[]) and withdrawn_at is null`.execute(
    database,
  )
  return rows
}

/** An activity that holds, as counting needs it. */
export interface EarlierWork {
  readonly id: string
  readonly partyUnitIds: readonly string[]
  readonly kind: string
  readonly occurredOn: string
  readonly topicIds: readonly string[]
  readonly headCount: number
  readonly hours: number
  readonly hasAttachment: boolean
  readonly people: readonly { personId: string; led: boolean; hours?: number | undefined }[]
  /** Assignments for which it counts already. */
  readonly countedFor: readonly string[]
}

/** Activities that hold of any of the units in a stretch of days, by day. */
export async function workOfUnits(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
  from: string,
  to: string,
): Promise<EarlierWork[]> {
  const { rows } = await sql<EarlierWork>`
    select activity.id, array(select unit_id::text from party_unit
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id) as "partyUnitIds",
      kind, occurred_on as "occurredOn", topic_ids::text[] as "topicIds", head_count as "headCount", hours,
      exists (select from attachment where attachment.tenant_id = ${tenantId} and attachment.activity_id = activity.id
        and removed_at is null) as "hasAttachment",
      (select coalesce(json_agg(json_strip_nulls(json_build_object('personId', person_id, 'led', led, 'hours',
          attendance.hours))), '[]'::json)
        from attendance where attendance.tenant_id = ${tenantId} and attendance.activity_id = activity.id) as people,
      array(select distinct assignment_id::text from contribution
        join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = occurrence_id
        where contribution.tenant_id = ${tenantId} and contribution.activity_id = activity.id and uncounted_at is null
          and withdrawn_at is null) as "countedFor"
    from activity
    where tenant_id = ${tenantId} and voided_at is null and occurred_on between ${from} and ${to}
      and party_id in (select party_id from party_unit
        where tenant_id = ${tenantId} and unit_id = any(${[...unitIds]}::uuid[]))
    order by occurred_on, id`.execute(database)
  return rows
}

/** A post's holder with the days on which it was held; `to` exclusive. */
export interface HeldSeat extends Seat {
  readonly from: string
  readonly to: string
}

/** Who held which post of the units, ever. */
export async function seatsEver(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
): Promise<HeldSeat[]> {
  const { rows } = await sql<HeldSeat>`
    select unit_id as "unitId", post.id as "postId", tier, person_id as "personId",
      greatest(opened_on, valid_from)::text as "from", least(coalesce(closed_on, 'infinity'), valid_to)::text as "to"
    from post
    join tenure on tenure.tenant_id = ${tenantId} and post_id = post.id
    where post.tenant_id = ${tenantId} and unit_id = any(${[...unitIds]}::uuid[])`.execute(database)
  return rows
}
