import pg from 'pg'
import { CannotStart } from '../../process/cannot-start.ts'
import { type DirectoryLock, type LockHolder, lockDirectory } from '../../process/directory-lock.ts'
import { findBinaries, reachableBinaries } from './binaries.ts'
import { CLUSTER_USER, ensureCluster } from './cluster.ts'
import { chooseEndpoint, clearEndpoint, removeEndpoint } from './endpoint.ts'
import { keepRunning } from './keep-running.ts'
import { stopOrphan } from './orphan.ts'
import { type Placement, placeDatabase } from './placement.ts'
import { startPostmaster } from './postmaster.ts'
import type { Durability, Endpoint } from './settings.ts'

export interface EmbeddedOptions {
  /** Where all of the program's data lies; created when missing. */
  readonly dataDirectory: string
  readonly durability?: Durability
  readonly environment?: NodeJS.ProcessEnv
  /** Told what an operator may want to know: where the cluster lies, an orphan stopped, a restart. */
  readonly say?: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** A PostgreSQL server of our own, held by this process. */
export interface EmbeddedServer {
  /** How `pg` connects to the program's database. */
  readonly connection: Endpoint & {
    readonly user: string
    readonly password: string
    readonly database: string
  }
  readonly placement: Placement
  /** Writes the program's address into the lock, so that a second program can say it. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

const DATABASE = 'luoshi'

/**
 * Starts PostgreSQL on a data directory that no other program uses; makes the cluster on first use, stops
 * what a killed run left behind, and starts the server again should it die. Throws `CannotStart` with what to
 * do.
 */
export const startEmbeddedServer = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const placement = await placeOrExplain(options.dataDirectory)
  const locked = await lockDirectory(placement.dataDirectory)
  if (!locked.taken) throw inUse(placement, locked.holder)
  try {
    return await startLocked(placement, locked.lock, options)
  } catch (error) {
    await locked.lock.release()
    throw error
  }
}

const startLocked = async (
  placement: Placement,
  lock: DirectoryLock,
  { durability = 'durable', environment = process.env, say = () => undefined }: EmbeddedOptions,
): Promise<EmbeddedServer> => {
  const binaries = await reachableBinaries(
    await findBinaries(environment),
    placement.user,
    placement.reachable,
  )
  if (placement.reachable !== placement.dataDirectory)
    say('database placed where its user can reach it', {
      cluster: placement.cluster,
      user: placement.user?.name,
    })
  const password = await ensureCluster(placement, binaries, durability)
  const endpoint = await chooseEndpoint(placement)
  const start = async () => {
    if ((await stopOrphan(placement, binaries)) === 'stopped')
      say('stopped a database left running by an earlier program', { cluster: placement.cluster })
    await clearEndpoint(endpoint)
    return startPostmaster(placement, binaries, endpoint, durability)
  }
  const keeper = await keepRunning(start, say)
  const connection = { ...endpoint, user: CLUSTER_USER, password, database: DATABASE }
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await keeper.stop()
    throw error
  }
  return {
    connection,
    placement,
    announce: lock.announce,
    stop: async () => {
      await keeper.stop()
      await removeEndpoint(endpoint)
      await lock.release()
    },
  }
}

const placeOrExplain = async (directory: string): Promise<Placement> => {
  try {
    return await placeDatabase(directory)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(
      'database.directory',
      {
        zh: `数据目录 ${directory} 不能建立或写入。请检查权限，或用 LUOSHI_DATA 指定另一个目录。`,
        en: `The data directory ${directory} cannot be made or written. Check its permissions, or name another by LUOSHI_DATA.`,
      },
      error,
    )
  }
}

const inUse = (placement: Placement, holder: LockHolder): CannotStart => {
  const at = holder.address === undefined ? '' : ` ${holder.address}`
  return new CannotStart('database.in-use', {
    zh: `另一个落实程序（进程 ${holder.pid}${at}）正在使用数据目录 ${placement.dataDirectory}。请直接使用它，或先停止它，或用 LUOSHI_DATA 指定另一个目录。`,
    en: `Another Luoshi (process ${holder.pid}${at}) is using the data directory ${placement.dataDirectory}. Use that one, stop it first, or name another directory by LUOSHI_DATA.`,
  })
}

/** The program's own database beside PostgreSQL's `postgres`; made on first use. */
const ensureDatabase = async (connection: EmbeddedServer['connection']): Promise<void> => {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
