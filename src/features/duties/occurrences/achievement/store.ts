import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AnyTransaction } from '../../../../platform/action/context.ts'
import type { AchievementChange, Candidate } from '../model.ts'
import type { Seat } from './rules.ts'

/** One unit is by far the usual case, and a plan for it is kept; a list would be planned anew every time. */
export const isOneOf = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<SqlBool> =>
  ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${[...ids]}::uuid[])`

/** What the occurrences sought have to do with. */
export interface CandidateQuery {
  readonly unitIds: readonly string[]
  /** 'YYYY-MM-DD' */
  readonly day: string
  readonly kind: string
}

/**
 * A subquery: JSON list of the occurrences of units whose days hold a day and that count a kind of activity, each with its
 * requirements. To stand in a larger statement, because recording has no time for one more round trip.
 */
export const candidatesJson = (
  tenantId: string,
  { unitIds, day, kind }: CandidateQuery,
): RawBuilder<Candidate[]> => sql`(
  select coalesce(json_agg(json_build_object('occurrenceId', occurrence.id, 'assignmentId', assignment_id,
    'dutyId', duty_id, 'unitId', unit_id, 'windowFrom', window_from, 'windowTo', window_to, 'closesOn', closes_on,
    'waived', waived, 'rolling', (select schedule->>'type' = 'rolling' from duty where duty.tenant_id = ${tenantId}
      and duty.id = duty_id), 'requirements', (
      select json_agg(json_build_object('occurrenceId', occurrence_id, 'position', position, 'measure', measure,
        'topicId', topic_id, 'kinds', requirement.kinds, 'ledBy', led_by, 'attendedBy', attended_by,
        'attachment', attachment, 'required', required, 'achieved', achieved,
        'achievedInWindow', achieved_in_window) order by position)
      from requirement where requirement.tenant_id = ${tenantId} and occurrence_id = occurrence.id))), '[]'::json)
  from occurrence
  where occurrence.tenant_id = ${tenantId} and ${isOneOf(sql`unit_id`, unitIds)} and closes_on >= ${day}
    and window_from <= ${day} and withdrawn_at is null
    and (occurrence.kinds = '{}' or ${kind} = any(occurrence.kinds)))`

/** A subquery: JSON list of the posts of units that were held on a day, and by whom. */
export const seatsJson = (
  tenantId: string,
  unitIds: readonly string[],
  day: string,
): RawBuilder<Seat[]> => sql`(
  select coalesce(json_agg(json_build_object('unitId', unit_id, 'postId', post.id, 'tier', tier, 'personId', person_id)),
    '[]'::json)
  from post
  join tenure on tenure.tenant_id = ${tenantId} and post_id = post.id and valid_from <= ${day} and ${day} < valid_to
  where post.tenant_id = ${tenantId} and ${isOneOf(sql`unit_id`, unitIds)} and opened_on <= ${day}
    and (closed_on is null or closed_on > ${day}))`

/**
 * Locks the requirements of occurrences until the transaction ends: whoever moves them, waives or withdraws their
 * occurrences waits. Always in one order, so that two that need the same ones wait instead of clashing.
 */
export async function lockRequirements(
  transaction: AnyTransaction,
  tenantId: string,
  occurrenceIds: readonly string[],
): Promise<void> {
  await sql`
    select from requirement where tenant_id = ${tenantId} and occurrence_id = any(${[...new Set(occurrenceIds)]}::uuid[])
    order by occurrence_id, position for no key update`.execute(transaction)
}

/**
 * The steps that move requirements and, where an occurrence turns from one class to another, its summary row. Needs a CTE
 * `change(occurrence_id, position, amount, amount_in_window)` with a row for every requirement of each occurrence, also for
 * those that stay, so that all of them come back as they now are, whoever wrote at the same time. Requirements of withdrawn
 * occurrences move, uncounted. Its parts: `moved`, `turned`, `summed`.
 */
export const achievementSteps = (tenantId: string): RawBuilder<unknown> => sql`
  moved as (
    update requirement set achieved = achieved + amount, achieved_in_window = achieved_in_window + amount_in_window
    from change
    where requirement.tenant_id = ${tenantId} and requirement.occurrence_id = change.occurrence_id
      and requirement.position = change.position
    returning requirement.occurrence_id, required, achieved, achieved_in_window, amount, amount_in_window, waived, withdrawn
  ), turned as (
    select occurrence_id,
      case when was_met then 'met' when was_late then 'met_late' end as before,
      case when is_met then 'met' when is_late then 'met_late' end as after
    from (
      select occurrence_id, bool_and(achieved_in_window >= required) as is_met, bool_and(achieved >= required) as is_late,
        bool_and(achieved_in_window - amount_in_window >= required) as was_met,
        bool_and(achieved - amount >= required) as was_late
      from moved where not waived and not withdrawn group by occurrence_id) state
    where (is_met, is_late) is distinct from (was_met, was_late)
  ), summed as (
    update summary set met = summary.met + delta.met, met_late = summary.met_late + delta.met_late
    from (select unit_id, duty_id, window_from, window_to, closes_on,
        count(*) filter (where after = 'met') - count(*) filter (where before = 'met') as met,
        count(*) filter (where after = 'met_late') - count(*) filter (where before = 'met_late') as met_late
      from turned join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = turned.occurrence_id
      group by unit_id, duty_id, window_from, window_to, closes_on) delta
    where summary.tenant_id = ${tenantId} and summary.unit_id = delta.unit_id and summary.duty_id = delta.duty_id
      and summary.closes_on = delta.closes_on and summary.window_from = delta.window_from
      and summary.window_to = delta.window_to
  )`

/** Moves what was achieved, and the summary with it. */
export async function applyAchievement(
  transaction: AnyTransaction,
  tenantId: string,
  changes: readonly AchievementChange[],
): Promise<void> {
  if (changes.length === 0) return
  const payload = changes.map((change) => ({
    occurrence_id: change.occurrenceId,
    position: change.position,
    amount: change.amount,
    amount_in_window: change.amountInWindow,
  }))
  const ids = [...new Set(changes.map(({ occurrenceId }) => occurrenceId))]
  await sql`with change as materialized (
      select occurrence_id, position, coalesce(sum(given.amount), 0) as amount,
        coalesce(sum(given.amount_in_window), 0) as amount_in_window
      from requirement left join jsonb_to_recordset(${JSON.stringify(payload)}::jsonb)
        as given(occurrence_id uuid, position smallint, amount numeric, amount_in_window numeric)
        using (occurrence_id, position)
      where requirement.tenant_id = ${tenantId} and occurrence_id = any(${ids}::uuid[])
      group by occurrence_id, position order by occurrence_id, position
    ), ${achievementSteps(tenantId)}
    select count(*) from turned`.execute(transaction)
}
