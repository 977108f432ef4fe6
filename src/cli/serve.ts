import { parseArgs } from 'node:util'
import { createLog } from '../platform/log/log.ts'
import { type RunningServer, type ServeOptions, startServer } from '../server/serve.ts'
import type { Command, ExitCode, Terminal } from './command.ts'

export const command: Command = {
  usage: 'serve [--port 7180]',
  summary: { zh: '启动程序，在浏览器中使用', en: 'Start the program, to be used in a browser' },
  run: async (parameters, terminal) => {
    const { values } = parseArgs({ args: [...parameters], options: { port: { type: 'string' } } })
    const port = values.port === undefined ? {} : { LUOSHI_PORT: values.port }
    return serveUntilStopped({ ...terminal, environment: { ...terminal.environment, ...port } })
  },
}

const READY = { zh: '已就绪：', en: 'Ready: ' }
const HOW_TO_STOP = { zh: '按 Ctrl-C 停止。', en: 'Press Ctrl-C to stop.' }
const STOPPING = { zh: '正在停止……', en: 'Stopping …' }

/** Serves until a signal asks to stop; a second signal does not wait for what is under way. */
export const serveUntilStopped = async (
  { environment, language, say }: Terminal,
  prepare?: ServeOptions['prepare'],
): Promise<ExitCode> => {
  const log = createLog({
    level: environment['LUOSHI_LOG_LEVEL'] ?? (process.stderr.isTTY ? 'warn' : 'info'),
  })
  const asked = untilAsked()
  const server = await startServer({ environment, log, ...(prepare === undefined ? {} : { prepare }) })
  say(`${READY[language]}${server.address}`)
  if (process.stdout.isTTY) say(HOW_TO_STOP[language])
  await asked
  say(STOPPING[language])
  await stopOrLeave(server)
  return 0
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Resolves at the first request to stop. Listening begins at once: one that comes while we start is not lost.
 */
const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve())
  })

const stopOrLeave = async (server: RunningServer): Promise<void> => {
  // The database survives this: its watchdog shuts it down in order.
  for (const signal of SIGNALS) process.on(signal, () => process.exit(1))
  await server.stop()
  for (const signal of SIGNALS) process.removeAllListeners(signal)
}
