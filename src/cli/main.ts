import { CannotStart } from '../platform/process/cannot-start.ts'
import { type Command, type ExitCode, languageOf, type Terminal, UsageProblem } from './command.ts'

/** A command's file is loaded when it is called, so that `help` needs nothing of the program. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  serve: () => import('./serve.ts'),
  demo: () => import('./demo.ts'),
  rule: () => import('./rule.ts'),
  report: () => import('./report.ts'),
  doctor: () => import('./doctor.ts'),
}

const terminal: Terminal = {
  environment: process.env,
  language: languageOf(process.env),
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
}

// Whoever reads us may have had enough (`luoshi doctor | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const help = async (): Promise<ExitCode> => {
  terminal.say(
    {
      zh: '落实 luoshi：制度变职责，记录一次，数字有据。\n',
      en: 'luoshi 落实: rules become duties, work is recorded once, numbers open their records.\n',
    }[terminal.language],
  )
  for (const load of Object.values(commands)) {
    const { command } = await load()
    terminal.say(`  luoshi ${command.usage}\n      ${command.summary[terminal.language]}`)
  }
  return 0
}

const run = async ([name, ...parameters]: readonly string[]): Promise<ExitCode> => {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help()
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load !== undefined) return (await load()).command.run(parameters, terminal)
  throw new UsageProblem({
    zh: `没有“${name}”这个命令。可用命令：${Object.keys(commands).join('、')}、help。`,
    en: `There is no command “${name}”. There are ${Object.keys(commands).join(', ')} and help.`,
  })
}

/** What went wrong, as an exit code; a bug keeps its trace, for whoever mends it. */
const explain = (error: unknown): ExitCode => {
  if (error instanceof UsageProblem || error instanceof CannotStart) {
    terminal.complain(error.sentence[terminal.language])
    return error instanceof UsageProblem ? 2 : 1
  }
  // node:util's parseArgs throws these for options that it does not know.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    terminal.complain({ zh: `参数有误：${error.message}`, en: error.message }[terminal.language])
    return 2
  }
  terminal.complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

process.exitCode = await run(process.argv.slice(2)).catch(explain)
