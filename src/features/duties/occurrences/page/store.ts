import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { UnitScope } from '../../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../../platform/action/context.ts'
import type { Occurrence, Requirement, Tier } from '../../model.ts'
import type { OccurrenceQuery } from '../model.ts'

/** An occurrence with all that a screen says of it, before its status is reckoned. */
export interface FoundOccurrence {
  readonly occurrence: Occurrence
  readonly requirements: readonly Requirement[]
  readonly rolling: boolean
  readonly dutyTitle: string
  readonly tier: Tier
  readonly unitName: string
  readonly post: { readonly id: string; readonly title: string; readonly holderName: string | null } | null
  readonly risen: boolean
}

const selected = sql`
  json_build_object('id', occurrence.id, 'assignmentId', occurrence.assignment_id, 'dutyId', occurrence.duty_id,
    'unitId', occurrence.unit_id, 'periodKey', occurrence.period_key, 'triggerId', occurrence.trigger_id,
    'windowFrom', occurrence.window_from, 'windowTo', occurrence.window_to, 'closesOn', occurrence.closes_on,
    'provisional', occurrence.provisional, 'waived', occurrence.waived, 'withdrawnAt', occurrence.withdrawn_at,
    'withdrawnReason', occurrence.withdrawn_reason, 'frozen', case when occurrence.frozen_at is not null then
      json_build_object('at', occurrence.frozen_at, 'postId', occurrence.frozen_post_id, 'holderId',
        occurrence.frozen_holder_id, 'statementId', occurrence.frozen_statement_id, 'risen', occurrence.frozen_risen) end
  ) as occurrence,
  (select json_agg(json_build_object('occurrenceId', occurrence_id, 'position', position, 'measure', measure,
      'topicId', topic_id, 'kinds', requirement.kinds, 'ledBy', led_by, 'attendedBy', attended_by,
      'attachment', attachment, 'required', required, 'achieved', achieved, 'achievedInWindow', achieved_in_window)
      order by position)
    from requirement where requirement.tenant_id = occurrence.tenant_id and occurrence_id = occurrence.id) as requirements,
  duty.schedule->>'type' = 'rolling' as rolling, duty.title as "dutyTitle", duty.tier, name.name as "unitName",
  case when post.id is not null then
    json_build_object('id', post.id, 'title', post.title, 'holderName', person.name) end as post,
  coalesce(occurrence.frozen_risen, answer.risen, false) as risen`

/** Joins by which a row tells its duty, its unit's name and who answers on a day (a frozen one: who answered). */
const joined = (day: string): RawBuilder<unknown> => sql`
  join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
  left join lateral (
    select name from unit_name where unit_name.tenant_id = occurrence.tenant_id and unit_id = occurrence.unit_id
      and valid_from <= greatest(occurrence.window_from, least(occurrence.closes_on, ${day}::date))
    order by valid_from desc limit 1) name on true
  left join lateral answerable_post(occurrence.tenant_id, occurrence.assignment_id, occurrence.unit_id, duty.tier,
    greatest(occurrence.window_from, least(occurrence.closes_on, ${day}::date))) answer on occurrence.frozen_at is null
  left join post on post.tenant_id = occurrence.tenant_id and post.id = coalesce(occurrence.frozen_post_id, answer.post_id)
  left join person on person.tenant_id = occurrence.tenant_id
    and person.id = case when occurrence.frozen_at is null then answer.holder_id else occurrence.frozen_holder_id end`

/** One occurrence, withdrawn or not, as it stands on a day; null outside the scope. */
export async function findOccurrence(
  database: AnyDatabase,
  scope: UnitScope,
  occurrenceId: string,
  day: string,
): Promise<FoundOccurrence | null> {
  const { rows } = await sql<FoundOccurrence>`
    select ${selected} from occurrence ${joined(day)}
    where occurrence.tenant_id = ${scope.tenantId} and occurrence.id = ${occurrenceId}
      and ${reach(scope, day)}`.execute(database)
  return rows[0] ?? null
}

