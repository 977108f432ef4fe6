import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import type { Permission } from '../../kernel/authority/authority.ts'
import type { ActionContext, AnyDatabase } from '../../platform/action/context.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { secretOf } from '../audit/store.ts'
import type { Tenant } from '../organisation/tenant/model.ts'
import { firstTenant, insertTenant } from '../organisation/tenant/store.ts'
import { localOwner, ownerAuthority } from './rules.ts'

export interface LocalOwnerOptions {
  readonly database: AnyDatabase
  readonly files: FileStore
  /** Every permission of every feature; the server knows them all. */
  readonly permissions: readonly Permission[]
  /** Replaced in tests and by the sample's clock. */
  readonly now?: () => Temporal.Instant
  readonly newId?: () => string
}

/** The tenant of this deployment, made on first start. */
async function openTenant(
  database: AnyDatabase,
  newId: () => string,
  now: () => Temporal.Instant,
): Promise<Tenant> {
  return inTransaction(database, async (transaction) => {
    const known = await firstTenant(transaction)
    if (known) return known
    const tenant = { id: newId(), name: '本单位', timeZone: 'Asia/Shanghai', lateAfterDays: 7 }
    await insertTenant(transaction, tenant, now().toString())
    // With the tenant, so that no change ever keeps a secret whose own transaction may still be taken back.
    await secretOf(transaction, tenant.id, tenant.id, () => randomBytes(32))
    return tenant
  })
}

/**
 * Opens the deployment for its one local owner and gives back the maker of each action's context. The tenant is read anew
 * by every context, so that a changed time zone holds from the next action on.
 */
export async function openLocalOwner(options: LocalOwnerOptions): Promise<() => Promise<ActionContext>> {
  const now = options.now ?? (() => Temporal.Now.instant())
  const newId = options.newId ?? (() => uuidv7())
  await openTenant(options.database, newId, now)
  return async () => {
    const tenant = (await firstTenant(options.database)) ?? (await openTenant(options.database, newId, now))
    const authority = ownerAuthority(tenant.id, options.permissions)
    const allowed = await authority.require('access.act')
    if (!allowed.done) throw new Error('the owner lacks access.act')
    return {
      tenantId: tenant.id,
      actor: localOwner(tenant.id),
      scope: allowed.value,
      authority,
      timeZone: tenant.timeZone,
      now,
      today: () => now().toZonedDateTimeISO(tenant.timeZone).toPlainDate(),
      newId,
      database: options.database,
      files: options.files,
    }
  }
}
