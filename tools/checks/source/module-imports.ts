import path from 'node:path'
import { type ParseResult, Visitor } from 'oxc-parser'

/** What a file imports or re-exports, at which line. */
export interface ModuleImport {
  readonly specifier: string
  /** Project path of the file meant; null for a package. */
  readonly target: string | null
  /** Nothing of it is left when types are stripped. */
  readonly typeOnly: boolean
  /** What it takes, by the names it has over there; empty for all other ways of importing. */
  readonly names: readonly string[]
  readonly line: number
}

type Found = { specifier: string; typeOnly: boolean; names?: string[]; start: number }

/**
 * All ways in which a module reaches another: import, export from, `import()` and `import('…').Type`.
 *
 * @param file project path of the importing file
 */
export function importsOf(
  file: string,
  parsed: ParseResult,
  lineOf: (offset: number) => number,
): ModuleImport[] {
  return [...staticImports(parsed), ...otherImports(parsed)].map(({ specifier, typeOnly, names, start }) => ({
    specifier,
    target: specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null,
    typeOnly,
    names: names ?? [],
    line: lineOf(start),
  }))
}

function staticImports({ module }: ParseResult): Found[] {
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    names: entries.map(({ importName }) => importName.name ?? '*'),
    start,
  }))
  const exports = module.staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType, start }] : [],
    ),
  )
  return [...imports, ...exports]
}

function otherImports({ program }: ParseResult): Found[] {
  const found: Found[] = []
  new Visitor({
    ImportExpression({ source, start }) {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        found.push({ specifier: source.value, typeOnly: false, start })
      }
    },
    TSImportType({ source, start }) {
      found.push({ specifier: source.value, typeOnly: true, start })
    },
  }).visit(program)
  return found
}