/** Units in the scope as of the day, and those that stood in it when the occurrence closed. */
const reach = (scope: UnitScope, day: string): RawBuilder<SqlBool> =>
  scope.everything
    ? sql`true`
    : sql`exists (select from unit_ancestry reach where reach.tenant_id = ${scope.tenantId}
        and reach.unit_id = occurrence.unit_id and reach.ancestor_id = any(${[...scope.roots]}::uuid[])
        and (reach.valid_from <= ${day} and ${day} < reach.valid_to
          or reach.valid_from <= occurrence.closes_on and occurrence.closes_on < reach.valid_to))`

/** Longest grace: how far a closing day may lie behind the window, so that the index by closing day can be asked. */
const LONGEST_GRACE = 366

/** That the unit of an occurrence stood, on its closing day, where the query looks. */
function standsWhereAsked(tenantId: string, { unitId, alone, under }: OccurrenceQuery): RawBuilder<SqlBool> {
  if (alone) return sql`occurrence.unit_id = ${unitId}`
  const above =
    under === undefined
      ? sql``
      : sql`join unit_ancestry parent on parent.tenant_id = below.tenant_id and parent.unit_id = below.unit_id
          and parent.ancestor_id = ${under} and parent.depth = below.depth + 1
          and parent.valid_from <= occurrence.closes_on and occurrence.closes_on < parent.valid_to`
  return sql`exists (select from unit_ancestry below ${above} where below.tenant_id = ${tenantId}
    and below.ancestor_id = ${unitId} and below.unit_id = occurrence.unit_id
    and below.valid_from <= occurrence.closes_on and occurrence.closes_on < below.valid_to)`
}

/** The same decision as `statusOf` and `isOverdue`, for many at once. */
function standsAs(status: OccurrenceQuery['status'], day: string): RawBuilder<SqlBool> {
  const lacks = (achieved: 'achieved' | 'achieved_in_window') =>
    sql`exists (select from requirement where requirement.tenant_id = occurrence.tenant_id
      and requirement.occurrence_id = occurrence.id and ${sql.ref(achieved)} < required)`
  const unmet = sql`not occurrence.waived and ${lacks('achieved')}`
  switch (status) {
    case undefined:
      return sql`true`
    case 'waived':
      return sql`occurrence.waived`
    case 'met':
      return sql`(not occurrence.waived and not ${lacks('achieved_in_window')})`
    case 'met_late':
      return sql`(not occurrence.waived and ${lacks('achieved_in_window')} and not ${lacks('achieved')})`
    case 'missed':
      return sql`(${unmet} and occurrence.closes_on < ${day})`
    case 'open':
      return sql`(${unmet} and occurrence.closes_on >= ${day} and occurrence.window_from <= ${day})`
    case 'overdue':
      return sql`(${unmet} and occurrence.closes_on >= ${day} and occurrence.window_to < ${day})`
    case 'upcoming':
      return sql`(${unmet} and occurrence.window_from > ${day})`
  }
}

/**
 * Occurrences in force of a unit (with its subtree as of each closing day) whose window ends in a stretch of days, by
 * closing day: the very ones that a cell of the matrix counts.
 */
export async function listOccurrences(
  database: AnyDatabase,
  scope: UnitScope,
  query: OccurrenceQuery,
  day: string,
): Promise<FoundOccurrence[]> {
  const [closesOn, id] = query.cursor?.split('|') ?? []
  // The page is cut out before anybody asks who answers, which is dear.
  const { rows } = await sql<FoundOccurrence>`
    with page as materialized (
      select occurrence.* from occurrence
      where occurrence.tenant_id = ${scope.tenantId} and occurrence.withdrawn_at is null
        and occurrence.window_to between ${query.from} and ${query.to}
        and occurrence.closes_on >= ${query.from} and occurrence.closes_on <= ${query.to}::date + ${LONGEST_GRACE}::int
        and ${query.dutyId === undefined ? sql`true` : sql`occurrence.duty_id = ${query.dutyId}`}
        and ${standsWhereAsked(scope.tenantId, query)} and ${standsAs(query.status, day)}
        and ${reach(scope, day)}
        and ${closesOn === undefined || id === undefined ? sql`true` : sql`(occurrence.closes_on, occurrence.id) > (${closesOn}::date, ${id}::uuid)`}
      order by occurrence.closes_on, occurrence.id
      limit ${query.limit + 1}
    )
    select ${selected} from page as occurrence ${joined(day)}
    order by occurrence.closes_on, occurrence.id`.execute(database)
  return rows
}
