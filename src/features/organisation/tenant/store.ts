import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { Tenant, TenantSettings } from './model.ts'
import type { TenantTables } from './tables.ts'

const columns = ['id', 'name', 'time_zone as timeZone', 'late_after_days as lateAfterDays'] as const

/** The tenant, or null when there is none of this id. */
export async function findTenant(database: AnyDatabase, tenantId: string): Promise<Tenant | null> {
  const row = await database
    .withTables<TenantTables>()
    .selectFrom('tenant')
    .select(columns)
    .where('id', '=', tenantId)
    .executeTakeFirst()
  return row ?? null
}

/** The first tenant that was made, or null in an empty database. */
export async function firstTenant(database: AnyDatabase): Promise<Tenant | null> {
  const row = await database
    .withTables<TenantTables>()
    .selectFrom('tenant')
    .select(columns)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function insertTenant(database: AnyDatabase, tenant: Tenant, createdAt: string): Promise<void> {
  await database
    .withTables<TenantTables>()
    .insertInto('tenant')
    .values({
      id: tenant.id,
      name: tenant.name,
      time_zone: tenant.timeZone,
      late_after_days: tenant.lateAfterDays,
      created_at: createdAt,
    })
    .execute()
}

export async function updateTenant(
  database: AnyDatabase,
  tenantId: string,
  settings: TenantSettings,
): Promise<void> {
  await database
    .withTables<TenantTables>()
    .updateTable('tenant')
    .set({ name: settings.name, time_zone: settings.timeZone, late_after_days: settings.lateAfterDays })
    .where('id', '=', tenantId)
    .execute()
}
