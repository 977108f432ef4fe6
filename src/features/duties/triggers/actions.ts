import type { UnitScope } from '../../../kernel/authority/authority.ts'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import type { UnitRow } from '../../organisation/model.ts'
import { unitsAsOf } from '../../organisation/store.ts'
import { clockOf, openForTrigger, withdrawOccurrences } from '../occurrences/actions.ts'
import { windowForEvent } from '../occurrences/rules.ts'
import { assignmentTerms } from '../occurrences/store.ts'
import type {
  DescribeTrigger,
  RecordedTrigger,
  RecordTrigger,
  StartChoice,
  TriggerList,
  TriggerPreview,
  TriggerQuery,
} from './model.ts'
import { checkEventDay, eventFits } from './rules.ts'
import {
  eventWords,
  insertTrigger,
  listTriggers,
  lockTrigger,
  markVoid,
  startCandidates,
  startedBy,
} from './store.ts'

/** The day as of which the tree is asked: the event's, or today while that still lies ahead. */
const treeDay = (occurredOn: string, today: string) => (occurredOn < today ? occurredOn : today)

async function unitOf(
  context: ActionContext,
  database: AnyDatabase,
  scope: UnitScope,
  event: DescribeTrigger,
): Promise<Outcome<UnitRow>> {
  const units = await unitsAsOf(database, scope, treeDay(event.occurredOn, context.today().toString()))
  const unit = units.find(({ id }) => id === event.unitId)
  return checkEventDay(unit, event.occurredOn, context.today())
}

async function choicesFor(
  context: ActionContext,
  database: AnyDatabase,
  scope: UnitScope,
  event: DescribeTrigger,
): Promise<StartChoice[]> {
  const today = context.today().toString()
  const day = treeDay(event.occurredOn, today)
  const candidates = await startCandidates(database, scope, event, day, today)
  const ids = candidates.map(({ assignmentId }) => assignmentId)
  const [settings, terms] = await Promise.all([
    calendarSettings(database, scope.tenantId),
    assignmentTerms(database, scope.tenantId, { ids }),
  ])
  const termsById = new Map(terms.map((one) => [one.assignmentId, one]))
  const { occurredOn, occurredAt } = event
  const asked = { id: '', occurredOn, recordedOn: today, ...(occurredAt === undefined ? {} : { occurredAt }) }
  return candidates.map((candidate): StartChoice => {
    const term = termsById.get(candidate.assignmentId)
    const planned = term === undefined ? null : windowForEvent(term, asked, settings)
    const { schedule } = candidate
    const words = schedule.type === 'deadline' || schedule.type === 'lead' ? schedule.event : ''
    return {
      ...candidate,
      window: planned && { from: planned.windowFrom, to: planned.windowTo, closesOn: planned.closesOn },
      alreadyClosed: planned !== null && planned.closesOn < today,
      ticked: planned !== null && eventFits(words, event),
    }
  })
}

/** Tells which deadline and lead duties an event would start, and by when each would be due; changes nothing. */
export async function previewTrigger(
  context: ActionContext,
  event: DescribeTrigger,
): Promise<Outcome<TriggerPreview>> {
  return view(context, 'duties.read', event.unitId, async (database, scope) => {
    const unit = await unitOf(context, database, scope, event)
    if (!unit.done) return unit
    return done({ choices: await choicesFor(context, database, scope, event) })
  })
}

/**
 * Puts a dated event on the register and starts the chosen duties. Refuses `trigger.no-unit`, `trigger.too-far`,
 * `trigger.stale` when a chosen assignment is no longer offered, `trigger.starts-nothing` when it starts none.
 */
