import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../../process/cannot-start.ts'
import type { Binaries } from './binaries.ts'
import { childOptions } from './child.ts'
import { hasEnded, readPostmasterNote, signalFastShutdown } from './orphan.ts'
import type { Placement } from './placement.ts'
import { type Durability, type Endpoint, settingsFor } from './settings.ts'

/** A running PostgreSQL that this process started. */
export interface Postmaster {
  readonly pid: number
  /** Resolves when the server has ended, asked for or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const RECOVERY_TAKES_AT_MOST = 120_000
const SHUTDOWN_TAKES_AT_MOST = 30_000
/** Bytes after which the server's own log begins anew; one older file is kept. */
const LOG_TURNS_AT = 10 * 1024 * 1024

/**
 * Starts PostgreSQL and returns when it takes connections (40 ms, longer when it has to recover after a power
 * cut).
 */
export const startPostmaster = async (
  placement: Placement,
  binaries: Binaries,
  endpoint: Endpoint,
  durability: Durability,
): Promise<Postmaster> => {
  const log = await openLog(placement.logFile)
  const child = spawn(binaries.postgres, ['-D', placement.cluster, ...settingsFor(endpoint, durability)], {
    ...childOptions(placement.user),
    stdio: ['ignore', log.fd, log.fd],
    // A session of its own: Ctrl-C reaches us alone, and requests are finished before the database goes.
    detached: process.platform !== 'win32',
  })
  await log.close()
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const pid = await untilReady(child, placement)
  letGo(child)
  const watchdog = startWatchdog(pid, placement)
  void ended.then(() => watchdog?.kill('SIGKILL'))
  return {
    pid,
    ended,
    stop: () => {
      // From here on the end of the child is what we wait for.
      child.ref()
      return stopPostmaster(pid, placement, binaries)
    },
  }
}

const openLog = async (path: string) => {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_TURNS_AT) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}

const untilReady = async (child: ChildProcess, placement: Placement): Promise<number> => {
  const end = performance.now() + RECOVERY_TAKES_AT_MOST
  let failure: unknown
  child.once('error', (error) => {
    failure = error
  })
  for (;;) {
    const note = await readPostmasterNote(placement.cluster)
    if (child.pid !== undefined && note?.pid === child.pid && note.isReady) return child.pid
    const isGone = failure !== undefined || child.exitCode !== null || child.signalCode !== null
    if (isGone || performance.now() > end) {
      child.kill('SIGQUIT')
      throw await startFailure(placement, failure)
    }
    await sleep(5)
  }
}

const startFailure = async (placement: Placement, cause: unknown): Promise<CannotStart> => {
  const lines = (await readFile(placement.logFile, 'utf8').catch(() => '')).trim().split('\n')
  const reason = cause instanceof Error ? cause.message : lines.slice(-5).join('\n')
  return new CannotStart(
    'database.start',
    {
      zh: `内置数据库没有启动成功。日志 ${placement.logFile} 的最后几行：\n${reason}`,
      en: `The embedded database did not start. Last lines of its log ${placement.logFile}:\n${reason}`,
    },
    cause,
  )
}

/**
 * A shell that waits for our end and then stops the server: its input is a pipe from us, which the system
 * closes however we die. So kill -9 leaves nothing running. (Where there is no shell, the next start stops
 * what was left.)
 */
const startWatchdog = (pid: number, placement: Placement): ChildProcess | undefined => {
  if (process.platform === 'win32') return undefined
  const watchdog = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'luoshi-watchdog', String(pid)], {
    ...childOptions(placement.user),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watchdog.once('error', () => undefined)
  watchdog.stdin?.on('error', () => undefined)
  letGo(watchdog)
  return watchdog
}

/** A child that does not keep our process alive: whoever opened the database decides how long we live. */
const letGo = (child: ChildProcess): void => {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

const stopPostmaster = async (pid: number, placement: Placement, binaries: Binaries): Promise<void> => {
  await signalFastShutdown(pid, placement, binaries).catch(() => undefined)
  if (await hasEnded(pid, SHUTDOWN_TAKES_AT_MOST)) return
  // Everything committed is in the log on disk; the next start reads it back.
  process.kill(pid, 'SIGQUIT')
  await hasEnded(pid, SHUTDOWN_TAKES_AT_MOST)
}
