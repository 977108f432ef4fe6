import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

/** Work that comes back, within this process. */
export interface Job {
  readonly name: string
  /** Milliseconds from the end of one run to the start of the next, so that runs never overlap. */
  readonly pause: number
  /** Stops soon after `signal` is aborted; what it leaves is done by the next run. */
  run(signal: AbortSignal): Promise<unknown>
}

export interface RunningJobs {
  /** Returns when the runs under way have ended. */
  stop(): Promise<void>
}

/**
 * After failures the pause grows up to this (ms): a database that is down need not be asked twice a second.
 */
const LONGEST_PAUSE = 60_000

/**
 * Starts every job at once and keeps it going; a run that throws is logged and tried again, at first soon and
 * then less often.
 */
export const startJobs = (jobs: readonly Job[], log: Logger): RunningJobs => {
  const stopping = new AbortController()
  const running = jobs.map((job) => keepGoing(job, stopping.signal, log))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

const keepGoing = async (job: Job, signal: AbortSignal, log: Logger): Promise<void> => {
  let failures = 0
  while (!signal.aborted) {
    try {
      await job.run(signal)
      failures = 0
    } catch (error) {
      failures += 1
      if (!signal.aborted) log.error({ job: job.name, failures, error }, 'a job failed')
    }
    const pause =
      failures === 0 ? job.pause : Math.min(LONGEST_PAUSE, job.pause * 2 ** Math.min(failures, 10))
    // Aborting ends the sleep by a rejection, which here only means that it is over.
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
}