export async function recordTrigger(
  context: ActionContext,
  input: RecordTrigger,
): Promise<Outcome<RecordedTrigger>> {
  return change(context, 'duties.trigger', input.unitId, async (transaction, scope) => {
    const unit = await unitOf(context, transaction, scope, input)
    if (!unit.done) return unit
    const offered = new Map(
      (await choicesFor(context, transaction, scope, input)).map((choice) => [choice.assignmentId, choice]),
    )
    const ids = [...new Set(input.assignmentIds)]
    if (ids.some((id) => !offered.has(id))) return stale
    if (ids.some((id) => offered.get(id)?.window == null)) return startsNothing
    const triggerId = context.newId()
    const { occurredOn, occurredAt } = input
    await insertTrigger(transaction, {
      tenant_id: context.tenantId,
      id: triggerId,
      unit_id: input.unitId,
      kind: input.kind,
      title: input.title,
      occurred_on: occurredOn,
      occurred_at: occurredAt ?? null,
      note: input.note,
      recorded_at: clockOf(context).now,
      voided_at: null,
      void_reason: null,
    })
    const event = { id: triggerId, occurredOn, recordedOn: context.today().toString() }
    const timed = occurredAt === undefined ? event : { ...event, occurredAt }
    const { occurrences } = await openForTrigger(context, transaction, timed, ids)
    return done({
      value: { triggerId, occurrences },
      entries: [
        {
          action: 'trigger.record',
          subjectKind: 'trigger_event',
          subjectId: triggerId,
          unitId: input.unitId,
          detail: { occurredOn, occurrences },
          content: input,
        },
      ],
    })
  })
}

const stale = refused(
  'trigger.stale',
  {
    zh: '所选分工已有变动，请重新查看后再登记。',
    en: 'Some of the chosen assignments have changed meanwhile; look again before recording.',
  },
  { field: 'assignmentIds' },
)
const startsNothing = refused(
  'trigger.starts-nothing',
  {
    zh: '所选职责在事件当日尚未生效或期限已过，不能由它启动。请取消勾选。',
    en: 'A chosen duty did not bind on that day, or its time had run out before it did. Untick it.',
  },
  { field: 'assignmentIds' },
)

/** Voids an event that never happened: whatever it started leaves the counts. Refuses `trigger.not-found`, `trigger.conflict`. */
export async function voidTrigger(
  context: ActionContext,
  id: string,
  reason: string,
): Promise<Outcome<{ readonly withdrawn: number }>> {
  return change(context, 'duties.trigger', undefined, async (transaction, scope) => {
    const event = await lockTrigger(transaction, scope, id, context.today().toString())
    if (!event) return noSuchTrigger
    if (event.voidedAt !== null) return alreadyVoid
    await markVoid(transaction, context.tenantId, id, clockOf(context).now, reason)
    const withdrawn = await withdrawOccurrences(context, transaction, { triggerId: id }, reason)
    return done({
      value: { withdrawn },
      entries: [
        {
          action: 'trigger.void',
          subjectKind: 'trigger_event',
          subjectId: id,
          unitId: event.unitId,
          detail: { withdrawn },
          content: reason,
        },
      ],
    })
  })
}

const noSuchTrigger = refused('trigger.not-found', {
  zh: '没有找到这个事件。',
  en: 'This event was not found.',
})
const alreadyVoid = refused('trigger.conflict', {
  zh: '这个事件已经作废，请刷新查看。',
  en: 'This event has been voided already; refresh to see it.',
})

/** The register, latest event first, each with what it started. */
export async function readTriggers(
  context: ActionContext,
  query: TriggerQuery,
): Promise<Outcome<TriggerList>> {
  return view(context, 'duties.read', query.unitId, async (database, scope) => {
    const today = context.today().toString()
    const rows = await listTriggers(database, scope, query, today)
    const page = rows.slice(0, query.limit)
    const started = await startedBy(
      database,
      scope.tenantId,
      page.map(({ id }) => id),
      today,
    )
    const triggers = page.map((row) => ({ ...row, started: started.get(row.id) ?? [] }))
    const last = rows.length > query.limit ? page.at(-1) : undefined
    return done({ triggers, next: last === undefined ? null : `${last.occurredOn}|${last.id}` })
  })
}

/** The words by which adopted duties and earlier entries name events. */
export async function readEventWords(context: ActionContext): Promise<Outcome<readonly string[]>> {
  return view(context, 'duties.read', undefined, async (database, scope) =>
    done(await eventWords(database, scope.tenantId)),
  )
}
