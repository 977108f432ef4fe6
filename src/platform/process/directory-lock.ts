import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf, isAlive } from './process-identity.ts'

/** Who holds a directory, as written in its lock file. */
export interface LockHolder {
  readonly pid: number
  /** Boot and start time of the process; absent where the system does not tell. */
  readonly birth?: string
  /** Where the holder can be reached, e.g. `http://127.0.0.1:7180`, once it is known. */
  readonly address?: string
}

export interface DirectoryLock {
  /** Writes where this program can be reached, so that a second one can say it. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

export type LockResult =
  | { readonly taken: true; readonly lock: DirectoryLock }
  | { readonly taken: false; readonly holder: LockHolder }

const LOCK_FILE = 'program.lock'
const TAKING_DIRECTORY = 'program.lock.taking'
/** Looking at a lock takes milliseconds; whoever is still at it after this long (ms) was killed. */
const TAKING_IS_ABANDONED_AFTER = 5_000

/**
 * Takes a directory for this process alone. A lock left by a process that is gone (kill -9, power cut) is
 * taken over without further ado, because the file names the process with its start time.
 */
export const lockDirectory = (directory: string): Promise<LockResult> =>
  whileTaking(directory, async () => {
    const holder = await liveHolderOf(directory)
    if (holder !== undefined) return { taken: false, holder }
    const birth = await birthOf(process.pid)
    const self: LockHolder = { pid: process.pid, ...(birth === undefined ? {} : { birth }) }
    await writeHolder(directory, self)
    return {
      taken: true,
      lock: {
        announce: (address) => writeHolder(directory, { ...self, address }),
        release: () => rm(join(directory, LOCK_FILE), { force: true }),
      },
    }
  })

/** The running process that holds a directory, or undefined when none does. */
export const liveHolderOf = async (directory: string): Promise<LockHolder | undefined> => {
  const holder = await readHolder(directory)
  if (holder === undefined || !isAlive(holder.pid)) return undefined
  const birth = await birthOf(holder.pid)
  const isAnother = holder.birth !== undefined && birth !== undefined && holder.birth !== birth
  return isAnother ? undefined : holder
}

const readHolder = async (directory: string): Promise<LockHolder | undefined> => {
  try {
    const holder: unknown = JSON.parse(await readFile(join(directory, LOCK_FILE), 'utf8'))
    return typeof holder === 'object' && holder !== null && 'pid' in holder && typeof holder.pid === 'number'
      ? (holder as LockHolder)
      : undefined
  } catch {
    return undefined
  }
}

const writeHolder = async (directory: string, holder: LockHolder): Promise<void> => {
  const path = join(directory, LOCK_FILE)
  await writeFile(`${path}.${process.pid}`, JSON.stringify(holder), { mode: 0o600 })
  await rename(`${path}.${process.pid}`, path)
}

/**
 * Lets one program at a time look at the lock and take it: `mkdir` is the only test-and-set that every file
 * system has.
 */
const whileTaking = async <Result>(directory: string, work: () => Promise<Result>): Promise<Result> => {
  const taking = join(directory, TAKING_DIRECTORY)
  for (;;) {
    try {
      await mkdir(taking)
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (await isAbandoned(taking)) await rmdir(taking).catch(() => undefined)
      else await sleep(20)
    }
  }
  try {
    return await work()
  } finally {
    await rmdir(taking).catch(() => undefined)
  }
}

const isAbandoned = async (path: string): Promise<boolean> => {
  try {
    return Date.now() - (await stat(path)).mtimeMs > TAKING_IS_ABANDONED_AFTER
  } catch {
    return false
  }
}
