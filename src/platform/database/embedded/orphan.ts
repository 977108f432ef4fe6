import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../../process/cannot-start.ts'
import { commandLineOf, isAlive, isListed } from '../../process/process-identity.ts'
import type { Binaries } from './binaries.ts'
import { runToEnd } from './child.ts'
import type { Placement } from './placement.ts'

/** What PostgreSQL writes into `postmaster.pid`. */
export interface PostmasterNote {
  readonly pid: number
  readonly isReady: boolean
}

/** The note of the postmaster that runs, or ran, on a cluster. */
export const readPostmasterNote = async (cluster: string): Promise<PostmasterNote | undefined> => {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined
}

/** Milliseconds a postmaster is given to finish its shutdown (it writes what memory holds). */
const SHUTDOWN_TAKES_AT_MOST = 60_000

/**
 * Stops a postmaster that a killed program left behind; whoever calls this holds the data directory, so
 * nobody else uses it. A note whose process id now belongs to something else is removed, and that process is
 * left alone.
 */
export const stopOrphan = async (placement: Placement, binaries: Binaries): Promise<'none' | 'stopped'> => {
  const note = await readPostmasterNote(placement.cluster)
  if (note === undefined) return 'none'
  if (!isAlive(note.pid)) {
    // PostgreSQL takes a zombie for a running server. That the dead one's processes are gone it checks by
    // their shared memory.
    if (isListed(note.pid)) await removeNote(placement)
    return 'none'
  }
  const line = await commandLineOf(note.pid)
  // Where the system shows no command lines (Windows) the note is believed; elsewhere this one has just
  // ended.
  if (line === undefined && process.platform !== 'win32') return 'none'
  if (line !== undefined && !line.includes(placement.cluster)) {
    await removeNote(placement)
    return 'none'
  }
  await signalFastShutdown(note.pid, placement, binaries)
  if (await hasEnded(note.pid, SHUTDOWN_TAKES_AT_MOST)) return 'stopped'
  throw new CannotStart('database.orphan', {
    zh: `上次遗留的数据库进程（${note.pid}）在一分钟内没有停下。请结束该进程后再启动。`,
    en: `A database process left behind by an earlier run (${note.pid}) did not stop within a minute. End it and start again.`,
  })
}

const removeNote = ({ cluster }: Placement): Promise<void> =>
  rm(join(cluster, 'postmaster.pid'), { force: true })

/** Asks a postmaster to break off what runs, write everything, and end. */
export const signalFastShutdown = async (
  pid: number,
  placement: Placement,
  binaries: Binaries,
): Promise<void> => {
  // Windows knows no SIGINT for another process: Node would kill it outright.
  if (process.platform === 'win32')
    await runToEnd(
      binaries.pgCtl,
      ['stop', '--mode=fast', '--no-wait', '-D', placement.cluster],
      placement.user,
    )
  else process.kill(pid, 'SIGINT')
}

/** Waits until a process is gone; false when it is still there after `limit` milliseconds. */
export const hasEnded = async (pid: number, limit: number): Promise<boolean> => {
  const end = performance.now() + limit
  while (isAlive(pid)) {
    if (performance.now() > end) return false
    await sleep(10)
  }
  return true
}
