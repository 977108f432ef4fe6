import { done, type Outcome } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../../platform/action/context.ts'
import { view } from '../../../audit/actions.ts'
import { postsAsOf } from '../../store.ts'
import { changeTree } from '../../tree/actions.ts'
import { latestClosedDay, levelsAround, rebuildAncestry, unitsBelow } from '../../tree/store.ts'
import type { MovePreview, MoveUnit, Span, UnitHistory } from '../model.ts'
import {
  changeFrom,
  cyclic,
  duplicateSibling,
  endOrNull,
  nameOn,
  noSuchUnit,
  requireAfterClosedPeriods,
  requireLevels,
  requireParent,
  requireStanding,
  spanOn,
} from '../rules.ts'
import { findTwin, loadUnit, replaceParents } from '../store.ts'

/** A move that may be made: where the unit then stands, and which units go along on any of its days. */
interface Move {
  readonly unit: UnitHistory
  readonly parent: UnitHistory | null
  readonly before: Span<string | null>
  readonly parents: readonly Span<string | null>[]
  readonly unitIds: readonly string[]
}

async function decideMove(
  context: ActionContext,
  database: AnyDatabase,
  input: MoveUnit,
): Promise<Outcome<Move>> {
  const { tenantId } = context
  const unit = await loadUnit(database, tenantId, input.unitId)
  if (unit === null) return noSuchUnit('unitId')
  const standing = requireStanding(unit, input.day, 'day')
  if (!standing.done) return standing
  const before = spanOn(unit.parents, input.day)
  if (before === undefined) throw new Error(`unit ${unit.id} stands nowhere on ${input.day}`)
  const unitIds = await unitsBelow(database, tenantId, unit.id, input.day, before.to)
  const closedDay = await latestClosedDay(database, tenantId, unitIds, context.today().toString())
  const open = requireAfterClosedPeriods(input.day, closedDay)
  if (!open.done) return open
  const parent = input.parentId === null ? null : await loadUnit(database, tenantId, input.parentId)
  if (input.parentId !== null) {
    const allowed = await context.authority.require('organisation.write', input.parentId)
    if (!allowed.done) return allowed
    if (parent === null) return noSuchUnit('parentId')
    const fits = await decideParent(database, tenantId, unit, parent, { from: input.day, to: before.to })
    if (!fits.done) return fits
  }
  const span = { value: input.parentId, from: input.day, to: before.to }
  const twin = await findTwin(database, tenantId, unit.id, unit.names, [span])
  if (twin !== null) return duplicateSibling(twin)
  const parents = changeFrom(unit.parents, input.day, input.parentId)
  return done({ unit, parent, before, parents, unitIds })
}

async function decideParent(
  database: AnyDatabase,
  tenantId: string,
  unit: UnitHistory,
  parent: UnitHistory,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Outcome<null>> {
  // Whatever ever stands below the unit in those days cannot stand above it in them.
  const below = await unitsBelow(database, tenantId, unit.id, from, to)
  if (below.includes(parent.id)) return cyclic(nameOn(unit, from), nameOn(parent, from))
  const standing = requireParent(parent, from, to)
  if (!standing.done) return standing
  const above = await levelsAround(database, tenantId, parent.id, from, to)
  const own = await levelsAround(database, tenantId, unit.id, from, to)
  return requireLevels(above.above + 1 + own.below)
}

/**
 * Moves a unit with its subtree under another parent (null: to the top) from a day on, past or to come, until a move that
 * is already planned. Refused when the day is not after every closed period of the subtree.
 */
export async function moveUnit(context: ActionContext, input: MoveUnit): Promise<Outcome<{ units: number }>> {
  return changeTree(context, input.unitId, async (transaction) => {
    const decided = await decideMove(context, transaction, input)
    if (!decided.done) return decided
    const { unit, before, parents, unitIds } = decided.value
    await replaceParents(transaction, context.tenantId, unit.id, parents)
    await rebuildAncestry(transaction, context.tenantId, unitIds)
    const entry = {
      action: 'unit.move',
      subjectKind: 'unit',
      subjectId: unit.id,
      unitId: unit.id,
      detail: { day: input.day, from: before.value, to: input.parentId, units: unitIds.length },
    }
    return done({ value: { units: unitIds.length }, entries: [entry] })
  })
}

/** What a move would touch, or why it would be refused; writes nothing. */
export async function previewMove(context: ActionContext, input: MoveUnit): Promise<Outcome<MovePreview>> {
  return view(context, 'organisation.read', input.unitId, async (database, scope) => {
    const decided = await decideMove(context, database, input)
    if (!decided.done) return decided
    const { unit, parent, before, unitIds } = decided.value
    const from = before.value === null ? null : await loadUnit(database, context.tenantId, before.value)
    const named = (each: UnitHistory | null) => each && { id: each.id, name: nameOn(each, input.day) }
    return done({
      name: nameOn(unit, input.day),
      from: named(from),
      to: named(parent),
      day: input.day,
      until: endOrNull(before.to),
      units: unitIds.length,
      posts: (await postsAsOf(database, scope, unitIds, input.day)).length,
    })
  })
}
