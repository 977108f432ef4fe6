import { sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { Schedule } from '../../../kernel/calendar/schedule.ts'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { inScope } from '../../organisation/store.ts'
import type { OccurrenceStatus, Tier } from '../model.ts'
import { type Progress, statusOf } from '../rules.ts'
import type { DutiesTables } from '../tables.ts'
import type { Relation, Started, TriggerLine, TriggerQuery } from './model.ts'

/** The most that one event is offered to start. */
const MOST_CHOICES = 1_000

export interface StartCandidate {
  readonly assignmentId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly schedule: Schedule
  readonly tier: Tier
  readonly unitId: string
  readonly unitName: string
  readonly relation: Relation
  readonly answer: { readonly title: string; readonly holderName: string | null } | null
}

/**
 * Deadline and lead assignments of a unit and of the units above it (as of `day`) that bind on the event's day or begin
 * later; who answers is told as of today.
 */
export async function startCandidates(
  database: AnyDatabase,
  scope: UnitScope,
  { unitId, occurredOn }: { readonly unitId: string; readonly occurredOn: string },
  day: string,
  today: string,
): Promise<StartCandidate[]> {
  const { rows } = await sql<StartCandidate>`
    select assignment.id as "assignmentId", duty.title as "dutyTitle", rulebook.title as "rulebookTitle", duty.schedule,
      duty.tier, assignment.unit_id as "unitId", name.name as "unitName",
      case when above.depth = 0 then 'own' else 'above' end as relation,
      case when post.id is not null then json_build_object('title', post.title, 'holderName', person.name) end as answer
    from unit_ancestry above
    join assignment on assignment.tenant_id = above.tenant_id and assignment.unit_id = above.ancestor_id
      and assignment.valid_to > ${occurredOn}
    join duty on duty.tenant_id = assignment.tenant_id and duty.id = assignment.duty_id
      and duty.schedule->>'type' in ('deadline', 'lead')
    join rulebook on rulebook.tenant_id = duty.tenant_id and rulebook.id = duty.rulebook_id
    join unit_name name on name.tenant_id = assignment.tenant_id and name.unit_id = assignment.unit_id
      and name.valid_from <= ${day} and ${day} < name.valid_to
    left join lateral answerable_post(assignment.tenant_id, assignment.id, assignment.unit_id, duty.tier, ${today}::date)
      answer on true
    left join post on post.tenant_id = assignment.tenant_id and post.id = answer.post_id
    left join person on person.tenant_id = assignment.tenant_id and person.id = answer.holder_id
    where above.tenant_id = ${scope.tenantId} and above.unit_id = ${unitId}
      and above.valid_from <= ${day} and ${day} < above.valid_to and ${inScope(scope, 'assignment.unit_id', day)}
    order by above.depth, rulebook.title, duty.action_start, assignment.id
    limit ${MOST_CHOICES}`.execute(database)
  return rows
}

/** What adopted duties call their events, and what people called theirs: the choices of the form. */
export async function eventWords(database: AnyDatabase, tenantId: string): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`
    select words from (
      select schedule->>'event' as words from duty
      where tenant_id = ${tenantId} and state = 'adopted' and schedule->>'type' in ('deadline', 'lead')
      union
      select kind from trigger_event where tenant_id = ${tenantId} and voided_at is null
    ) known where words is not null order by words limit 500`.execute(database)
  return rows.map(({ words }) => words)
}

export async function insertTrigger(
  transaction: AnyTransaction,
  row: DutiesTables['trigger_event'],
): Promise<void> {
  await transaction.withTables<DutiesTables>().insertInto('trigger_event').values(row).execute()
}

type StoredTrigger = Omit<TriggerLine, 'started'>

const columns = sql`
  event.id, event.unit_id as "unitId", name.name as "unitName", event.kind, event.title, event.occurred_on as "occurredOn",
  event.occurred_at as "occurredAt", event.note, event.recorded_at as "recordedAt", event.voided_at as "voidedAt",
  event.void_reason as "voidReason"`

