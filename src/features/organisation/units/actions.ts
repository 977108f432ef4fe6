import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import { unitKinds } from '../store.ts'
import { changeTree } from '../tree/actions.ts'
import { insertUnits, latestClosedDay, levelsAround, rebuildAncestry } from '../tree/store.ts'
import type { CloseUnit, CreateUnit, RenameUnit, ReorderUnits, UnitCard } from './model.ts'
import {
  changeFrom,
  decideClosing,
  duplicateSibling,
  endOrNull,
  FOREVER,
  noSuchUnit,
  requireAfterClosedPeriods,
  requireKind,
  requireLevels,
  requireParent,
  requireStanding,
  spanOn,
} from './rules.ts'
import {
  childrenOn,
  closeUnits,
  findTwin,
  loadUnit,
  namesOf,
  nextPosition,
  postsWithTenures,
  replaceNames,
  setPositions,
  unitsToClose,
} from './store.ts'

/** A new unit under a parent (null: at the top), behind its siblings. */
export async function createUnit(
  context: ActionContext,
  input: CreateUnit,
): Promise<Outcome<{ unitId: string }>> {
  return changeTree(context, input.parentId ?? undefined, async (transaction) => {
    const allowed = await decideCreation(context, transaction, input)
    if (!allowed.done) return allowed
    const unitId = context.newId()
    const position = await nextPosition(transaction, context.tenantId, input.parentId)
    await insertUnits(
      transaction,
      context.tenantId,
      [{ ...input, id: unitId, position }],
      context.now().toString(),
    )
    const { parentId, kind, openedOn } = input
    const entry = {
      action: 'unit.create',
      subjectKind: 'unit',
      subjectId: unitId,
      unitId,
      detail: { parentId, kind, openedOn },
      content: input,
    }
    return done({ value: { unitId }, entries: [entry] })
  })
}

async function decideCreation(
  context: ActionContext,
  transaction: AnyTransaction,
  input: CreateUnit,
): Promise<Outcome<null>> {
  const { tenantId } = context
  const kind = requireKind(await unitKinds(transaction, tenantId), input.kind)
  if (!kind.done) return kind
  if (input.parentId !== null) {
    const parent = await loadUnit(transaction, tenantId, input.parentId)
    if (parent === null) return noSuchUnit('parentId')
    const standing = requireParent(parent, input.openedOn, FOREVER)
    if (!standing.done) return standing
    const { above } = await levelsAround(transaction, tenantId, parent.id, input.openedOn, FOREVER)
    const levels = requireLevels(above + 1)
    if (!levels.done) return levels
  }
  const span = { from: input.openedOn, to: FOREVER }
  const names = [{ ...span, value: input.name }]
  const parents = [{ ...span, value: input.parentId }]
  const twin = await findTwin(transaction, tenantId, null, names, parents)
  return twin === null ? done(null) : duplicateSibling(twin)
}

/** Renames a unit from a day on, until a renaming that is already planned. */
export async function renameUnit(context: ActionContext, input: RenameUnit): Promise<Outcome<null>> {
  return changeTree(context, input.unitId, async (transaction) => {
    const { tenantId } = context
    const unit = await loadUnit(transaction, tenantId, input.unitId)
    if (unit === null) return noSuchUnit('unitId')
    const standing = requireStanding(unit, input.day, 'day')
    if (!standing.done) return standing
    const closedDay = await latestClosedDay(transaction, tenantId, [unit.id], context.today().toString())
    const open = requireAfterClosedPeriods(input.day, closedDay)
    if (!open.done) return open
    const names = changeFrom(unit.names, input.day, input.name)
    const given = names.filter((span) => span.value === input.name)
    const twin = await findTwin(transaction, tenantId, unit.id, given, unit.parents)
    if (twin !== null) return duplicateSibling(twin)
    await replaceNames(transaction, tenantId, unit.id, names)
    const entry = {
      action: 'unit.rename',
      subjectKind: 'unit',
      subjectId: unit.id,
      unitId: unit.id,
      detail: { day: input.day },
      content: { name: input.name, before: spanOn(unit.names, input.day)?.value ?? null },
    }
    return done({ value: null, entries: [entry] })
  })
}

