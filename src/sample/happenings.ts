import type { Temporal } from 'temporal-polyfill'
import { previewTrigger, recordTrigger } from '../features/duties/triggers/actions.ts'
import { buildFromPaste } from '../features/organisation/build/actions.ts'
import { handOver } from '../features/organisation/posts/actions.ts'
import { postsAsOf, unitsAsOf } from '../features/organisation/store.ts'
import type { ActionContext } from '../platform/action/context.ts'
import { contextOn } from './clock.ts'
import { LATE_AREA, lateKindergartenList } from './district.ts'
import { must } from './must.ts'
import { recordWork } from './record.ts'

/** What happens besides the round of work: a handover, notices and an accident with their deadlines, a late opening. */
export async function happenings(
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

/** An event with its deadline; `answer` tells how many days later the unit did what it had to. */
interface Happening {
  readonly unit: string
  readonly months: number
  readonly kind: string
  readonly title: string
  /** Months from its recording to the event itself, for what can be foreseen. */
  readonly ahead?: number
  readonly answer?: { readonly after: number; readonly title: string }
}

const notice = '收到安全隐患整改通知'
const events: readonly Happening[] = [
  {
    unit: '柳湾镇初级中学',
    months: 2,
    kind: notice,
    title: '实验室危险化学品柜未双锁',
    answer: { after: 9, title: '危险化学品柜整改完成' },
  },
  {
    unit: '青禾县第二小学',
    months: 4,
    kind: notice,
    title: '教学楼应急照明损坏',
    answer: { after: 14, title: '应急照明更换完成' },
  },
  {
    unit: '云溪镇中心小学',
    months: 6,
    kind: '发生安全事故',
    title: '学生课间摔伤',
    answer: { after: 0, title: '学生课间摔伤情况报告' },
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
  { months, kind, title, ahead = 0, answer }: Happening,
): Promise<void> {
  const day = begins.add({ months, days: 9 })
  const on = contextOn(context, day.toString())
  const event = { unitId, kind, title, occurredOn: day.add({ months: ahead }).toString() }
  const { choices } = must(await previewTrigger(on, event), 'look at an event')
  const assignmentIds = choices.filter(({ ticked }) => ticked).map(({ assignmentId }) => assignmentId)
  must(await recordTrigger(on, { ...event, note: '', assignmentIds }), 'record an event')
  if (!answer) return
  const doneOn = day.add({ days: answer.after }).toString()
  const work = {
    unit: unitId,
    joint: [],
    kind: 'document',
    title: answer.title,
    day: doneOn,
    heads: 1,
    hours: 0,
    present: [],
    recordedAfter: 0,
  }
  await recordWork(contextOn(context, doneOn), work, new Map([[unitId, unitId]]), new Map())
}
