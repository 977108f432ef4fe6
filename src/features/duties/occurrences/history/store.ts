import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { UnitScope } from '../../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../../platform/action/context.ts'
import { statusOf } from '../../rules.ts'
import { achievedByAll, type Shares } from '../achievement/rules.ts'
import type { OccurrenceState } from '../model.ts'

/** What a requirement had counted by a moment. */
export interface PastProgress {
  readonly position: number
  readonly required: number
  readonly amount: number
  readonly amountInWindow: number
  /** Only where every member must reach the amount. */
  readonly shared:
    | readonly { activityId: string; occurredOn: string; inWindow: boolean; shares: Shares }[]
    | null
}

/** An occurrence as a moment knew it. */
export interface PastOccurrence {
  readonly id: string
  readonly windowFrom: string
  readonly closesOn: string
  readonly counted: boolean
  readonly waived: boolean
  readonly progress: readonly PastProgress[]
}

/** First moment after a day in a time zone. */
const endOfDay = (day: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()

/**
 * Columns of an occurrence as it was before a moment: made and not withdrawn, waived, and what had been counted. The rows
 * of `contribution` are evidence's; what counted when stands nowhere else.
 */
const asOf = (tenantId: string, moment: string): RawBuilder<unknown> => sql`
  occurrence.id, occurrence.window_from as "windowFrom", occurrence.closes_on as "closesOn",
  occurrence.created_at < ${moment}::timestamptz
    and (occurrence.withdrawn_at is null or occurrence.withdrawn_at >= ${moment}::timestamptz) as counted,
  exists (select from waiver where waiver.tenant_id = ${tenantId} and waiver.occurrence_id = occurrence.id
    and waived_at < ${moment}::timestamptz and (revoked_at is null or revoked_at >= ${moment}::timestamptz)) as waived,
  (select json_agg(json_build_object('position', requirement.position, 'required', required, 'amount', past.amount,
      'amountInWindow', past.amount_in_window, 'shared', case when attended_by is not null then past.shared end)
      order by requirement.position)
    from requirement cross join lateral (
      select coalesce(sum(amount), 0) as amount, coalesce(sum(amount) filter (where in_window), 0) as amount_in_window,
        coalesce(json_agg(json_build_object('activityId', activity_id, 'occurredOn', occurred_on, 'inWindow', in_window,
          'shares', shares)) filter (where shares is not null), '[]'::json) as shared
      from contribution
      where contribution.tenant_id = ${tenantId} and contribution.occurrence_id = occurrence.id
        and contribution.position = requirement.position and counted_at < ${moment}::timestamptz
        and (uncounted_at is null or uncounted_at >= ${moment}::timestamptz)) past
    where requirement.tenant_id = ${tenantId} and requirement.occurrence_id = occurrence.id) as progress`

/** Progress of a past occurrence's requirements, as statuses are reckoned from. */
export const progressOf = (past: PastOccurrence) =>
  past.progress.map(({ position, required, amount, amountInWindow, shared }) =>
    shared === null
      ? { position, required, achieved: amount, achievedInWindow: amountInWindow }
      : { position, required, ...achievedByAll(shared) },
  )

/** The occurrence's state at the end of a day, reproduced from what was counted by then; null when there is none. */
export async function stateAtEndOf(
  database: AnyDatabase,
  scope: UnitScope,
  occurrenceId: string,
  day: string,
  timeZone: string,
): Promise<OccurrenceState | null> {
  const moment = endOfDay(day, timeZone).toString()
  const { rows } = await sql<PastOccurrence>`
    select ${asOf(scope.tenantId, moment)} from occurrence
    where occurrence.tenant_id = ${scope.tenantId} and occurrence.id = ${occurrenceId}`.execute(database)
  const past = rows[0]
  if (past === undefined) return null
  const achieved = progressOf(past)
  return {
    occurrenceId,
    day,
    counted: past.counted,
    status: statusOf(past, achieved, past.waived, day),
    achieved: achieved.map(({ required: _, ...one }) => one),
  }
}

/** The occurrences of a choice (a condition on `occurrence`) as a moment knew them, by id. */
export async function pastOccurrences(
  database: AnyDatabase,
  tenantId: string,
  moment: string,
  chosen: RawBuilder<unknown>,
): Promise<PastOccurrence[]> {
  const { rows } = await sql<PastOccurrence>`
    select ${asOf(tenantId, moment)} from occurrence
    where occurrence.tenant_id = ${tenantId} and ${chosen} order by occurrence.id`.execute(database)
  return rows
}