/** Puts all units that stand under a parent today into the order given. */
export async function reorderUnits(context: ActionContext, input: ReorderUnits): Promise<Outcome<null>> {
  return changeTree(context, input.parentId ?? undefined, async (transaction) => {
    const children = await childrenOn(
      transaction,
      context.tenantId,
      input.parentId,
      context.today().toString(),
    )
    const given = new Set(input.unitIds)
    if (
      given.size !== input.unitIds.length ||
      given.size !== children.length ||
      children.some((child) => !given.has(child))
    )
      return refused('organisation.order.stale', {
        zh: '下级单位已有变动，请刷新后再排序',
        en: 'The units below have changed meanwhile; reload and sort again',
      })
    await setPositions(transaction, context.tenantId, input.unitIds)
    const subjectId = input.parentId ?? context.tenantId
    const entry = {
      action: 'unit.reorder',
      subjectKind: input.parentId === null ? 'tenant' : 'unit',
      subjectId,
      ...(input.parentId === null ? {} : { unitId: subjectId }),
      detail: { unitIds: input.unitIds },
    }
    return done({ value: null, entries: [entry] })
  })
}

/** Closes a unit from a day on (the first on which it is gone), and on request everything that then stands below it. */
export async function closeUnit(
  context: ActionContext,
  input: CloseUnit,
): Promise<Outcome<{ closed: number }>> {
  return changeTree(context, input.unitId, async (transaction) => {
    const { tenantId } = context
    const unit = await loadUnit(transaction, tenantId, input.unitId)
    if (unit === null) return noSuchUnit('unitId')
    const below = await unitsToClose(transaction, tenantId, unit.id, input.day)
    const decided = decideClosing(unit, input.day, input.withSubunits, {
      subunits: below.filter((each) => each.id !== unit.id).map((each) => each.name),
      planned: below.find((each) => each.isPlanned)?.name ?? null,
    })
    if (!decided.done) return decided
    const ids = below.map((each) => each.id)
    const closedDay = await latestClosedDay(transaction, tenantId, ids, context.today().toString())
    const open = requireAfterClosedPeriods(input.day, closedDay)
    if (!open.done) return open
    await closeUnits(transaction, tenantId, ids, input.day)
    await rebuildAncestry(transaction, tenantId, ids)
    const entries = ids.map((id) => ({
      action: 'unit.close',
      subjectKind: 'unit',
      subjectId: id,
      unitId: id,
      detail: { day: input.day, with: unit.id },
    }))
    return done({ value: { closed: ids.length }, entries })
  })
}

/** A unit's card: its names, parents, posts and their holders through all time. */
export async function readUnit(context: ActionContext, unitId: string): Promise<Outcome<UnitCard>> {
  return view(context, 'organisation.read', unitId, async (database) => {
    const unit = await loadUnit(database, context.tenantId, unitId)
    if (unit === null) return noSuchUnit('unitId')
    const parentIds = unit.parents.flatMap((span) => span.value ?? [])
    const parentNames = await namesOf(database, context.tenantId, parentIds)
    return done({
      id: unit.id,
      kind: unit.kind,
      openedOn: unit.openedOn,
      closedOn: unit.closedOn,
      names: unit.names.map(({ value, from, to }) => ({ name: value, from, to: endOrNull(to) })),
      parents: unit.parents.map(({ value, from, to }) => ({
        parentId: value,
        parentName: value === null ? null : (spanOn(parentNames.get(value) ?? [], from)?.value ?? null),
        from,
        to: endOrNull(to),
      })),
      posts: await postsWithTenures(database, context.tenantId, unit.id),
    })
  })
}
