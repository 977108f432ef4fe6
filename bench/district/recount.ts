import { recountOf, sumOf } from '../../src/features/dashboards/fixtures.ts'
import { wrongRollUps } from '../../src/features/dashboards/roll-up/store.ts'
import { readUnitStatus } from '../../src/features/dashboards/status/actions.ts'
import { findDiscrepancies } from '../../src/features/evidence/recount/store.ts'
import { mustBeDone } from '../../src/features/organisation/fixtures.ts'
import type { ActionContext } from '../../src/platform/action/context.ts'

/**
 * Holds what was seeded against a recount: all sums everywhere, and what the screens read of leaves (`unitIds`) against
 * their occurrences' own state. Throws when anything differs.
 */
export async function holdAgainstRecount(
  context: ActionContext,
  unitIds: readonly string[],
  year: number,
): Promise<void> {
  const [different] = await findDiscrepancies(context.database, context.tenantId)
  if (different !== undefined)
    throw new Error(`the district differs from its recount: ${JSON.stringify(different)}`)
  const wrong = await wrongRollUps(context.database, context.tenantId)
  if (wrong.length > 0) throw new Error(`${wrong.length} sums of units above differ from what stands below`)
  const recounted = await recountOf(context, unitIds)
  const stretch = { from: `${year}-01-01`, to: `${year}-12-31` }
  for (const unitId of unitIds) {
    const page = mustBeDone(await readUnitStatus(context, unitId, stretch))
    const own = recounted.filter(
      (one) => one.unitId === unitId && one.windowTo >= stretch.from && one.windowTo <= stretch.to,
    )
    const [read, counted] = [JSON.stringify(page.total), JSON.stringify(sumOf(own))]
    if (read !== counted) throw new Error(`unit ${unitId} reads ${read} but recounts to ${counted}`)
  }
}
