import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../../platform/action/context.ts'
import type { Duty } from '../../model.ts'
import type { DutiesTables } from '../../tables.ts'

/** Keeps where a duty stood, then moves it to where the successor stands; its terms and assignments stay. */
export async function repin(
  transaction: AnyTransaction,
  tenantId: string,
  duty: Duty,
  successor: Duty,
): Promise<void> {
  const tables = transaction.withTables<DutiesTables>()
  await tables
    .insertInto('duty_pin')
    .values({
      tenant_id: tenantId,
      duty_id: duty.id,
      version_id: duty.versionId,
      clause_id: duty.clauseId,
      sentence: duty.sentence,
      sentence_start: duty.sentenceStart,
      action: duty.action,
      action_start: duty.actionStart,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tables
    .updateTable('duty')
    .set({
      version_id: successor.versionId,
      clause_id: successor.clauseId,
      sentence: successor.sentence,
      sentence_start: successor.sentenceStart,
      actor: successor.actor,
      actor_start: successor.actorStart,
      action: successor.action,
      action_start: successor.actionStart,
      revision: duty.revision + 1,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', duty.id)
    .execute()
}

/** Open assignments of each duty, by duty id. */
export async function openAssignmentCounts(
  database: AnyDatabase,
  tenantId: string,
): Promise<Map<string, number>> {
  const rows = await sql<{ dutyId: string; count: number }>`
    select duty_id as "dutyId", count(*) as count from assignment
    where tenant_id = ${tenantId} and valid_to = 'infinity' group by duty_id`.execute(database)
  return new Map(rows.rows.map((row) => [row.dutyId, row.count]))
}
