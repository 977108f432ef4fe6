import { Temporal } from 'temporal-polyfill'
import { previewTrigger, recordTrigger } from '../features/duties/triggers/actions.ts'
import { buildFromPaste } from '../features/organisation/build/actions.ts'
import { addTerm } from '../features/organisation/calendar/actions.ts'
import { handOver } from '../features/organisation/posts/actions.ts'
import { postsAsOf, unitsAsOf } from '../features/organisation/store.ts'
import { changeTenant } from '../features/organisation/tenant/actions.ts'
import { done, type Outcome, refused, type Sentence } from '../kernel/outcome/outcome.ts'
import type { ActionContext } from '../platform/action/context.ts'
import type { Progress } from '../platform/http/progress.ts'
import { adoptRules } from './adopt.ts'
import { BUREAU, districtList, LATE_AREA, LATE_KINDERGARTEN, lateKindergartenList } from './district.ts'
import { must } from './must.ts'
import { type Present, recordWork } from './record.ts'
import { planYear } from './year.ts'

/** The seed of the district that the guide's pictures show. */
export const SAMPLE_SEED = 20260101

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

/** The same context on another day at nine in the morning: the sample's year is lived through, not made up afterwards. */
export function contextOn(context: ActionContext, day: string): ActionContext {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: context.timeZone,
    plainTime: '09:00',
  })
  return { ...context, now: () => noon.toInstant(), today: () => Temporal.PlainDate.from(day) }
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
  for (const [done, work] of works.entries()) {
    if (signal?.aborted) return null
    if (done % 25 === 0)
      report({
        done,
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

/** What happens besides the round of work: a handover, notices and an accident with their deadlines, a late opening. */
async function happenings(
  context: ActionContext,
  begins: Temporal.PlainDate,
  seed: number,
  openingDay: string,
): Promise<void> {
  const standing = await unitsAsOf(context.database, context.scope, begins.toString())
  const idOf = (name: string) => standing.find((unit) => unit.name === name)?.id ?? ''
  const posts = await postsAsOf(context.database, context.scope, [idOf('石桥镇中心小学')], begins.toString())
  const principal = posts.find(({ tier }) => tier === 'principal')
  const handoverDay = begins.add({ months: 5 }).toString()
  if (principal)
    must(
      await handOver(contextOn(context, handoverDay), {
        postId: principal.id,
        day: handoverDay,
        to: { name: '卢麦舟' },
      }),
      'hand a post over',
    )
  for (const event of events) await happen(context, begins, idOf(event.unit), event)
  must(
    await buildFromPaste(contextOn(context, openingDay), {
      underUnitId: idOf(LATE_AREA),
      openedOn: openingDay,
      text: lateKindergartenList(seed),
    }),
    'open a kindergarten',
  )
}

/** An event with its deadline; `done` tells how many days later the unit did what it had to. */
interface Happening {
  readonly unit: string
  readonly months: number
  readonly kind: string
  readonly title: string
  /** Months from its recording to the event itself, for what can be foreseen. */
  readonly ahead?: number
  readonly done?: { readonly after: number; readonly title: string }
}

const notice = '收到安全隐患整改通知'
const events: readonly Happening[] = [
  {
    unit: '柳湾镇初级中学',
    months: 2,
    kind: notice,
    title: '实验室危险化学品柜未双锁',
    done: { after: 9, title: '危险化学品柜整改完成' },
  },
  {
    unit: '青禾县第二小学',
    months: 4,
    kind: notice,
    title: '教学楼应急照明损坏',
    done: { after: 14, title: '应急照明更换完成' },
  },
  {
    unit: '云溪镇中心小学',
    months: 6,
    kind: '发生安全事故',
    title: '学生课间摔伤',
    done: { after: 0, title: '学生课间摔伤情况报告' },
  },
  { unit: '麦田镇中心小学', months: 8, kind: notice, title: '食堂燃气报警器过期' },
  {
    unit: '青禾县高级中学',
    months: 10,
    kind: '消防设施维护保养合同期满',
    title: '消防维保合同到期',
    ahead: 3,
  },
]

async function happen(
  context: ActionContext,
  begins: Temporal.PlainDate,
  unitId: string,
  { months, kind, title, ahead = 0, done }: Happening,
): Promise<void> {
  const day = begins.add({ months, days: 9 })
  const on = contextOn(context, day.toString())
  const event = { unitId, kind, title, occurredOn: day.add({ months: ahead }).toString() }
  const { choices } = must(await previewTrigger(on, event), 'look at an event')
  const assignmentIds = choices.filter(({ ticked }) => ticked).map(({ assignmentId }) => assignmentId)
  must(await recordTrigger(on, { ...event, note: '', assignmentIds }), 'record an event')
  if (!done) return
  const doneOn = day.add({ days: done.after }).toString()
  const work = {
    unit: unitId,
    joint: [],
    kind: 'document',
    title: done.title,
    day: doneOn,
    heads: 1,
    hours: 0,
    present: [],
    recordedAfter: 0,
  }
  await recordWork(contextOn(context, doneOn), work, new Map([[unitId, unitId]]), new Map())
}
