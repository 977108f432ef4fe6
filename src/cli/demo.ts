import { parseArgs } from 'node:util'
import { CannotStart } from '../platform/process/cannot-start.ts'
import { loadSample } from '../sample/load.ts'
import type { Program } from '../server/open-program.ts'
import type { Command, Terminal } from './command.ts'
import { serveUntilStopped } from './serve.ts'

export const command: Command = {
  usage: 'demo [--port 7180]',
  summary: {
    zh: '装入示例“青禾县教育局”（仅在系统为空时），然后启动程序',
    en: 'Load the sample district (only into an empty system), then start the program',
  },
  run: async (parameters, terminal) => {
    const { values } = parseArgs({ args: [...parameters], options: { port: { type: 'string' } } })
    const port = values.port === undefined ? {} : { LUOSHI_PORT: values.port }
    const asked = { ...terminal, environment: { ...terminal.environment, ...port } }
    return serveUntilStopped(asked, (program) => prepareSample(program, asked))
  },
}

/** Loads the district where there is nothing yet; a system that holds something is served as it is. */
async function prepareSample(program: Program, terminal: Terminal): Promise<void> {
  const { language, say } = terminal
  const began = performance.now()
  let told = ''
  const outcome = await loadSample(await program.openContext(), {
    report: ({ done, total, doing }) => {
      const share = total ? ` ${Math.floor((done / total) * 100)}%` : ''
      const line = `${doing?.[language] ?? ''}${process.stdout.isTTY ? share : ''}`
      const step = process.stdout.isTTY ? line : line.replace(/[:：].*$/u, '')
      if (step !== told) say(step)
      told = step
    },
  })
  if (outcome.done) {
    const { units, duties, assignments, activities } = outcome.value
    const seconds = Math.round((performance.now() - began) / 1000)
    say(
      {
        zh: `示例已装入：${units + 1} 个单位、${duties} 项职责、${assignments} 项分工、${activities} 条工作记录（${seconds} 秒）。`,
        en: `Sample loaded: ${units + 1} units, ${duties} duties, ${assignments} assignments, ${activities} records of work (${seconds} s).`,
      }[language],
    )
  } else if (outcome.refusal.code !== 'sample.not-empty')
    throw new CannotStart(outcome.refusal.code, outcome.refusal.sentence)
}
