#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { outline } from '../document/outline.ts'
import { readDocument } from '../document/read.ts'
import { findDuties } from '../duties/find.ts'
import { dutyLine, dutyTable, outlineLines, outlineTable } from './print.ts'

const usage = `用法 Usage: luoshi-text outline|duties FILE… [--format table|jsonl]
  outline  条款结构 the clause tree
  duties   职责 the duties, with their actors, acts and times
FILE: TXT, MD, HTML, DOCX or PDF. Offsets count UTF-16 units: of the file as it stands for TXT and MD, else of its text.`

/** The text of a file; null, with a sentence on standard error, when it cannot be read. */
async function textOf(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error.code ?? 'error')
  if (typeof bytes === 'string') {
    console.error(
      `${path}: ${bytes === 'ENOENT' ? '没有这个文件 no such file' : `读不出 cannot be read (${bytes})`}`,
    )
    return null
  }
  const outcome = await readDocument(bytes, basename(path))
  if (!outcome.ok) {
    console.error(`${path}: ${outcome.refusal.zh} ${outcome.refusal.en} [${outcome.refusal.code}]`)
    return null
  }
  const { kind, encoding, text } = outcome.document
  // A text file's own offsets are worth more to a reader than a cleaned text.
  return kind === 'txt' || kind === 'md'
    ? new TextDecoder(encoding ?? 'utf-8', { ignoreBOM: true }).decode(bytes)
    : text
}

function print(command: string, format: string, path: string, text: string): string[] {
  const file = basename(path)
  if (command === 'outline')
    return format === 'jsonl' ? outlineLines(file, outline(text)) : outlineTable(file, text, outline(text))
  const duties = findDuties(text)
  return format === 'jsonl' ? duties.map((duty) => dutyLine(file, duty)) : dutyTable(file, duties)
}

/** Exit code: 0 all read, 1 some file could not be read, 2 wrong usage. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'table' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [command = '', ...paths] = positionals
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (
    !['outline', 'duties'].includes(command) ||
    paths.length === 0 ||
    !['table', 'jsonl'].includes(values.format)
  ) {
    console.error(usage)
    return 2
  }
  let failed = false
  for (const path of paths) {
    const text = await textOf(path)
    if (text === null) failed = true
    else for (const line of print(command, values.format, path, text)) console.log(line)
  }
  return failed ? 1 : 0
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may stop early (… | head).
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error && 'code' in error ? `${error.message}\n${usage}` : error)
  process.exitCode = 2
}
