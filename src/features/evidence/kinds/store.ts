import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { type ActivityKind, defaultActivityKinds } from '../model.ts'
import type { EvidenceTables } from '../tables.ts'

/** The tenant's kinds of activity in order; before its first record, those that it will start with. */
export async function activityKinds(
  database: AnyDatabase,
  tenantId: string,
): Promise<readonly ActivityKind[]> {
  const kinds = await database
    .withTables<EvidenceTables>()
    .selectFrom('activity_kind')
    .select(['code', 'zh', 'en'])
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .execute()
  return kinds.length > 0 ? kinds : defaultActivityKinds
}

/** Gives a tenant without kinds those that it starts with. True when the kind is known afterwards. */
export async function startKinds(database: AnyDatabase, tenantId: string, kind: string): Promise<boolean> {
  await sql`
    insert into activity_kind (tenant_id, code, zh, en, position)
    select ${tenantId}, given.code, given.zh, given.en, given.position
    from jsonb_to_recordset(${JSON.stringify(defaultActivityKinds.map((one, position) => ({ ...one, position })))}::jsonb)
      as given(code text, zh text, en text, position int)
    where not exists (select from activity_kind where tenant_id = ${tenantId})
    on conflict do nothing`.execute(database)
  return (await activityKinds(database, tenantId)).some(({ code }) => code === kind)
}
