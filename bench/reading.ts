import { readMine } from '../src/features/dashboards/mine/actions.ts'
import { readMatrix, readUnitStatus } from '../src/features/dashboards/status/actions.ts'
import { readTrend } from '../src/features/dashboards/trend/actions.ts'
import type { Outcome } from '../src/kernel/outcome/outcome.ts'
import { type District, YEAR } from './district/district.ts'
import { type Times, timesOf } from './stopwatch.ts'

const RUNS = 9
const wholeYear = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` }
const lastHalf = { from: `${YEAR}-07-01`, to: `${YEAR}-12-31` }
const MONTHS = { unit: 'month', periods: 12 } as const

/** What the screens of status wait for, at the root of the whole tree, in the middle and at a leaf; milliseconds. */
export async function measureReading({ context, root, unitIds }: District): Promise<Record<string, Times>> {
  const middle = unitIds[1] ?? root
  const leaf = unitIds.at(-1) ?? root
  const works: Readonly<Record<string, () => Promise<Outcome<unknown>>>> = {
    'root status, year': () => readUnitStatus(context, root, wholeYear),
    'root status, half-year': () => readUnitStatus(context, root, lastHalf),
    'root matrix, year': () => readMatrix(context, root, wholeYear),
    'second level matrix, year': () => readMatrix(context, middle, wholeYear),
    'leaf status, year': () => readUnitStatus(context, leaf, wholeYear),
    'root trend, 12 months': () => readTrend(context, root, MONTHS),
    'leaf trend, 12 months': () => readTrend(context, leaf, MONTHS),
    'mine, whole organisation': () => readMine(context, {}),
    'mine, second level': () => readMine(context, { unitId: middle }),
    'mine, leaf': () => readMine(context, { unitId: leaf }),
  }
  const times: Record<string, Times> = {}
  for (const [name, work] of Object.entries(works))
    times[name] = await timesOf(RUNS, async () => {
      const outcome = await work()
      if (!outcome.done) throw new Error(`${name}: ${outcome.refusal.code}`)
    })
  return times
}
