import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { proposeDuties } from '../features/duties/review/proposal/actions.ts'
import { importRulebook } from '../features/rulebooks/import/actions.ts'
import { importDetailsSchema, rulebookKinds } from '../features/rulebooks/model.ts'
import { createLog } from '../platform/log/log.ts'
import { openProgram } from '../server/open-program.ts'
import { type Command, type ExitCode, type Terminal, UsageProblem } from './command.ts'

const LARGEST_FILE = 20 * 1024 * 1024

export const command: Command = {
  usage:
    'rule import FILE [--title T] [--issuer I] [--kind law|regulation|internal] [--effective YYYY-MM-DD]',
  summary: {
    zh: '导入一部制度（TXT、MD、HTML、DOCX、PDF），并把识别出的职责放到审订台',
    en: 'Import a rule text and lay the duties that are found on the review desk',
  },
  run: async ([verb, ...parameters], terminal) => {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        issuer: { type: 'string' },
        kind: { type: 'string' },
        effective: { type: 'string' },
      },
    })
    const [file, ...more] = positionals
    if (verb !== 'import' || file === undefined || more.length > 0)
      throw new UsageProblem({
        zh: '用法：luoshi rule import 文件 [--effective 2026-01-01]',
        en: 'Usage: luoshi rule import FILE [--effective 2026-01-01]',
      })
    return importFile(file, values, terminal)
  },
}

type Values = { readonly [name in 'title' | 'issuer' | 'kind' | 'effective']?: string | undefined }

const detailsOf = (values: Values, today: string) => {
  const details = importDetailsSchema.safeParse({
    title: values.title,
    issuer: values.issuer ?? '',
    kind: values.kind ?? 'internal',
    effectiveFrom: values.effective ?? today,
  })
  if (details.success) return details.data
  const field = String(details.error.issues[0]?.path[0] ?? '')
  throw new UsageProblem({
    zh: `参数有误：${field}。类别只能是 ${rulebookKinds.join('、')}；日期写作 2026-01-01。`,
    en: `Check ${field}: kinds are ${rulebookKinds.join(', ')}; a day is written 2026-01-01.`,
  })
}

async function importFile(
  file: string,
  values: Values,
  { environment, language, say, complain }: Terminal,
): Promise<ExitCode> {
  const bytes = await bytesOf(file)
  const program = await openProgram(environment, createLog({ level: 'warn' }))
  try {
    const context = await program.openContext()
    const details = detailsOf(values, context.today().toString())
    const imported = await importRulebook(context, { fileName: basename(file), bytes }, details)
    if (!imported.done) {
      complain(imported.refusal.sentence[language])
      return 1
    }
    const { versionId, title, clauseCount, excludedCount } = imported.value
    const found = await proposeDuties(context, versionId)
    const duties = found.done ? found.value.proposed : 0
    say(
      {
        zh: `已导入《${title}》：${clauseCount} 个条款，识别出 ${duties} 项职责待审订，${excludedCount} 个条款不能成为职责。`,
        en: `Imported “${title}”: ${clauseCount} clauses, ${duties} duties to review, ${excludedCount} clauses that become no duty.`,
      }[language],
    )
    return 0
  } finally {
    await program.close()
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile())
    throw new UsageProblem({ zh: `找不到文件：${file}`, en: `There is no such file: ${file}` })
  if (found.size > LARGEST_FILE)
    throw new UsageProblem({
      zh: `文件超过 ${LARGEST_FILE / 1024 / 1024} MB，不能导入。`,
      en: `The file is larger than ${LARGEST_FILE / 1024 / 1024} MB and cannot be imported.`,
    })
  return readFile(file)
}
