import type { UnitRow } from './model.ts'

/**
 * Rows in the order of a tree read aloud (each unit, then its subtree; siblings by position, then name), with depths
 * counted from the rows whose parent is not among them.
 */
export function inTreeOrder(rows: readonly Omit<UnitRow, 'depth'>[]): UnitRow[] {
  const known = new Set(rows.map((row) => row.id))
  const children = Map.groupBy(rows.toSorted(bySibling), (row) =>
    row.parentId !== null && known.has(row.parentId) ? row.parentId : null,
  )
  const ordered: UnitRow[] = []
  // A stack and not a recursion: depth comes from data.
  const waiting = (children.get(null) ?? []).map((row) => ({ ...row, depth: 0 })).toReversed()
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    ordered.push(row)
    const depth = row.depth + 1
    for (const child of (children.get(row.id) ?? []).toReversed()) waiting.push({ ...child, depth })
  }
  return ordered
}

type Sibling = Pick<UnitRow, 'position' | 'name' | 'id'>

function bySibling(one: Sibling, other: Sibling): number {
  if (one.position !== other.position) return one.position - other.position
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.id < other.id ? -1 : 1
}
