import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import type { Tenant, TenantSettings } from './model.ts'
import { findTenant, updateTenant } from './store.ts'

/** The tenant's own settings and today's day in its time zone. */
export async function readTenant(context: ActionContext): Promise<Outcome<Tenant & { today: string }>> {
  return view(context, 'organisation.read', undefined, async (database) => {
    const tenant = await findTenant(database, context.tenantId)
    if (tenant === null) throw new Error(`the context names a tenant that is not there: ${context.tenantId}`)
    return done({ ...tenant, today: context.today().toString() })
  })
}

/** Changes name, time zone and the days after which an entry is late; they hold from the next action on. */
export async function changeTenant(context: ActionContext, settings: TenantSettings): Promise<Outcome<null>> {
  return change(context, 'organisation.write', undefined, async (transaction) => {
    await updateTenant(transaction, context.tenantId, settings)
    const { timeZone, lateAfterDays, name } = settings
    const entry = {
      action: 'tenant.change',
      subjectKind: 'tenant',
      subjectId: context.tenantId,
      detail: { timeZone, lateAfterDays },
      content: { name },
    }
    return done({ value: null, entries: [entry] })
  })
}
