import type { SourceModule } from '../source/source-modules.ts'

type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Groups of files that import each other in a circle, types included.
 *
 * @returns one list of paths a circle; a circle of n files is one circle
 */
export function importCircles(modules: readonly SourceModule[]): string[][] {
  const known = new Set(modules.map((module) => module.path))
  const graph: Graph = new Map(
    modules.map((module) => [
      module.path,
      module.imports.flatMap(({ target }) => (target !== null && known.has(target) ? [target] : [])),
    ]),
  )
  return strongComponents(graph).filter(
    ([first = '', ...rest]) => rest.length > 0 || (graph.get(first) ?? []).includes(first),
  )
}

/** Tarjan's algorithm. Depth of recursion is the longest chain of imports, which is far below the stack's limit. */
function strongComponents(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (node: string) => {
    const mine = order.size
    order.set(node, mine)
    lowest.set(node, mine)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? mine, lowest.get(next) ?? mine))
    }
    if (lowest.get(node) === mine) found.push(open.splice(open.indexOf(node)))
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return found
}
