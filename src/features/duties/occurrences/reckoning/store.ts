import { sql } from 'kysely'
import type { AnyTransaction } from '../../../../platform/action/context.ts'
import type { Clock } from '../store.ts'
import { addWaived } from '../waivers/store.ts'

/** Puts the waivers of withdrawn occurrences in force on those that took their place (same assignment and period). */
export async function carryWaivers(
  transaction: AnyTransaction,
  tenantId: string,
  withdrawnIds: readonly string[],
  clock: Clock,
): Promise<void> {
  if (withdrawnIds.length === 0) return
  const ids = withdrawnIds.map(() => clock.newId())
  const { rows } = await sql<{ id: string }>`
    insert into waiver (tenant_id, id, occurrence_id, reason, approver, waived_at, waived_by)
    select ${tenantId}, given.id, fresh.id, waiver.reason, waiver.approver, ${clock.now}::timestamptz, waiver.waived_by
    from unnest(${ids}::uuid[], ${[...withdrawnIds]}::uuid[]) as given(id, old_id)
    join waiver on waiver.tenant_id = ${tenantId} and waiver.occurrence_id = old_id and waiver.revoked_at is null
    join occurrence old on old.tenant_id = ${tenantId} and old.id = old_id
    join occurrence fresh on fresh.tenant_id = ${tenantId} and fresh.assignment_id = old.assignment_id
      and fresh.period_key = old.period_key and fresh.withdrawn_at is null
    returning occurrence_id as id`.execute(transaction)
  await addWaived(
    transaction,
    tenantId,
    rows.map(({ id }) => id),
    true,
  )
}
