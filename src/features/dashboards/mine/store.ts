import { type RawBuilder, sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { DueItem, MineQuery } from '../model.ts'

/**
 * Leaves out what surely another answers for, by the index of each: the holder who was written down when it closed, or
 * today's holder of its own post. Who answers for the rest (vacant posts' duties rise) is told one by one.
 */
const mayBeOf = (personId: string, today: string): RawBuilder<unknown> => sql`
  case when occurrence.frozen_at is not null then occurrence.frozen_holder_id = ${personId}
    else not exists (
      select from assignment_post own
      join post on post.tenant_id = own.tenant_id and post.id = own.post_id
        and post.opened_on <= ${today} and (post.closed_on is null or post.closed_on > ${today})
      join tenure on tenure.tenant_id = own.tenant_id and tenure.post_id = own.post_id
        and tenure.valid_from <= ${today} and ${today} < tenure.valid_to
      where own.tenant_id = occurrence.tenant_id and own.assignment_id = occurrence.assignment_id
        and own.valid_from <= ${today} and ${today} < own.valid_to and tenure.person_id <> ${personId}) end`

/** The list of units stands beside the exact condition for the sake of the index by unit. */
const isBelow = (unitId: string): RawBuilder<unknown> => sql`
  occurrence.unit_id in (select unit_id from unit_ancestry where ancestor_id = ${unitId})
  and exists (select from unit_ancestry above where above.tenant_id = occurrence.tenant_id
    and above.unit_id = occurrence.unit_id and above.ancestor_id = ${unitId}
    and above.valid_from <= occurrence.closes_on and occurrence.closes_on < above.valid_to)`

/**
 * What is unmet: open now, or closed in the days before. With what is required and reached of its least satisfied
 * requirement. Unless a person is asked for, the list is cut to its length before anybody asks who answers.
 */
export async function unmetItems(
  database: AnyDatabase,
  tenantId: string,
  { personId, unitId }: MineQuery,
  { today, missedSince }: { readonly today: string; readonly missedSince: string },
  limit: number,
): Promise<DueItem[]> {
  const result = await sql<DueItem>`${plannedAnew}
    with unmet as (
      select occurrence.*, need.required, need.achieved, need.measure
      from occurrence join lateral (
        select required, achieved, measure from requirement
        where requirement.tenant_id = occurrence.tenant_id and requirement.occurrence_id = occurrence.id and achieved < required
        order by achieved / required limit 1) need on true
      where occurrence.tenant_id = ${tenantId} and occurrence.withdrawn_at is null and not occurrence.waived
        and occurrence.closes_on >= ${missedSince} and occurrence.window_from <= ${today}
        and ${unitId === undefined ? sql`true` : isBelow(unitId)}
        and ${personId === undefined ? sql`true` : mayBeOf(personId, today)}
      order by (occurrence.closes_on < ${today}), occurrence.window_to, occurrence.id
      limit ${personId === undefined ? limit : null}::int
    )
    select unmet.id as "occurrenceId", unmet.duty_id as "dutyId", duty.title as "dutyTitle", book.title as "rulebookTitle",
      unmet.unit_id as "unitId", name.name as "unitName", unmet.window_from as "windowFrom", unmet.window_to as "windowTo",
      unmet.closes_on as "closesOn", person.name as "holderName", post.title as "postTitle",
      coalesce(unmet.frozen_risen, answer.risen, false) as risen, unmet.required, unmet.achieved, unmet.measure
    from unmet
    join duty on duty.tenant_id = unmet.tenant_id and duty.id = unmet.duty_id
    join rulebook book on book.tenant_id = duty.tenant_id and book.id = duty.rulebook_id
    left join lateral (select name from unit_name where unit_name.tenant_id = unmet.tenant_id and unit_id = unmet.unit_id
      and valid_from <= ${today} order by valid_from desc limit 1) name on true
    left join lateral answerable_post(unmet.tenant_id, unmet.assignment_id, unmet.unit_id, duty.tier, ${today}::date) answer
      on unmet.frozen_at is null
    left join post on post.tenant_id = unmet.tenant_id and post.id = coalesce(unmet.frozen_post_id, answer.post_id)
    left join person on person.tenant_id = unmet.tenant_id
      and person.id = case when unmet.frozen_at is null then answer.holder_id else unmet.frozen_holder_id end
    where ${personId === undefined ? sql`true` : sql`person.id = ${personId}`}
    order by (unmet.closes_on < ${today}), unmet.window_to, unmet.id
    limit ${limit}`.execute(database)
  return result.rows
}
