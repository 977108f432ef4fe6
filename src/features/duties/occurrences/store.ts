import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { lockRequirements } from './achievement/store.ts'
import type { TriggerEvent, Withdrawal } from './model.ts'
import type { AssignmentTerms, PlannedWindow } from './rules.ts'

/** Which of a tenant's assignments to load terms of. */
export type AssignmentChoice =
  | { readonly ids: readonly string[] }
  /** In force on a day or later, with windows of their own accord. */
  | { readonly standingOn: string }

/** The terms of assignments, as their duties state them. */
export async function assignmentTerms(
  database: AnyDatabase,
  tenantId: string,
  choice: AssignmentChoice,
): Promise<AssignmentTerms[]> {
  const chosen =
    'ids' in choice
      ? sql`assignment.id = any(${[...choice.ids]}::uuid[])`
      : sql`assignment.valid_to > ${choice.standingOn}`
  const { rows } = await sql<AssignmentTerms>`
    select assignment.id as "assignmentId", assignment.duty_id as "dutyId", assignment.unit_id as "unitId",
      assignment.valid_from as "validFrom", assignment.valid_to as "validTo", assignment.start_rule as "startRule",
      duty.schedule, duty.evidence, duty.tier, duty.grace_days as "graceDays"
    from assignment
    join duty on duty.tenant_id = assignment.tenant_id and duty.id = assignment.duty_id
    where assignment.tenant_id = ${tenantId} and ${chosen}`.execute(database)
  return rows
}

/** Windows and the assignments that get one occurrence of each. */
export interface OpeningGroup {
  readonly assignmentIds: readonly string[]
  readonly windows: readonly PlannedWindow[]
  readonly triggerId?: string
}

/** One row of the insert: an occurrence's id, its assignment and the number of its window in the chunk's list. */
interface OpeningRow {
  readonly id: string
  readonly assignmentId: string
  readonly window: number
}

/** When something is made, and how it gets its id. */
export interface Clock {
  readonly now: string
  readonly today: string
  readonly newId: () => string
}

const CHUNK = 10_000

/**
 * Makes the occurrences of the groups with their requirements and summary rows, in statements of some thousands each. One
 * that stands already (same assignment and period) is left alone. Returns how many were made.
 */
export async function insertOccurrences(
  transaction: AnyTransaction,
  tenantId: string,
  groups: readonly OpeningGroup[],
  clock: Clock,
): Promise<number> {
  let made = 0
  let rows: OpeningRow[] = []
  let windows: object[] = []
  const flush = async (): Promise<void> => {
    if (rows.length > 0) made += await insertChunk(transaction, tenantId, rows, windows, clock)
    rows = []
    windows = []
  }
  for (const group of groups)
    for (const window of group.windows) {
      windows.push({ ...window, triggerId: group.triggerId ?? null, number: windows.length })
      for (const assignmentId of group.assignmentIds) {
        rows.push({ id: clock.newId(), assignmentId, window: windows.length - 1 })
        if (rows.length < CHUNK) continue
        await flush()
        windows.push({ ...window, triggerId: group.triggerId ?? null, number: 0 })
      }
    }
  await flush()
  return made
}

