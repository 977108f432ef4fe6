/** Milliseconds of several runs of the same work. */
export interface Times {
  readonly runs: number
  readonly min: number
  readonly median: number
  readonly max: number
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 100) / 100

/** The value below which `share` (0 to 1) of the sorted numbers lie; 0 when there are none. */
export const quantile = (sorted: readonly number[], share: number): number =>
  rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)

const WARM_UP = 2

/** Runs work a few times unmeasured, then `runs` times one after another. */
export async function timesOf(runs: number, work: () => Promise<unknown>): Promise<Times> {
  for (let run = 0; run < WARM_UP; run += 1) await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  return { runs, min: quantile(times, 0), median: quantile(times, 0.5), max: quantile(times, 1) }
}

/** Says on the error stream what is being done and how long it took: the output itself is one JSON document. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await work()
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${name}\n`)
  return result
}
