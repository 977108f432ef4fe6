import type { ModuleImport } from '../source/module-imports.ts'
import { type HouseOrder, isTestCode, isTestSupport, placeOf } from '../source/places.ts'
import type { Problem } from '../source/problem.ts'
import type { SourceModule } from '../source/source-modules.ts'

/** Imports point up the two lists only, and never from the product into tests or tools. */
export function checkImportOrder(modules: readonly SourceModule[], order: HouseOrder): Problem[] {
  return modules
    .filter((module) => !isTestCode(module.path))
    .flatMap((module) =>
      module.imports.flatMap((each) => {
        const fault = faultOf(module.path, each, order)
        return fault ? [{ file: module.path, line: each.line, ...fault }] : []
      }),
    )
}

type Fault = Pick<Problem, 'what' | 'advice'>

function faultOf(file: string, { target }: ModuleImport, order: HouseOrder): Fault | null {
  if (!target) return null
  if (isTestCode(target) || (isTestSupport(target) && !isTestSupport(file))) {
    return { what: `imports ${target}, which is for tests`, advice: 'move what the product needs out of it' }
  }
  const from = placeOf(file, order)
  const to = placeOf(target, order)
  if (to.layer < 0) return null
  if (to.layer > from.layer) {
    return {
      what: `${from.layerName} imports ${target}, from further down tools/layer-order`,
      advice: 'move the shared part up, or hand it in from below as an argument',
    }
  }
  if (to.layerName === 'text' && from.layerName !== 'text') {
    return { what: `reaches into ${target}`, advice: 'import the package @luoshi/text by its name' }
  }
  return from.feature && to.feature ? featureFault(from.feature, to.feature, order.features) : null
}

function featureFault(from: string, to: string, features: readonly string[]): Fault | null {
  if (features.indexOf(to) <= features.indexOf(from)) return null
  return {
    what: `${from} imports ${to}, which stands below it in tools/feature-order`,
    advice: `let ${to} call ${from}, or follow the audit log`,
  }
}