async function insertChunk(
  transaction: AnyTransaction,
  tenantId: string,
  rows: readonly OpeningRow[],
  windows: readonly object[],
  clock: Clock,
): Promise<number> {
  const result = await sql<{ made: number }>`
    with given as (
      select * from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.assignmentId)}::uuid[],
        ${rows.map((row) => row.window)}::int[]) as given(id, assignment_id, number)
    ), planned as (
      select * from jsonb_to_recordset(${JSON.stringify(windows)}::jsonb) as planned(number int, "periodKey" text,
        "triggerId" uuid, "windowFrom" date, "windowTo" date, "closesOn" date, provisional boolean, kinds jsonb,
        requirements jsonb)
    ), made as (
      insert into occurrence (tenant_id, id, assignment_id, duty_id, unit_id, period_key, trigger_id, window_from, window_to,
        closes_on, provisional, kinds, created_at)
      select ${tenantId}, given.id, assignment.id, assignment.duty_id, assignment.unit_id, "periodKey", "triggerId",
        "windowFrom", "windowTo", "closesOn", provisional, array(select jsonb_array_elements_text(planned.kinds)), ${clock.now}::timestamptz
      from given
      join planned using (number)
      join assignment on assignment.tenant_id = ${tenantId} and assignment.id = given.assignment_id
      on conflict (tenant_id, assignment_id, period_key) where withdrawn_at is null do nothing
      returning id, unit_id, duty_id, window_from, window_to, closes_on
    ), required as (
      insert into requirement (tenant_id, occurrence_id, position, measure, topic_id, kinds, led_by, attended_by, attachment,
        required)
      select ${tenantId}, made.id, terms.position, terms.measure, terms."topicId",
        array(select jsonb_array_elements_text(terms.kinds)), terms."ledBy", terms."attendedBy", terms.attachment,
        terms.required
      from made
      join given using (id)
      join planned using (number)
      cross join lateral jsonb_to_recordset(planned.requirements) as terms(position smallint, measure text, "topicId" uuid,
        kinds jsonb, "ledBy" text, "attendedBy" text, attachment boolean, required numeric)
    ), summed as (
      insert into summary (tenant_id, unit_id, duty_id, window_from, window_to, closes_on, expected)
      select ${tenantId}, unit_id, duty_id, window_from, window_to, closes_on, count(*)
      from made
      group by unit_id, duty_id, closes_on, window_from, window_to
      order by unit_id, duty_id, closes_on, window_from, window_to
      on conflict (tenant_id, unit_id, duty_id, closes_on, window_from, window_to)
      do update set expected = summary.expected + excluded.expected
    ), uncounted as (
      insert into occurrence_uncounted (tenant_id, occurrence_id)
      select ${tenantId}, id from made where window_from <= ${clock.today}
    )
    select count(*)::int as made from made`.execute(transaction)
  return result.rows[0]?.made ?? 0
}

/** Ids of the occurrences that a withdrawal means; their requirements are locked until the transaction ends. */
export async function lockForWithdrawal(
  transaction: AnyTransaction,
  tenantId: string,
  withdrawal: Withdrawal,
  today: string,
): Promise<string[]> {
  const chosen =
    'triggerId' in withdrawal
      ? sql`trigger_id = ${withdrawal.triggerId}`
      : 'occurrenceIds' in withdrawal
        ? sql`id = any(${[...withdrawal.occurrenceIds]}::uuid[])`
        : sql`assignment_id = any(${[...withdrawal.assignmentIds]}::uuid[]) and closes_on >= ${today}
            and ${withdrawal.openPeriod === 'withdraw' ? sql`window_to` : sql`window_from`} >= ${withdrawal.endedFrom}`
  const { rows } = await sql<{ id: string }>`
    select id from occurrence where tenant_id = ${tenantId} and withdrawn_at is null and ${chosen}`.execute(
    transaction,
  )
  const ids = rows.map((row) => row.id)
  await lockRequirements(transaction, tenantId, ids)
  return ids
}

/** Takes locked occurrences out of the counts; they stay on record. Returns how many. */
export async function withdrawLocked(
  transaction: AnyTransaction,
  tenantId: string,
  ids: readonly string[],
  withdrawnAt: string,
  reason: string,
): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ withdrawn: number }>`
    with gone as (
      update occurrence set withdrawn_at = ${withdrawnAt}::timestamptz, withdrawn_reason = ${reason}
      where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and withdrawn_at is null
      returning id, unit_id, duty_id, window_from, window_to, closes_on, waived
    ), marked as (
      update requirement set withdrawn = true from gone
      where requirement.tenant_id = ${tenantId} and requirement.occurrence_id = gone.id
      returning occurrence_id, required, achieved, achieved_in_window
    ), classed as (
      select gone.*, waived as is_waived, not waived and state.met as is_met, not waived and not state.met and state.late as is_late
      from gone join (
        select occurrence_id, bool_and(achieved_in_window >= required) as met, bool_and(achieved >= required) as late
        from marked group by occurrence_id) state on state.occurrence_id = gone.id
    ), summed as (
      update summary set expected = summary.expected - delta.expected, met = summary.met - delta.met,
        met_late = summary.met_late - delta.met_late, waived = summary.waived - delta.waived
      from (select unit_id, duty_id, window_from, window_to, closes_on, count(*) as expected,
          count(*) filter (where is_met) as met, count(*) filter (where is_late) as met_late,
          count(*) filter (where is_waived) as waived
        from classed group by unit_id, duty_id, window_from, window_to, closes_on) delta
      where summary.tenant_id = ${tenantId} and summary.unit_id = delta.unit_id and summary.duty_id = delta.duty_id
        and summary.closes_on = delta.closes_on and summary.window_from = delta.window_from
        and summary.window_to = delta.window_to
    )
    select count(*)::int as withdrawn from gone`.execute(transaction)
  return rows[0]?.withdrawn ?? 0
}

