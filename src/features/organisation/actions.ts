import { done, type Outcome } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import { view } from '../audit/actions.ts'
import type { PostRow, UnitKind, UnitRow } from './model.ts'
import { postsAsOf, unitKinds, unitsAsOf } from './store.ts'
import type { Tenant } from './tenant/model.ts'
import { findTenant } from './tenant/store.ts'

/** What every screen's frame asks first: the tenant, its kinds of unit, and today's units. */
export interface OrganisationFacts {
  readonly tenant: Tenant | null
  readonly kinds: readonly UnitKind[]
  readonly units: readonly UnitRow[]
}

export async function readFacts(context: ActionContext): Promise<Outcome<OrganisationFacts>> {
  return view(context, 'organisation.read', undefined, async (database, scope) =>
    done({
      tenant: await findTenant(database, context.tenantId),
      kinds: await unitKinds(database, context.tenantId),
      units: await unitsAsOf(database, scope, context.today().toString()),
    }),
  )
}

/** The tree on a day: its units in order, and how many posts each has and how many of them are vacant. */
export interface TreeOnDay {
  readonly kinds: readonly UnitKind[]
  readonly units: readonly UnitOnDay[]
}

export interface UnitOnDay extends UnitRow {
  readonly posts: number
  readonly vacant: number
}

export async function listUnits(context: ActionContext, day: string): Promise<Outcome<TreeOnDay>> {
  return view(context, 'organisation.read', undefined, async (database, scope) => {
    const units = await unitsAsOf(database, scope, day)
    const posts = Map.groupBy(await postsAsOf(database, scope, null, day), (post) => post.unitId)
    const isVacant = (post: PostRow) => post.holderId === null
    return done({
      kinds: await unitKinds(database, context.tenantId),
      units: units.map((unit) => {
        const ofUnit = posts.get(unit.id) ?? []
        return { ...unit, posts: ofUnit.length, vacant: ofUnit.filter(isVacant).length }
      }),
    })
  })
}
