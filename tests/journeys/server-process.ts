import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** A cold start makes a database cluster; on a busy machine that takes its time. */
const startWithin = 90_000
const stopWithin = 20_000
const keptOutput = 20_000

export interface ServerProcess {
  readonly address: string
  /** Holds the database and the files. */
  readonly dataDirectory: string
  /** The newest of what it printed. */
  output(): string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again, on the same data and at the same address. */
  start(): Promise<void>
  /** Stops it as an operator would, and takes its data away. */
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts the real server on an empty data directory of its own and waits until it is ready. */
export async function startServer(): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-journey-'))
  // As root the database runs as another user, who must be able to reach its files.
  await chmod(folder, 0o755)
  const dataDirectory = join(folder, 'data')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-keptOutput)
  }
  let child: ChildProcess | undefined
  const start = async () => {
    child = launch(port, dataDirectory, keep)
    await waitUntilReady(address, child)
  }
  const stop = async () => {
    if (child !== undefined) await end(child, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw new Error(`${String(error)}\n${output}`, { cause: error })
  }
  return {
    address,
    dataDirectory,
    output: () => output,
    kill: async () => {
      if (child !== undefined) await end(child, 'SIGKILL')
    },
    start,
    stop,
  }
}

function launch(port: number, dataDirectory: string, keep: (chunk: Buffer) => void): ChildProcess {
  // A database of the machine's own would not be empty.
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve', '--port', String(port)], {
    cwd: project,
    env: { ...environment, LUOSHI_DATA: dataDirectory, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return child
}

async function waitUntilReady(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + startWithin
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
    const ready = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (ready?.ok === true) return
    await pause(100)
  }
  throw new Error(`the server was not ready within ${startWithin / 1000} s`)
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const patience = setTimeout(() => child.kill('SIGKILL'), stopWithin)
  await ended
  clearTimeout(patience)
}
