import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readHouseOrder } from '../source/places.ts'
import type { Problem } from '../source/problem.ts'
import { listFiles, readModules } from '../source/source-modules.ts'
import { checkFileNames } from './file-names.ts'
import { checkImportOrder } from './import-order.ts'
import { checkPinnedVersions } from './pinned-versions.ts'
import { checkPureCode } from './pure-code.ts'
import { checkScreenImports } from './screen-imports.ts'

/**
 * All rules of the house over one project folder.
 *
 * @throws Error when there is no product code to look at: a check that sees nothing must not pass
 */
export function checkHouse(project: string): { problems: Problem[]; modules: number } {
  const order = readHouseOrder(project)
  const modules = readModules(project)
  const seen = modules.filter(({ path: file }) => order.layers.some((layer) => file.startsWith(`${layer}/`)))
  if (seen.length === 0)
    throw new Error(`No modules found under ${order.layers.join(', ')}: nothing was checked.`)
  const manifests = ['package.json', 'text/package.json'].filter((file) =>
    existsSync(path.join(project, file)),
  )
  const problems = [
    ...checkImportOrder(modules, order),
    ...checkScreenImports(modules, order),
    ...checkPureCode(modules, order),
    ...checkFileNames(listFiles(project), order),
    ...manifests.flatMap((file) => checkPinnedVersions(file, readFileSync(path.join(project, file), 'utf8'))),
  ]
  return { problems, modules: seen.length }
}
