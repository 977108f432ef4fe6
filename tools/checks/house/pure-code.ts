import { type Expression, Visitor } from 'oxc-parser'
import type { ModuleImport } from '../source/module-imports.ts'
import {
  type HouseOrder,
  isTestCode,
  isTestSupport,
  type Place,
  placeOf,
  pureRoles,
} from '../source/places.ts'
import type { Problem } from '../source/problem.ts'
import type { SourceModule } from '../source/source-modules.ts'

/** Packages that compute and nothing else. */
const purePackage = /^(zod|temporal-polyfill|chinese-days|@luoshi\/text)(\/|$)/

/** Node computes hashes; the same bytes give the same hash anywhere. */
const pureOfNode: Record<string, ReadonlySet<string>> = {
  'node:crypto': new Set(['createHash', 'createHmac']),
}

/** Files of a feature that must be pure; `register.ts` describes columns and is used by rules. */
const pureFiles: ReadonlySet<string> = new Set([...pureRoles, 'register'])

/** The shape of a row is told beside the row: taking it as a type leaves nothing of the store at run time. */
const shapesOf: ReadonlySet<string> = new Set(['tables', 'store'])

/** What differs from one moment or machine to the next, or acts on the world. */
const impureCalls = new Set([
  'Date',
  'Date.now',
  'Math.random',
  'fetch',
  'performance.now',
  'setTimeout',
  'setInterval',
])
const impureObjects = new Set(['Temporal.Now', 'process', 'crypto', 'console'])

/**
 * Pure code decides from its arguments alone: the kernel, the text engine but for its readers, its command and its packing, and
 * each feature's model, rules, permissions, words and register. Today and new identifiers come in as arguments.
 */
export function checkPureCode(modules: readonly SourceModule[], order: HouseOrder): Problem[] {
  return modules
    .filter((module) => isPure(module.path, order))
    .flatMap((module) => [...impureImports(module, order), ...impureWords(module)])
}

function isPure(file: string, order: HouseOrder): boolean {
  if (isTestCode(file) || isTestSupport(file)) return false
  const { layerName, role } = placeOf(file, order)
  if (layerName === 'text') return !/^text\/(bin|packing)\//.test(file)
  return layerName === 'src/kernel' || (role !== null && pureFiles.has(role))
}

function impureImports(module: SourceModule, order: HouseOrder): Problem[] {
  const from = placeOf(module.path, order)
  return module.imports
    .filter((each) => !mayImport(module.path, from, each, order))
    .map(({ specifier, line }) => ({
      file: module.path,
      line,
      what: `pure code imports ${specifier}`,
      advice: 'take its result as an argument; actions and stores talk to the world',
    }))
}

function mayImport(
  file: string,
  from: Place,
  { specifier, target, names, typeOnly }: ModuleImport,
  order: HouseOrder,
): boolean {
  if (from.layerName === 'text') {
    // Readers of files may use Node's decoders; which packages the engine needs is said in its own package.json.
    if (target) return target.startsWith('text/') && !target.startsWith('text/bin/')
    return file.startsWith('text/document/') || !specifier.startsWith('node:')
  }
  if (!target) return purePackage.test(specifier) || onlyPureOfNode(specifier, names)
  const to = placeOf(target, order)
  if (to.layerName === 'src/kernel') return true
  if (from.role === 'words' && to.layerName === 'src/ui') return true
  if (from.feature === null || to.role === null) return false
  return pureFiles.has(to.role) || (typeOnly && shapesOf.has(to.role))
}

function onlyPureOfNode(specifier: string, names: readonly string[]): boolean {
  const pure = pureOfNode[specifier]
  return pure !== undefined && names.length > 0 && names.every((name) => pure.has(name))
}

function impureWords(module: SourceModule): Problem[] {
  const problems: Problem[] = []
  const report = (start: number, name: string) =>
    problems.push({
      file: module.path,
      line: module.lineOf(start),
      what: `pure code uses ${name}`,
      advice: 'take the moment, the day or the identifier as an argument',
    })
  new Visitor({
    CallExpression({ callee, start }) {
      const name = nameOf(callee)
      if (impureCalls.has(name)) report(start, `${name}()`)
    },
    NewExpression({ callee, arguments: given, start }) {
      if (nameOf(callee) === 'Date' && given.length === 0) report(start, 'new Date()')
    },
    MemberExpression({ object, start }) {
      const name = nameOf(object)
      if (impureObjects.has(name)) report(start, name)
    },
  }).visit(module.program)
  return problems
}

/** `a` or `a.b` of an expression, otherwise nothing. */
function nameOf(expression: Expression | { type: 'Super' }): string {
  if (expression.type === 'Identifier') return expression.name
  if (expression.type !== 'MemberExpression' || expression.computed) return ''
  const before = nameOf(expression.object)
  return before && expression.property.type === 'Identifier' ? `${before}.${expression.property.name}` : ''
}