/** One event, held until the transaction ends; null outside the scope. */
export async function lockTrigger(
  transaction: AnyTransaction,
  scope: UnitScope,
  id: string,
  day: string,
): Promise<{ readonly unitId: string; readonly voidedAt: string | null } | null> {
  const { rows } = await sql<{ unitId: string; voidedAt: string | null }>`
    select unit_id as "unitId", voided_at as "voidedAt" from trigger_event
    where tenant_id = ${scope.tenantId} and id = ${id} and ${inScope(scope, 'trigger_event.unit_id', day)}
    for update`.execute(transaction)
  return rows[0] ?? null
}

export async function markVoid(
  transaction: AnyTransaction,
  tenantId: string,
  id: string,
  voidedAt: string,
  reason: string,
): Promise<void> {
  await transaction
    .withTables<DutiesTables>()
    .updateTable('trigger_event')
    .set({ voided_at: voidedAt, void_reason: reason })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** A page of the register, latest event first, of a unit and all that stands below it on the day, or of all. */
export async function listTriggers(
  database: AnyDatabase,
  scope: UnitScope,
  query: TriggerQuery,
  day: string,
): Promise<StoredTrigger[]> {
  const [occurredOn, id] = query.cursor?.split('|') ?? []
  const { rows } = await sql<StoredTrigger>`
    select ${columns} from trigger_event event
    left join lateral (select name from unit_name where unit_name.tenant_id = event.tenant_id
      and unit_name.unit_id = event.unit_id and valid_from <= greatest(event.occurred_on, ${day}::date)
      order by valid_from desc limit 1) name on true
    where event.tenant_id = ${scope.tenantId} and ${inScope(scope, 'event.unit_id', day)}
      and ${
        query.unitId === undefined
          ? sql`true`
          : sql`exists (select from unit_ancestry below where below.tenant_id = event.tenant_id
              and below.ancestor_id = ${query.unitId} and below.unit_id = event.unit_id
              and below.valid_from <= ${day} and ${day} < below.valid_to)`
      }
      and ${occurredOn === undefined || id === undefined ? sql`true` : sql`(event.occurred_on, event.id) < (${occurredOn}::date, ${id}::uuid)`}
    order by event.occurred_on desc, event.id desc
    limit ${query.limit + 1}`.execute(database)
  return rows
}

interface StartedRow extends Omit<Started, 'status'> {
  readonly triggerId: string
  readonly windowFrom: string
  readonly waived: boolean
  readonly requirements: readonly Progress[]
}

/** What events started, by event, with the status on a day. */
export async function startedBy(
  database: AnyDatabase,
  tenantId: string,
  triggerIds: readonly string[],
  today: string,
): Promise<Map<string, Started[]>> {
  const { rows } = await sql<StartedRow>`
    select occurrence.trigger_id as "triggerId", occurrence.id as "occurrenceId", duty.title as "dutyTitle",
      name.name as "unitName", occurrence.window_from as "windowFrom", occurrence.window_to as "windowTo",
      occurrence.closes_on as "closesOn", occurrence.waived, occurrence.withdrawn_at is not null as withdrawn,
      (select json_agg(json_build_object('required', required, 'achieved', achieved, 'achievedInWindow', achieved_in_window))
        from requirement where requirement.tenant_id = occurrence.tenant_id and occurrence_id = occurrence.id) as requirements
    from occurrence
    join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
    left join lateral (select name from unit_name where unit_name.tenant_id = occurrence.tenant_id
      and unit_name.unit_id = occurrence.unit_id and valid_from <= occurrence.window_to
      order by valid_from desc limit 1) name on true
    where occurrence.tenant_id = ${tenantId} and occurrence.trigger_id = any(${[...triggerIds]}::uuid[])
    order by occurrence.closes_on, occurrence.id`.execute(database)
  const started = rows.map(({ triggerId, windowFrom, waived, requirements, ...row }) => {
    const status: OccurrenceStatus = statusOf(
      { windowFrom, closesOn: row.closesOn },
      requirements,
      waived,
      today,
    )
    return { triggerId, started: { ...row, status } }
  })
  return new Map(
    [...Map.groupBy(started, (one) => one.triggerId)].map(([id, ones]) => [
      id,
      ones.map((one) => one.started),
    ]),
  )
}