/** Runs the SQL function that writes down who answered for what has closed. Returns how many were frozen. */
export async function freezeClosed(database: AnyDatabase, tenantId: string, today: string): Promise<number> {
  const { rows } = await sql<{
    frozen: number
  }>`select freeze_closed(${tenantId}, ${today}) as frozen`.execute(database)
  return rows[0]?.frozen ?? 0
}

/** An occurrence that has not been withdrawn, as reckoning needs it. */
export interface StandingOccurrence {
  readonly id: string
  readonly assignmentId: string
  readonly periodKey: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly provisional: boolean
  readonly isFrozen: boolean
  readonly waived: boolean
  readonly triggerId: string | null
}

/** Occurrences of assignments that stand and close on a day or later, oldest first. */
export async function standingOccurrences(
  database: AnyDatabase,
  tenantId: string,
  assignmentIds: readonly string[],
  closingFrom: string,
): Promise<StandingOccurrence[]> {
  const { rows } = await sql<StandingOccurrence>`
    select id, assignment_id as "assignmentId", period_key as "periodKey", window_from as "windowFrom",
      window_to as "windowTo", closes_on as "closesOn", provisional, frozen_at is not null as "isFrozen", waived,
      trigger_id as "triggerId"
    from occurrence
    where tenant_id = ${tenantId} and assignment_id = any(${[...assignmentIds]}::uuid[]) and withdrawn_at is null
      and closes_on >= ${closingFrom}
    order by window_from, id`.execute(database)
  return rows
}

/** First day of the last window that stands, by assignment. */
export async function latestWindows(database: AnyDatabase, tenantId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select assignment_id as id, max(window_from) as day from occurrence
    where tenant_id = ${tenantId} and withdrawn_at is null group by assignment_id`.execute(database)
  return new Map(rows.map(({ id, day }) => [id, day]))
}

/** Rolling assignments in force whose latest occurrence has closed: what was missed must not end the chain. */
export async function lapsedRolling(
  database: AnyDatabase,
  tenantId: string,
  today: string,
): Promise<{ assignmentId: string; occurrenceId: string }[]> {
  const { rows } = await sql<{ assignmentId: string; occurrenceId: string }>`
    select assignment.id as "assignmentId", latest.id as "occurrenceId"
    from duty
    join assignment on assignment.tenant_id = duty.tenant_id and assignment.duty_id = duty.id
      and assignment.valid_to > ${today}
    cross join lateral (
      select id, closes_on from occurrence
      where occurrence.tenant_id = assignment.tenant_id and assignment_id = assignment.id and withdrawn_at is null
      order by window_from desc, id desc limit 1
    ) latest
    where duty.tenant_id = ${tenantId} and duty.schedule->>'type' = 'rolling' and latest.closes_on < ${today}`.execute(
    database,
  )
  return rows
}

/** The events that started occurrences, by their ids. */
export async function triggerEvents(
  database: AnyDatabase,
  tenantId: string,
  ids: readonly string[],
  timeZone: string,
): Promise<Map<string, TriggerEvent>> {
  const { rows } = await sql<Omit<TriggerEvent, 'occurredAt'> & { occurredAt: string | null }>`
    select id, occurred_on as "occurredOn", occurred_at as "occurredAt", to_char(recorded_at at time zone ${timeZone}, 'YYYY-MM-DD') as "recordedOn"
    from trigger_event where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(
    rows.map(({ occurredAt, ...row }) => [row.id, occurredAt === null ? row : { ...row, occurredAt }]),
  )
}

/** Lets work that is on record be counted for occurrences (evidence takes them off this queue). */
export async function queueUncounted(
  transaction: AnyTransaction,
  tenantId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`insert into occurrence_uncounted (tenant_id, occurrence_id)
    select ${tenantId}, id from unnest(${[...ids]}::uuid[]) as given(id) on conflict do nothing`.execute(
    transaction,
  )
}

/** Marks occurrences as reckoned with holidays that are now published. */
export async function settleProvisional(
  transaction: AnyTransaction,
  tenantId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`update occurrence set provisional = false
    where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`.execute(transaction)
}
