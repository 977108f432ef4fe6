import type { UnitOption } from './unit-choice.tsx'

export interface UnitNode {
  readonly value: string
  readonly title: string
  readonly note?: string
  readonly children: UnitNode[]
}

/**
 * A tree from rows that name their parent, in the rows' order. A row whose parent is not among them (out of the reader's scope) stands at
 * the top; rows in a circle, which the server never sends, are left out.
 */
export function unitTree(units: readonly UnitOption[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>(
    units.map(({ id, name, note }) => [
      id,
      { value: id, title: name, ...(note !== undefined && { note }), children: [] },
    ]),
  )
  const top: UnitNode[] = []
  for (const { id, parentId } of units) {
    const node = nodes.get(id)
    if (node === undefined) continue
    const siblings = (parentId === null ? undefined : nodes.get(parentId)?.children) ?? top
    siblings.push(node)
  }
  return top
}

/** Names from the top down to the unit, for telling two of the same name apart. */
export function unitPath(units: readonly UnitOption[], unitId: string): readonly string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const path: string[] = []
  let unit = byId.get(unitId)
  while (unit !== undefined && path.length < units.length) {
    path.unshift(unit.name)
    unit = unit.parentId === null ? undefined : byId.get(unit.parentId)
  }
  return path
}
