import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The two ordered lists that the house stands on. */
export interface HouseOrder {
  readonly layers: readonly string[]
  readonly features: readonly string[]
}

/** Where a file lives in the house. */
export interface Place {
  /** Position in the layer list; -1 outside the house (tests, tools, benchmarks). */
  readonly layer: number
  readonly layerName: string
  /** Name of the feature, null outside `src/features`. */
  readonly feature: string | null
  /** What the file does in its feature, such as `rules`; null in `web/` and outside features. */
  readonly role: string | null
  /** In the `web/` folder of a feature. */
  readonly screen: boolean
}

/** Reads tools/layer-order and tools/feature-order: one name a line, `#` begins a comment. */
export function readHouseOrder(project: string): HouseOrder {
  return {
    layers: readList(path.join(project, 'tools', 'layer-order')),
    features: readList(path.join(project, 'tools', 'feature-order')),
  }
}

function readList(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
}

/** Roles of a feature that neither read nor write anything: screens may use them, and they use each other only. */
export const pureRoles: ReadonlySet<string> = new Set(['model', 'rules', 'permissions', 'words'])

export function placeOf(file: string, order: HouseOrder): Place {
  const layer = order.layers.findIndex((name) => file.startsWith(`${name}/`))
  const layerName = order.layers[layer] ?? file.split('/', 1)[0] ?? file
  if (layerName !== 'src/features') return { layer, layerName, feature: null, role: null, screen: false }
  const [, , feature = null, ...inside] = file.split('/')
  const screen = inside.slice(0, -1).includes('web')
  const role = screen ? null : (inside.at(-1) ?? '').replace(/\.[^/]*$/, '')
  return { layer, layerName, feature, role, screen }
}

/** Tests, measurements and tools, which are no part of the product: these may import anything. */
export function isTestCode(file: string): boolean {
  return /^(tests|bench|tools|text\/corpus)\//.test(file) || /\.test\.tsx?$/.test(file)
}

/** Builders and databases for tests that lie among the product's files. */
export function isTestSupport(file: string): boolean {
  return /(^|\/)(fixtures|test-[^/]+)\.tsx?$/.test(file)
}
