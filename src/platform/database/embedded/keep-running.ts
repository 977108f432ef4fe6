import { setTimeout as sleep } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

/** Ends in a row after which the server is given up; one that ran for a minute forgets earlier ones. */
const MOST_RESTARTS = 5
const RUNS_WELL_AFTER = 60_000
/** Milliseconds before the first new try; processes of the one that died need a moment to notice. */
const FIRST_PAUSE = 200

type Say = (event: string, facts: Readonly<Record<string, unknown>>) => void

/** Starts the server, and again whenever it ends unasked (killed for want of memory, say). */
export const keepRunning = async (
  start: () => Promise<Postmaster>,
  say: Say,
): Promise<{ stop(): Promise<void> }> => {
  let current = await startPatiently(start)
  let isStopping = false
  const watch = async (): Promise<void> => {
    let ends = 0
    while (!isStopping && ends < MOST_RESTARTS) {
      const startedAt = performance.now()
      await current.ended
      if (isStopping) return
      ends = performance.now() - startedAt > RUNS_WELL_AFTER ? 1 : ends + 1
      say('the database ended by itself and is started again', { ends })
      await sleep(FIRST_PAUSE * ends)
      if (isStopping) return
      try {
        current = await startPatiently(start)
      } catch (error) {
        say('the database could not be started again', { error })
      }
    }
    if (!isStopping) say('the database is given up', { ends })
  }
  const watching = watch()
  return {
    stop: async () => {
      isStopping = true
      await current.stop()
      await watching
      // A start that was under way while we were asked to stop has brought another one.
      await current.stop()
    },
  }
}

/**
 * After kill -9 of the server its processes, and the system's list of them, need a moment: a few tries bridge
 * it.
 */
const startPatiently = async (start: () => Promise<Postmaster>): Promise<Postmaster> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start()
    } catch (error) {
      const passesSoon = /shared memory|postmaster\.pid/.test(String(error))
      if (attempt === 5 || !passesSoon) throw error
      await sleep(FIRST_PAUSE * 2 ** attempt)
    }
  }
}
