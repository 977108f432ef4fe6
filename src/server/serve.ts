import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { createApplication } from '../platform/http/application.ts'
import { allowedHostsFor } from '../platform/http/same-site.ts'
import { startJobs } from '../platform/jobs/scheduler.ts'
import { CannotStart } from '../platform/process/cannot-start.ts'
import { api, jobsOf } from './compose.ts'
import { openProgram, type Program } from './open-program.ts'

export interface RunningServer {
  /** e.g. `http://127.0.0.1:7180` */
  readonly address: string
  readonly program: Program
  /** Finishes what is under way (10 seconds at most), then jobs, database and all. */
  stop(): Promise<void>
}

export interface ServeOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly log: Logger
  /** Done after the database is open and before anybody can ask: loading a sample, say. */
  readonly prepare?: (program: Program) => Promise<void>
}

const USUAL_PORT = 7180
const HOST = '127.0.0.1'
const LAST_REQUESTS_TAKE = 10_000
/** A whole request, body included, has arrived by then (ms). */
const REQUEST_ARRIVES_IN = 120_000
const project = resolve(import.meta.dirname, '../..')

/**
 * Starts everything, in this order: database, tables, tenant, jobs, doors. Throws `CannotStart` with what to
 * do.
 */
export const startServer = async ({ environment, log, prepare }: ServeOptions): Promise<RunningServer> => {
  const port = portOf(environment)
  const program = await openProgram(environment, log)
  try {
    await prepare?.(program)
    const { server, address } = await openDoors(program, port, environment, log)
    await program.announce(address)
    const jobs = startJobs(jobsOf(program.database, program.openContext), log)
    log.info({ address, database: program.description }, 'ready')
    return {
      address,
      program,
      stop: async () => {
        await closeDoors(server)
        await jobs.stop()
        await program.close()
        log.info('stopped')
      },
    }
  } catch (error) {
    await program.close()
    throw error
  }
}

const portOf = (environment: NodeJS.ProcessEnv): number => {
  const text = environment['LUOSHI_PORT'] || String(USUAL_PORT)
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new CannotStart('server.port', {
    zh: `LUOSHI_PORT 的值“${text}”不是端口号（0–65535）。`,
    en: `LUOSHI_PORT is “${text}”, which is not a port (0–65535).`,
  })
}

const openDoors = async (program: Program, port: number, environment: NodeJS.ProcessEnv, log: Logger) => {
  let hosts: ReadonlySet<string> = new Set()
  const { version } = JSON.parse(await readFile(resolve(project, 'package.json'), 'utf8')) as {
    version: string
  }
  const application = createApplication({
    api,
    openContext: program.openContext,
    log,
    allowedHosts: () => hosts,
    webDirectory: resolve(project, 'dist', 'web'),
    isReady: async () => {
      await sql`select 1`.execute(program.database)
      return true
    },
    version,
  })
  // The listener would cut off a refused upload after half a second; Node itself reads the rest and forgets
  // it.
  const listener = getRequestListener(application.fetch, { autoCleanupIncoming: false })
  const server = createServer(
    { requestTimeout: REQUEST_ARRIVES_IN },
    (request, response) => void listener(request, response),
  )
  const actual = await listen(server, port)
  hosts = allowedHostsFor(actual, environment)
  return { server, address: `http://${HOST}:${actual}` }
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolvePort, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portBusy(port) : error),
    )
    server.listen(port, HOST, () => resolvePort((server.address() as AddressInfo).port))
  })

const portBusy = (port: number): CannotStart =>
  new CannotStart('server.port-busy', {
    zh: `端口 ${port} 已被其他程序占用。请停止那个程序，或用 LUOSHI_PORT 指定另一个端口（如 LUOSHI_PORT=${port + 1}）。`,
    en: `Port ${port} is taken by another program. Stop that one, or name another port by LUOSHI_PORT (say LUOSHI_PORT=${port + 1}).`,
  })

const closeDoors = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolveClosed) => {
    server.close(() => resolveClosed())
  })
  const impatient = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_TAKE)
  await closed
  clearTimeout(impatient)
}
