import type { AnyDatabase, AnyTransaction } from '../../../../platform/action/context.ts'
import type { DutiesTables } from '../../tables.ts'
import type { Topic } from '../model.ts'

const tables = (database: AnyDatabase) => database.withTables<DutiesTables>()

export async function topicsOf(database: AnyDatabase, tenantId: string): Promise<Topic[]> {
  return tables(database)
    .selectFrom('topic')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .execute()
}

/** Writes topics that the tenant does not have yet; those of a known name are left as they are. */
export async function insertTopics(
  transaction: AnyTransaction,
  tenantId: string,
  topics: readonly Topic[],
): Promise<void> {
  if (topics.length === 0) return
  await tables(transaction)
    .insertInto('topic')
    .values(topics.map((topic) => ({ tenant_id: tenantId, ...topic })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
