import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { readPostmasterNote } from '../../../src/platform/database/embedded/orphan.ts'
import { choosePlacement } from '../../../src/platform/database/embedded/placement.ts'

const MAIN = resolve(import.meta.dirname, '../../../src/cli/main.ts')
/** Milliseconds; recovery reads back what the killed one had not yet written. */
const START_TAKES_AT_MOST = 60_000

/** The program as a user starts it: a process of its own, with the embedded database below it. */
export interface ServerProcess {
  readonly address: string
  /** Milliseconds until it said that it was ready. */
  readonly startTook: number
  /** kill -9 of the program; resolves when it is gone. */
  kill(): Promise<void>
  /** kill -9 of PostgreSQL's first process. */
  killDatabase(): Promise<void>
}

/** Starts the program on a data directory. Throws when it ends or is not ready in time. */
export async function startServerProcess(dataDirectory: string): Promise<ServerProcess> {
  const started = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: {
      PATH: process.env['PATH'],
      LANG: 'zh_CN.UTF-8',
      LUOSHI_DATA: dataDirectory,
      LUOSHI_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await readyAddress(child)
  return {
    address,
    startTook: Math.round(performance.now() - started),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    killDatabase: async () => {
      const { cluster } = await choosePlacement(dataDirectory)
      const note = await readPostmasterNote(cluster)
      if (note !== undefined) killIfAlive(note.pid)
    },
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output')
  const late = setTimeout(() => child.kill('SIGKILL'), START_TAKES_AT_MOST)
  const lines = createInterface(child.stdout)
  for await (const line of lines) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (address === undefined) continue
    clearTimeout(late)
    child.stdout.resume()
    return address
  }
  clearTimeout(late)
  throw new Error(`the server did not start: exit code ${child.exitCode}, signal ${child.signalCode}`)
}

const killIfAlive = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
