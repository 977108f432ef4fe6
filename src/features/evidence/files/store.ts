import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { EvidenceTables } from '../tables.ts'

/** An attachment of an activity, or null. */
export async function findAttachment(
  database: AnyDatabase,
  tenantId: string,
  activityId: string,
  attachmentId: string,
) {
  const row = await database
    .withTables<EvidenceTables>()
    .selectFrom('attachment')
    .select(['sha256', 'name', 'media_type'])
    .where('tenant_id', '=', tenantId)
    .where('activity_id', '=', activityId)
    .where('id', '=', attachmentId)
    .executeTakeFirst()
  return row ?? null
}
