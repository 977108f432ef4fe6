import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../../platform/action/context.ts'
import type { DutiesTables } from '../../tables.ts'
import type { WaiverRow } from '../model.ts'

/** Sets or clears the mark of occurrences (lock their requirements first) and moves their summary rows by their class. */
export async function addWaived(
  transaction: AnyTransaction,
  tenantId: string,
  occurrenceIds: readonly string[],
  waived: boolean,
): Promise<void> {
  if (occurrenceIds.length === 0) return
  const sign = waived ? 1 : -1
  await sql`
    with marked as (
      update occurrence set waived = ${waived}
      where tenant_id = ${tenantId} and id = any(${[...occurrenceIds]}::uuid[]) and waived <> ${waived}
      returning id, unit_id, duty_id, window_from, window_to, closes_on, withdrawn_at
    ), copied as (
      update requirement set waived = ${waived} from marked
      where requirement.tenant_id = ${tenantId} and requirement.occurrence_id = marked.id
      returning occurrence_id, required, achieved, achieved_in_window
    )
    update summary set waived = summary.waived + delta.marked * ${sign}, met = summary.met - delta.met * ${sign},
      met_late = summary.met_late - delta.met_late * ${sign}
    from (
      select unit_id, duty_id, window_from, window_to, closes_on, count(*)::int as marked,
        (count(*) filter (where is_met))::int as met, (count(*) filter (where is_late and not is_met))::int as met_late
      from marked join (
        select occurrence_id, bool_and(achieved_in_window >= required) as is_met, bool_and(achieved >= required) as is_late
        from copied group by occurrence_id) state on state.occurrence_id = marked.id
      where withdrawn_at is null
      group by unit_id, duty_id, window_from, window_to, closes_on) delta
    where summary.tenant_id = ${tenantId} and summary.unit_id = delta.unit_id and summary.duty_id = delta.duty_id
      and summary.closes_on = delta.closes_on and summary.window_from = delta.window_from
      and summary.window_to = delta.window_to`.execute(transaction)
}

export interface NewWaiver {
  readonly id: string
  readonly occurrenceId: string
  readonly reason: string
  readonly approver: string
  readonly waivedAt: string
  readonly waivedBy: string
}

export async function insertWaiver(
  transaction: AnyTransaction,
  tenantId: string,
  waiver: NewWaiver,
): Promise<void> {
  await transaction
    .withTables<DutiesTables>()
    .insertInto('waiver')
    .values({
      tenant_id: tenantId,
      id: waiver.id,
      occurrence_id: waiver.occurrenceId,
      reason: waiver.reason,
      approver: waiver.approver,
      waived_at: waiver.waivedAt,
      waived_by: waiver.waivedBy,
      revoked_at: null,
    })
    .execute()
}

/** Ends the waiver in force; null when there is none. */
export async function endWaiver(
  transaction: AnyTransaction,
  tenantId: string,
  occurrenceId: string,
  revokedAt: string,
): Promise<string | null> {
  const row = await transaction
    .withTables<DutiesTables>()
    .updateTable('waiver')
    .set({ revoked_at: revokedAt })
    .where('tenant_id', '=', tenantId)
    .where('occurrence_id', '=', occurrenceId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** All waivers that an occurrence ever had, newest first. */
export async function waiversOf(
  database: AnyDatabase,
  tenantId: string,
  occurrenceId: string,
): Promise<WaiverRow[]> {
  return database
    .withTables<DutiesTables>()
    .selectFrom('waiver')
    .select(['id', 'reason', 'approver', 'waived_at as waivedAt', 'revoked_at as revokedAt'])
    .where('tenant_id', '=', tenantId)
    .where('occurrence_id', '=', occurrenceId)
    .orderBy('waived_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
