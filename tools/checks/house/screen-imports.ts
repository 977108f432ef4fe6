import type { ModuleImport } from '../source/module-imports.ts'
import { type HouseOrder, isTestCode, type Place, placeOf, pureRoles } from '../source/places.ts'
import type { Problem } from '../source/problem.ts'
import type { SourceModule } from '../source/source-modules.ts'

const serverPackage = /^(node:|(pg|kysely|pino|docx|exceljs|@hono\/node-server|@e965\/xlsx)(\/|$))/

/**
 * Screens reach the server through its routes only. In a feature's `web/`: the common widgets, the kernel, the
 * feature's own pure files, and as types its routes and earlier features' models. In `src/web` the same of every
 * feature, and their screens. Nothing else imports a screen.
 */
export function checkScreenImports(modules: readonly SourceModule[], order: HouseOrder): Problem[] {
  return modules
    .filter((module) => !isTestCode(module.path))
    .flatMap((module) => {
      const from = placeOf(module.path, order)
      return module.imports.flatMap((each) => {
        const fault = faultOf(from, each, order)
        return fault ? [{ file: module.path, line: each.line, ...fault }] : []
      })
    })
}

type Fault = Pick<Problem, 'what' | 'advice'>

function faultOf(
  from: Place,
  { specifier, target, typeOnly }: ModuleImport,
  order: HouseOrder,
): Fault | null {
  const drawn = from.screen || from.layerName === 'src/web' || from.layerName === 'src/ui'
  if (!target) {
    if (!drawn || typeOnly || !serverPackage.test(specifier)) return null
    return { what: `a screen imports ${specifier}`, advice: 'ask the server for it through a route' }
  }
  const to = placeOf(target, order)
  if (!drawn) {
    if (!to.screen) return null
    return { what: `imports the screen ${target}`, advice: 'only screens and src/web draw screens' }
  }
  if (mayDraw(from, to, typeOnly)) return null
  return {
    what: `a screen imports ${target}${typeOnly ? ' (types)' : ''}`,
    advice: 'screens use src/ui, src/kernel, their own feature’s pure files, and routes as types',
  }
}

function mayDraw(from: Place, to: Place, typeOnly: boolean): boolean {
  if (to.layerName === 'src/ui' || to.layerName === 'src/kernel') return true
  // The shape of what comes over the wire is told by the platform.
  if (!from.screen && typeOnly && to.layerName === 'src/platform') return true
  if (from.layerName === 'src/web') return mayShellUse(to, typeOnly)
  if (!from.screen || to.feature === null) return false
  if (to.feature !== from.feature) return typeOnly && to.role === 'model'
  return to.screen || pureRoles.has(to.role ?? '') || (typeOnly && to.role === 'routes')
}

function mayShellUse(to: Place, typeOnly: boolean): boolean {
  if (to.layerName === 'src/web' || to.screen) return true
  if (to.feature !== null) return pureRoles.has(to.role ?? '') || (typeOnly && to.role === 'routes')
  return typeOnly && to.layerName === 'src/server'
}
