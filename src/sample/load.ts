import { Temporal } from 'temporal-polyfill'
import { buildFromPaste } from '../features/organisation/build/actions.ts'
import { addTerm } from '../features/organisation/calendar/actions.ts'
import { postsAsOf, unitsAsOf } from '../features/organisation/store.ts'
import { changeTenant } from '../features/organisation/tenant/actions.ts'
import { done, type Outcome, refused, type Sentence } from '../kernel/outcome/outcome.ts'
import type { ActionContext } from '../platform/action/context.ts'
import type { Progress } from '../platform/http/progress.ts'
import { adoptRules } from './adopt.ts'
import { contextOn } from './clock.ts'
import { BUREAU, districtList, LATE_KINDERGARTEN } from './district.ts'
import { happenings } from './happenings.ts'
import { must } from './must.ts'
import { type Present, recordWork } from './record.ts'
import { planYear } from './year.ts'

/** The seed of the district that the guide's pictures show. */
const SAMPLE_SEED = 20260101

export interface SampleOptions {
  readonly seed?: number
  readonly report?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface SampleLoaded {
  readonly units: number
  readonly duties: number
  readonly assignments: number
  readonly activities: number
}

/** First day of the quarter a year before today: a whole year of work lies behind the reader. */
export function sampleBegins(today: Temporal.PlainDate): Temporal.PlainDate {
  const yearAgo = today.subtract({ years: 1 })
  return yearAgo.with({ month: yearAgo.month - ((yearAgo.month - 1) % 3), day: 1 })
}

const doing = (zh: string, en: string): Sentence => ({ zh, en })
const cancelled = refused('sample.cancelled', {
  zh: '已停止装入示例。已装入的部分还在，请清空数据目录后重新开始。',
  en: 'Loading was stopped. What was loaded is still there; empty the data directory to start again.',
})

/**
 * Loads the invented district through the actions that a user calls: organisation, calendar, rules, review, adoption, a
 * year of work. Refuses `sample.not-empty` where there are units already, `sample.cancelled` when the signal is aborted.
 */
export async function loadSample(
  context: ActionContext,
  options: SampleOptions = {},
): Promise<Outcome<SampleLoaded>> {
  const { seed = SAMPLE_SEED, report = () => {}, signal } = options
  const today = context.today()
  if ((await unitsAsOf(context.database, context.scope, '9999-12-30')).length > 0)
    return refused('sample.not-empty', {
      zh: '已经有单位了，示例只能装入空的系统。',
      en: 'There are units already; the sample only goes into an empty system.',
    })
  const begins = sampleBegins(today)
  const start = contextOn(context, begins.toString())
  report({ done: 0, doing: doing('建立组织与校历', 'Setting up units and terms') })
  const units = await setUp(start, begins, today, seed)
  report({
    done: 0,
    doing: doing('导入五部制度，审订并采纳职责', 'Importing five rules, reviewing and adopting duties'),
  })
  const adopted = await adoptRules(start, begins.toString())
  if (signal?.aborted) return cancelled
  const activities = await liveThrough(context, begins, today, seed, report, signal)
  if (activities === null) return cancelled
  return done({ units, ...adopted, activities })
}

async function setUp(
  context: ActionContext,
  begins: Temporal.PlainDate,
  today: Temporal.PlainDate,
  seed: number,
): Promise<number> {
  must(
    await changeTenant(context, { name: BUREAU, timeZone: context.timeZone, lateAfterDays: 7 }),
    'name the organisation',
  )
  for (const term of termsBetween(begins, today)) must(await addTerm(context, term), 'set a school term')
  const openedOn = begins.subtract({ years: 2 }).toString()
  const built = await buildFromPaste(context, { underUnitId: null, openedOn, text: districtList(seed) })
  return must(built, 'build the district').units
}

/** Two terms a school year, from the one before the sample begins to the one after today's. */
function termsBetween(begins: Temporal.PlainDate, today: Temporal.PlainDate) {
  const terms = []
  for (let year = begins.year - 1; year <= today.year + 1; year += 1)
    terms.push(
      { name: `${year}—${year + 1}学年第一学期`, startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-20` },
      { name: `${year}—${year + 1}学年第二学期`, startsOn: `${year + 1}-02-16`, endsOn: `${year + 1}-07-05` },
    )
  return terms
}

/** The year day by day: work, accidents and notices, a handover, a kindergarten that opens. Null when cancelled. */
async function liveThrough(
  context: ActionContext,
  begins: Temporal.PlainDate,
  today: Temporal.PlainDate,
  seed: number,
  report: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const openingDay = begins.add({ months: 11 }).toString()
  await happenings(context, begins, seed, openingDay)
  const day = today.toString()
  const standing = await unitsAsOf(context.database, context.scope, day)
  const present = await presentPeople(context, day)
  const planned = standing.map(({ name, kind }) => ({
    name,
    kind,
    opensOn: name === LATE_KINDERGARTEN ? openingDay : '',
  }))
  const works = planYear(planned, begins.toString(), day, seed)
  const idOf = new Map(standing.map((unit) => [unit.name, unit.id]))
  for (const [recorded, work] of works.entries()) {
    if (signal?.aborted) return null
    if (recorded % 25 === 0)
      report({
        done: recorded,
        total: works.length,
        doing: doing(`记录一年的工作：${work.day}`, `Recording a year of work: ${work.day}`),
      })
    const typedOn = Temporal.PlainDate.from(work.day).add({ days: work.recordedAfter })
    const recordedOn = Temporal.PlainDate.compare(typedOn, today) > 0 ? today : typedOn
    await recordWork(contextOn(context, recordedOn.toString()), work, idOf, present)
  }
  report({ done: works.length, total: works.length, doing: doing('示例已装入', 'The sample is loaded') })
  return works.length
}

/** Who sits on which tier of each unit today; the sample's people seldom change. */
async function presentPeople(context: ActionContext, day: string): Promise<Present> {
  const posts = await postsAsOf(context.database, context.scope, null, day)
  return Map.groupBy(
    posts.flatMap(({ unitId, tier, holderId }) => (holderId ? [{ unitId, tier, personId: holderId }] : [])),
    ({ unitId }) => unitId,
  )
}
