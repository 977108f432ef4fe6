import type { Actor, Authority, Permission, UnitScope } from '../../kernel/authority/authority.ts'
import { done, refused } from '../../kernel/outcome/outcome.ts'

/** Mints the proven scope of one who may touch every unit of the tenant. Nobody but this feature makes a scope. */
function wholeTenant(tenantId: string): UnitScope {
  return { tenantId, roots: [], everything: true } as unknown as UnitScope
}

/** The authority of the local owner: every permission that the product declares, over the whole tenant, and no other. */
export function ownerAuthority(tenantId: string, declared: readonly Permission[]): Authority {
  const permissions: ReadonlySet<Permission> = new Set(declared)
  const scope = wholeTenant(tenantId)
  return {
    permissions,
    require: async (permission) =>
      permissions.has(permission)
        ? done(scope)
        : refused('access.denied', {
            zh: `您没有“${permission}”的权限。`,
            en: `You do not hold the permission “${permission}”.`,
          }),
  }
}

/** Until people sign in, whoever sits at the machine acts as this one owner; its id is the tenant's own. */
export function localOwner(tenantId: string): Actor {
  return { id: tenantId, kind: 'owner', name: '本机所有者' }
}
