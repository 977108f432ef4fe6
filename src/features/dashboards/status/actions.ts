import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import type { Matrix, MatrixRow, Stretch, UnitStatus } from '../model.ts'
import { noCounts, sumCounts } from './rules.ts'
import { type BelowCounts, childrenOf, countsBelow, dutyColumns, namesOf, pathOf } from './store.ts'

const noSuchUnit = refused('organisation.unit.not-found', {
  zh: '没有找到这个单位，或者它当时还没有开办。',
  en: 'This unit was not found, or did not stand yet.',
})

const earlier = (one: string, other: string) => (one < other ? one : other)

/** What both the matrix and a unit's page begin with: the unit, the way up, and the counts below it. */
async function readBelow(context: ActionContext, database: AnyDatabase, unitId: string, stretch: Stretch) {
  const { tenantId } = context
  const today = context.today().toString()
  // The tree is shown as it stood when the stretch ended, or stands today; the counts follow each closing day.
  const day = earlier(today, stretch.to)
  const everBelow = await childrenOf(database, tenantId, unitId)
  const counts = await countsBelow(database, tenantId, { unitId, children: everBelow }, stretch, today)
  const path = await pathOf(database, tenantId, unitId, day)
  const children = everBelow.filter(({ from, to }) => from <= day && day < to).map(({ id }) => id)
  const shown = new Set([unitId, ...path, ...children])
  for (const { childId } of counts) if (childId) shown.add(childId)
  const units = await namesOf(database, tenantId, [...shown], day)
  const unit = units.find(({ id }) => id === unitId)
  const duties = await dutyColumns(database, tenantId, [...new Set(counts.map(({ dutyId }) => dutyId))])
  const above = path.flatMap((id) => units.filter((one) => one.id === id && id !== unitId))
  return { counts, unit, above, units, children, duties }
}

const cellsOf = (counts: readonly BelowCounts[]): MatrixRow['cells'] =>
  Object.fromEntries(counts.map(({ dutyId, childId: _, ...cell }) => [dutyId, cell]))

/**
 * How the units below one stand, duty by duty, in a stretch of days. The rows and the unit's own row add up to the total,
 * whatever moved in between. Refuses `organisation.unit.not-found`.
 */
export async function readMatrix(
  context: ActionContext,
  unitId: string,
  stretch: Stretch,
): Promise<Outcome<Matrix>> {
  return view(context, 'dashboards.read', unitId, async (database) => {
    const { counts, unit, above, units, children, duties } = await readBelow(
      context,
      database,
      unitId,
      stretch,
    )
    if (!unit) return noSuchUnit
    const byChild = Map.groupBy(counts, ({ childId }) => childId)
    const ownCounts = byChild.get(null) ?? []
    const rowOf = (one: (typeof units)[number], own: boolean): MatrixRow => {
      const cells = own ? ownCounts : (byChild.get(one.id) ?? [])
      return {
        unitId: one.id,
        name: one.name,
        kind: one.kind,
        own,
        opens: one.opens && !own,
        total: sumCounts(cells),
        cells: cellsOf(cells),
      }
    }
    const below = units.filter(({ id }) => id !== unitId && (children.includes(id) || byChild.has(id)))
    return done({
      unit: { id: unit.id, name: unit.name },
      above: above.map(({ id, name }) => ({ id, name })),
      duties,
      rows: [...(ownCounts.length > 0 ? [rowOf(unit, true)] : []), ...below.map((one) => rowOf(one, false))],
      total: sumCounts(counts),
    })
  })
}

/** A unit's page: its own and its subtree's standing by duty, and the units right below. */
export async function readUnitStatus(
  context: ActionContext,
  unitId: string,
  stretch: Stretch,
): Promise<Outcome<UnitStatus>> {
  return view(context, 'dashboards.read', unitId, async (database) => {
    const { counts, unit, above, units, children, duties } = await readBelow(
      context,
      database,
      unitId,
      stretch,
    )
    if (!unit) return noSuchUnit
    const byChild = Map.groupBy(counts, ({ childId }) => childId)
    const byDuty = Map.groupBy(counts, ({ dutyId }) => dutyId)
    return done({
      unit: { id: unit.id, name: unit.name, kind: unit.kind },
      above: above.map(({ id, name }) => ({ id, name })),
      below: units
        .filter(({ id }) => children.includes(id))
        .map(({ id, name }) => ({ id, name, total: sumCounts(byChild.get(id) ?? []) })),
      total: sumCounts(counts),
      duties: duties.map((duty) => ({ ...duty, counts: sumCounts(byDuty.get(duty.dutyId) ?? [noCounts]) })),
    })
  })
}
