import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Comment, type Program, parseSync } from 'oxc-parser'
import { importsOf, type ModuleImport } from './module-imports.ts'

/** One file of ours, read and parsed. Paths are relative to the project, with `/`. */
export interface SourceModule {
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
  readonly imports: readonly ModuleImport[]
  /** Line of an offset, from 1. */
  lineOf(offset: number): number
}

const roots = ['src', 'text', 'tools', 'tests', 'bench']
const notOurs = new Set(['node_modules', 'dist', 'artefacts'])
const codeFile = /\.(ts|tsx|mjs)$/

/** Every path of a file under the project's code folders, whatever its kind. */
export function listFiles(project: string): string[] {
  return roots.flatMap((root) => filesUnder(project, root))
}

function filesUnder(project: string, folder: string): string[] {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(path.join(project, folder))
  } catch {
    return []
  }
  return entries
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const place = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(project, place) : [place]
    })
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true })

/**
 * Reads and parses all code of a project.
 *
 * @throws Error when a file does not parse; the compiler names the place
 */
export function readModules(project: string): SourceModule[] {
  return listFiles(project)
    .filter((file) => codeFile.test(file))
    .map((file) => readModule(file, readFileSync(path.join(project, file), 'utf8')))
}

function readModule(file: string, text: string): SourceModule {
  const parsed = parseSync(file, text)
  const [broken] = parsed.errors
  if (broken) throw new Error(`${file}: ${broken.message}`)
  const lineOf = lineFinder(text)
  return {
    path: file,
    text,
    program: parsed.program,
    comments: parsed.comments,
    imports: importsOf(file, parsed, lineOf),
    lineOf,
  }
}

function lineFinder(text: string) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset: number) => {
    const after = starts.findIndex((start) => start > offset)
    return after < 0 ? starts.length : after
  }
}
