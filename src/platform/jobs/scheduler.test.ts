import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { startJobs } from './scheduler.ts'

const silent = createLog({ level: 'silent' })

it('runs a job again and again, one run at a time', async () => {
  let runs = 0
  let atOnce = 0
  let mostAtOnce = 0
  const run = async () => {
    runs += 1
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    await sleep(5)
    atOnce -= 1
  }
  const jobs = startJobs([{ name: 'count', pause: 1, run }], silent)
  await expect.poll(() => runs).toBeGreaterThan(3)
  await jobs.stop()
  const atStop = runs
  await sleep(20)
  expect(runs).toBe(atStop)
  expect(mostAtOnce).toBe(1)
})

it('goes on after a failure, which it logs', async () => {
  const lines: string[] = []
  const log = createLog({ destination: { write: (line) => lines.push(line) } })
  let runs = 0
  const run = async () => {
    runs += 1
    if (runs === 1) throw new Error('once')
  }
  const jobs = startJobs([{ name: 'shaky', pause: 1, run }], log)
  await expect.poll(() => runs).toBeGreaterThan(2)
  await jobs.stop()
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('"job":"shaky"')
})

it('waits at the end for a run that is under way, and tells it to hurry', async () => {
  let ended = false
  const run = async (signal: AbortSignal) => {
    await sleep(10_000, undefined, { signal }).catch(() => undefined)
    ended = true
  }
  await startJobs([{ name: 'long', pause: 1, run }], silent).stop()
  expect(ended).toBe(true)
})
