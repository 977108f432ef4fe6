import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { unitsAsOf } from '../features/organisation/store.ts'
import { createReport } from '../features/reports/actions.ts'
import { readWord } from '../features/reports/document/actions.ts'
import { readFigures } from '../features/reports/figures/actions.ts'
import { listTemplates } from '../features/reports/templates/actions.ts'
import { done, type Outcome, refused } from '../kernel/outcome/outcome.ts'
import type { ActionContext } from '../platform/action/context.ts'
import { createLog } from '../platform/log/log.ts'
import { openProgram } from '../server/open-program.ts'
import { type Command, type ExitCode, type Terminal, UsageProblem } from './command.ts'

export const command: Command = {
  usage:
    'report make --unit NAME|ID --period 2026-H1 --template half-year-summary --out FILE [--language zh|en]',
  summary: {
    zh: '按模板生成一份报告草稿，并写成 Word 文件',
    en: 'Make a draft report from a template and write it as a Word file',
  },
  run: async ([verb, ...parameters], terminal) => {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        unit: { type: 'string' },
        period: { type: 'string' },
        template: { type: 'string' },
        out: { type: 'string' },
        language: { type: 'string' },
      },
    })
    const { unit, period, template, out, language = terminal.language } = values
    if (verb !== 'make' || !unit || !period || !template || !out)
      throw new UsageProblem({
        zh: `用法：luoshi ${command.usage}`,
        en: `Usage: luoshi ${command.usage}`,
      })
    if (language !== 'zh' && language !== 'en')
      throw new UsageProblem({ zh: '--language 只能是 zh 或 en。', en: '--language is zh or en.' })
    return makeReport({ unit, period, template, out, language }, terminal)
  },
}

interface Asked {
  /** A unit's id, or the name it bears today. */
  readonly unit: string
  readonly period: string
  /** A template's key, id or name. */
  readonly template: string
  readonly out: string
  readonly language: 'zh' | 'en'
}

async function makeReport(
  asked: Asked,
  { environment, language, say, complain }: Terminal,
): Promise<ExitCode> {
  const program = await openProgram(environment, createLog({ level: 'warn' }))
  try {
    const context = await program.openContext()
    const made = await make(context, asked)
    if (!made.done) {
      complain(made.refusal.sentence[language])
      return 1
    }
    await writeFile(asked.out, made.value.content)
    const { name, figures } = made.value
    say(
      {
        zh: `已生成 ${name}：${figures} 个数据项，写到 ${asked.out}。报告以草稿保存，核对后可在“报告”页签发。`,
        en: `Made ${name}: ${figures} figures, written to ${asked.out}. The report is kept as a draft; issue it on the Reports page.`,
      }[language],
    )
    return 0
  } finally {
    await program.close()
  }
}

async function make(
  context: ActionContext,
  { unit, period, template, language }: Asked,
): Promise<Outcome<{ name: string; figures: number; content: Uint8Array }>> {
  const unitId = await unitOf(context, unit)
  if (!unitId.done) return unitId
  const templates = await listTemplates(context)
  if (!templates.done) return templates
  const chosen = templates.value.find(({ id, key, name }) => [id, key, name.zh, name.en].includes(template))
  if (chosen === undefined)
    return noTemplate(
      template,
      templates.value.map(({ key }) => key),
    )
  const report = await createReport(context, {
    unitId: unitId.value,
    templateId: chosen.id,
    periodKey: period,
    language,
  })
  if (!report.done) return report
  const figures = await readFigures(context, report.value.id)
  if (!figures.done) return figures
  const file = await readWord(context, report.value.id)
  return file.done ? done({ ...file.value, figures: figures.value.length }) : file
}

const noTemplate = (template: string, keys: readonly string[]) =>
  refused('report.template.not-found', {
    zh: `没有模板“${template}”。可用的有：${keys.join('、')}。`,
    en: `There is no template “${template}”. There are: ${keys.join(', ')}.`,
  })

/** A unit by its id or by the name it bears today; a name borne by several must be told apart by id. */
async function unitOf(context: ActionContext, asked: string): Promise<Outcome<string>> {
  const units = await unitsAsOf(context.database, context.scope, context.today().toString())
  const found = units.filter(({ id, name }) => id === asked || name === asked)
  const [only] = found
  if (only === undefined)
    return refused('report.unit-unknown', {
      zh: `没有名为“${asked}”的单位。`,
      en: `There is no unit “${asked}”.`,
    })
  if (found.length > 1)
    return refused('report.unit-ambiguous', {
      zh: `有 ${found.length} 个单位名为“${asked}”，请改用编号：${found.map(({ id }) => id).join('、')}。`,
      en: `${found.length} units are called “${asked}”; give one of their ids: ${found.map(({ id }) => id).join(', ')}.`,
    })
  return done(only.id)
}
