import type { Outcome } from '../outcome/outcome.ts'

/** Who acts: a person signed in, the local owner before sign-in exists, or the program itself (jobs). */
export interface Actor {
  readonly id: string
  readonly kind: 'person' | 'owner' | 'program'
  readonly name: string
}

/** What may be done; each feature lists its own in `permissions.ts`. */
export type Permission = `${string}.${string}`

declare const proven: unique symbol

/**
 * A proven scope: the units whose records the actor may touch. Only the `access` feature mints one, so a store function
 * that asks for it cannot be called without the check having been made.
 */
export interface UnitScope {
  readonly [proven]: 'UnitScope'
  readonly tenantId: string
  /** Units on which the actor holds a grant; each reaches its subtree. `everything` spares the join for the tenant's owner. */
  readonly roots: readonly string[]
  readonly everything: boolean
}

/** Decides whether an actor may do something; implemented by `access` alone. */
export interface Authority {
  /** Permissions that the actor holds, to travel with each response so that no screen decides again. */
  readonly permissions: ReadonlySet<Permission>
  /** Refuses with `access.denied` unless the actor holds `permission` (on `unitId` as of today, when given). */
  require(permission: Permission, unitId?: string): Promise<Outcome<UnitScope>>
}
