import { resolve } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { AnyDatabase } from '../action/context.ts'
import { CannotStart } from '../process/cannot-start.ts'
import { startEmbeddedServer } from './embedded/embedded-server.ts'
import { statementNamer } from './named-statements.ts'
import { valueTypes } from './value-parsers.ts'

type Say = (event: string, facts: Readonly<Record<string, unknown>>) => void

export interface DatabaseOptions {
  /** Address of a PostgreSQL ≥ 15; without it the embedded one is started on `dataDirectory`. */
  readonly url?: string | undefined
  readonly dataDirectory: string
  readonly environment?: NodeJS.ProcessEnv
  /** Most connections at a time. */
  readonly connections?: number
  readonly say?: Say
}

export interface OpenDatabase {
  readonly database: AnyDatabase
  /** What runs, for people: version, and where. */
  readonly description: string
  /** Lets a second program say where this one can be reached (embedded only). */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

const OLDEST_VERSION = 15

/** The data directory by `LUOSHI_DATA`, or `.luoshi` in the project. */
export const dataDirectoryOf = (environment: NodeJS.ProcessEnv): string =>
  resolve(environment['LUOSHI_DATA'] || resolve(import.meta.dirname, '../../..', '.luoshi'))

/** Options as the environment gives them (`DATABASE_URL`, `LUOSHI_DATA`). */
export const databaseOptionsOf = (environment: NodeJS.ProcessEnv): DatabaseOptions => ({
  url: environment['DATABASE_URL'] || undefined,
  dataDirectory: dataDirectoryOf(environment),
  environment,
})

/** Opens the database: by its address, or the embedded one. Throws `CannotStart` with what to do. */
export const openDatabase = async (options: DatabaseOptions): Promise<OpenDatabase> => {
  const say = options.say ?? (() => undefined)
  if (options.url !== undefined) return openByUrl(options.url, options, say)
  const server = await startEmbeddedServer({ ...options, say })
  const opened = connect(server.connection, options.connections ?? 10, say)
  return {
    database: opened.database,
    description: `PostgreSQL ${await opened.version()} (${server.placement.cluster})`,
    announce: server.announce,
    close: async () => {
      await opened.close()
      await server.stop()
    },
  }
}

const openByUrl = async (url: string, options: DatabaseOptions, say: Say): Promise<OpenDatabase> => {
  const opened = connect({ connectionString: url }, options.connections ?? 10, say)
  try {
    const version = await opened.version()
    if (Number.parseInt(version, 10) < OLDEST_VERSION) throw tooOld(version)
    return {
      database: opened.database,
      description: `PostgreSQL ${version} (${withoutPassword(url)})`,
      announce: async () => undefined,
      close: opened.close,
    }
  } catch (error) {
    await opened.close()
    throw error instanceof CannotStart ? error : unreachable(url, error)
  }
}

/** A pool with our parsers and settings behind Kysely. `close` waits for what runs, 10 seconds at most. */
export const connect = (config: pg.PoolConfig, connections: number, say: Say = () => undefined) => {
  const name = statementNamer()
  // The pool waits for what this returns, though its types say that nothing is returned.
  const makeReady: (client: pg.ClientBase) => unknown = (client) => prepareClient(client, name, say)
  const pool = new pg.Pool({
    ...config,
    max: connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: valueTypes,
    application_name: 'luoshi',
    onConnect: makeReady,
  })
  pool.on('error', () => undefined)
  // biome-ignore lint/suspicious/noExplicitAny: each feature's store narrows it to its own tables
  const database: AnyDatabase = new Kysely<any>({ dialect: new PostgresDialect({ pool }) })
  return {
    database,
    version: async (): Promise<string> => {
      const { rows } = await pool.query<{ server_version: string }>('show server_version')
      return rows[0]?.server_version ?? ''
    },
    close: async (): Promise<void> => {
      await Promise.race([database.destroy(), patience(10_000)])
    },
  }
}

const prepareClient = async (
  client: pg.ClientBase,
  name: (client: pg.ClientBase) => void,
  say: Say,
): Promise<void> => {
  // The pool listens only while a connection is idle; one that breaks in use would end the process,
  // though its query fails as well.
  client.on('error', (error) => say('a database connection broke', { error: error.message }))
  // A client that went away in mid-transaction must not hold its locks for ever.
  await client.query(`set timezone = 'UTC'; set idle_in_transaction_session_timeout = '60s'`)
  name(client)
}

const patience = (milliseconds: number): Promise<void> =>
  new Promise((pass) => {
    setTimeout(pass, milliseconds).unref()
  })

/** An address as it may be shown and logged. */
export const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const parsed = new URL(url)
  return `${parsed.host}${parsed.pathname}`
}

const tooOld = (version: string): CannotStart =>
  new CannotStart('database.too-old', {
    zh: `数据库版本是 PostgreSQL ${version}，需要 ${OLDEST_VERSION} 或更高。`,
    en: `The database is PostgreSQL ${version}; ${OLDEST_VERSION} or later is needed.`,
  })

const unreachable = (url: string, error: unknown): CannotStart => {
  const reason = error instanceof Error ? error.message || error.name : String(error)
  return new CannotStart(
    'database.unreachable',
    {
      zh: `连不上数据库 ${withoutPassword(url)}（${reason}）。请检查 DATABASE_URL 和数据库是否在运行。`,
      en: `The database ${withoutPassword(url)} cannot be reached (${reason}). Check DATABASE_URL and whether the database runs.`,
    },
    error,
  )
}
