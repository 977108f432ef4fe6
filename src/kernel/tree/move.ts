import { done, type Outcome, refused } from '../outcome/outcome.ts'
import { type AncestryRow, cycleRefusal, mergedRows } from './ancestry.ts'
import { holds, type Stretch, shared, without } from './stretch.ts'

/**
 * What a move does to the stored rows. Ancestor, unit and `from` name a row; remove before adding, as a row may come back
 * under the same name at another depth.
 */
export interface MoveChanges {
  /** Days on which the unit has its new place: from the move to its next planned move, or until further notice. */
  readonly days: Stretch
  /** Rows whose last day changes: the row as it was, and its new `to`. */
  readonly close: readonly { readonly row: AncestryRow; readonly to: string | null }[]
  /** Rows that no longer hold on any day: they would have begun on the day of the move or later. */
  readonly remove: readonly AncestryRow[]
  readonly add: readonly AncestryRow[]
}

/**
 * What changes when a unit, with all that stands below it, moves below `newParentId` (null: to the top) from a day on.
 * A move already planned for a later day stays planned: the new place lasts until then.
 *
 * `rows` must hold, with their whole history, the rows of which `unitId` is the ancestor, all rows of those units, and
 * all rows of the new parent; more does no harm. Whether the day lies in a closed period is the caller's to decide.
 *
 * Refuses with `tree.cycle` when the new parent stands below the unit on any of the days, by plans as of now, too;
 * `tree.unit-absent` when the unit is not in the tree on that day; `tree.parent-absent` when the parent is not in it on
 * all of the days.
 */
export function changesOfMove(
  rows: readonly AncestryRow[],
  unitId: string,
  newParentId: string | null,
  from: string,
): Outcome<MoveChanges> {
  const days = daysOfPlace(rows, unitId, from)
  if (days === null) return unitAbsent
  const below = rows.filter(({ ancestorId }) => ancestorId === unitId)
  const above = newParentId === null ? [] : rows.filter((row) => row.unitId === newParentId)
  if (newParentId === unitId || below.some((row) => row.unitId === newParentId && shared(row, days) !== null))
    return cycleRefusal
  if (newParentId !== null && !standsThroughout(above, days)) return parentAbsent

  const subtree = below.flatMap((row): AncestryRow[] => {
    const inside = shared(row, days)
    return inside === null ? [] : [{ ...row, ...inside }]
  })
  const moving = new Set(subtree.map((row) => row.unitId))
  const touched = rows.filter((row) => moving.has(row.unitId))
  return done({ days, ...differences(touched, withPlace(touched, subtree, above)) })
}

/** The rows of a unit that opens on a day; its parent must stand from then on, as given in `rows` with all above it. */
export function rowsOfNewUnit(
  rows: readonly AncestryRow[],
  unitId: string,
  parentId: string | null,
  from: string,
): Outcome<AncestryRow[]> {
  const own: AncestryRow = { ancestorId: unitId, unitId, depth: 0, from, to: null }
  const above = rows.filter((row) => row.unitId === parentId)
  if (parentId !== null && !standsThroughout(above, own)) return parentAbsent
  return done(mergedRows([own, ...rowsAbove([own], above)]))
}

const unitAbsent = refused('tree.unit-absent', {
  zh: '该单位在这一天不在组织树中',
  en: 'The unit is not in the tree on that day',
})
const parentAbsent = refused('tree.parent-absent', {
  zh: '上级单位在这段时间内尚未设立或已撤销',
  en: 'The parent unit is not in the tree on all of those days',
})

/** From `from` to the unit's next change of parent; null when the unit does not stand on that day. */
function daysOfPlace(rows: readonly AncestryRow[], unitId: string, from: string): Stretch | null {
  const own = rows.filter((row) => row.unitId === unitId)
  const standing = own.find((row) => row.depth === 0 && holds(row, from))
  if (standing === undefined) return null
  const parents = own.filter(({ depth }) => depth === 1)
  const current = parents.find((row) => holds(row, from))
  const laterMoves = parents.flatMap((row) => (row.from > from ? row.from : []))
  const ends = [standing.to, current?.to ?? null, ...laterMoves].filter((end) => end !== null)
  return { from, to: ends.sort()[0] ?? null }
}

const standsThroughout = (rowsOfUnit: readonly AncestryRow[], days: Stretch): boolean =>
  without(
    days,
    rowsOfUnit.filter(({ depth }) => depth === 0),
  ).length === 0

/** Rows that put everything in `above` over each of the `subtree`'s units. */
const rowsAbove = (subtree: readonly AncestryRow[], above: readonly AncestryRow[]): AncestryRow[] =>
  subtree.flatMap((lower) =>
    above.flatMap((upper): AncestryRow[] => {
      const days = shared(lower, upper)
      if (days === null) return []
      const { unitId } = lower
      return [{ ancestorId: upper.ancestorId, unitId, depth: lower.depth + 1 + upper.depth, ...days }]
    }),
  )

/**
 * The rows as they are after the move. On the days when a unit stands in the subtree, `depth` below its head, everything
 * further above it stands above the head too, and so is exactly what the move replaces.
 */
function withPlace(
  rows: readonly AncestryRow[],
  subtree: readonly AncestryRow[],
  above: readonly AncestryRow[],
): AncestryRow[] {
  const placesOf = Map.groupBy(subtree, ({ unitId }) => unitId)
  const kept = rows.flatMap((row) => {
    const cuts = (placesOf.get(row.unitId) ?? []).filter(({ depth }) => depth < row.depth)
    return cuts.length === 0 ? row : without(row, cuts).map((days): AncestryRow => ({ ...row, ...days }))
  })
  return mergedRows([...kept, ...rowsAbove(subtree, above)])
}

const keyOf = (row: AncestryRow): string => `${row.ancestorId}\n${row.unitId}\n${row.depth}\n${row.from}`

function differences(
  before: readonly AncestryRow[],
  after: readonly AncestryRow[],
): Omit<MoveChanges, 'days'> {
  const remaining = new Map(before.map((row) => [keyOf(row), row]))
  const close: { row: AncestryRow; to: string | null }[] = []
  const add: AncestryRow[] = []
  for (const row of after) {
    const former = remaining.get(keyOf(row))
    if (former === undefined) add.push(row)
    else if (former.to !== row.to) close.push({ row: former, to: row.to })
    remaining.delete(keyOf(row))
  }
  return { close, remove: [...remaining.values()], add }
}
