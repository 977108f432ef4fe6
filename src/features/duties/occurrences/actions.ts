import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from '../../../kernel/calendar/calendar-settings.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import type { Opened, TriggerEvent, Withdrawal } from './model.ts'
import {
  type AssignmentTerms,
  horizonOf,
  type PlannedWindow,
  windowForEvent,
  windowsFor,
  windowsKey,
} from './rules.ts'
import {
  type AssignmentChoice,
  assignmentTerms,
  type Clock,
  insertOccurrences,
  latestWindows,
  lockForWithdrawal,
  type OpeningGroup,
  withdrawLocked,
} from './store.ts'

export const clockOf = (context: ActionContext): Clock => ({
  now: context.now().toString({ fractionalSecondDigits: 6 }),
  today: context.today().toString(),
  newId: context.newId,
})

/** Assignments that share their windows together, so that ten thousand of one duty cost one reckoning. */
function groupsOf(
  terms: readonly AssignmentTerms[],
  windowsOfOne: (one: AssignmentTerms) => readonly PlannedWindow[],
): OpeningGroup[] {
  return [...Map.groupBy(terms, windowsKey).values()].flatMap((same) => {
    const windows = same[0] === undefined ? [] : windowsOfOne(same[0])
    return windows.length === 0 ? [] : { assignmentIds: same.map((one) => one.assignmentId), windows }
  })
}

async function open(
  context: ActionContext,
  transaction: AnyTransaction,
  groups: readonly OpeningGroup[],
): Promise<Opened> {
  const days = groups.flatMap(({ windows }) => windows.map(({ windowFrom }) => windowFrom)).sort()
  const occurrences = await insertOccurrences(transaction, context.tenantId, groups, clockOf(context))
  return { occurrences, from: days[0] ?? null, to: days.at(-1) ?? null }
}

/**
 * Makes what is missing of the assignments' occurrences up to a day (by default the horizon, 400 days on), with their
 * requirements and summary rows, in bulk. Running it again makes nothing twice. Deadline and lead duties wait for their
 * event. Work already on record is counted for the new ones within a second (evidence/jobs).
 */
export async function openOccurrences(
  context: ActionContext,
  transaction: AnyTransaction,
  assignmentIds: readonly string[],
  until: Temporal.PlainDate = horizonOf(context.today()),
): Promise<Opened> {
  const settings = await calendarSettings(transaction, context.tenantId)
  const terms = await assignmentTerms(transaction, context.tenantId, { ids: assignmentIds })
  return open(
    context,
    transaction,
    groupsOf(terms, (one) => windowsFor(one, until, settings)),
  )
}

/** Carries every assignment in force on to the horizon, each from where its windows end. */
export async function extendHorizon(context: ActionContext, transaction: AnyTransaction): Promise<Opened> {
  const latest = await latestWindows(transaction, context.tenantId)
  return extend(context, transaction, ({ assignmentId }) => {
    const day = latest.get(assignmentId)
    return day === undefined ? undefined : Temporal.PlainDate.from(day).add({ days: 1 })
  })
}

/** Fills what is missing of every assignment's windows from today on, also between others. */
export async function fillFromToday(context: ActionContext, transaction: AnyTransaction): Promise<Opened> {
  const today = context.today()
  return extend(context, transaction, () => today)
}

async function extend(
  context: ActionContext,
  transaction: AnyTransaction,
  sinceOf: (terms: AssignmentTerms) => Temporal.PlainDate | undefined,
): Promise<Opened> {
  const until = horizonOf(context.today())
  const settings = await calendarSettings(transaction, context.tenantId)
  const choice: AssignmentChoice = { standingOn: context.today().toString() }
  const terms = await assignmentTerms(transaction, context.tenantId, choice)
  const bySince = Map.groupBy(terms, (one) => sinceOf(one)?.toString() ?? '')
  const groups = [...bySince.values()].flatMap((same) =>
    groupsOf(same, (one) => windowsFor(one, until, settings, sinceOf(one))),
  )
  return open(context, transaction, groups)
}

/** Makes the occurrence that a dated event starts for each of the (deadline or lead) assignments. */
export async function openForTrigger(
  context: ActionContext,
  transaction: AnyTransaction,
  event: TriggerEvent,
  assignmentIds: readonly string[],
): Promise<Opened> {
  const settings: CalendarSettings = await calendarSettings(transaction, context.tenantId)
  const terms = await assignmentTerms(transaction, context.tenantId, { ids: assignmentIds })
  const groups = groupsOf(terms, (one) => {
    const window = windowForEvent(one, event, settings)
    return window === null ? [] : [window]
  })
  return open(
    context,
    transaction,
    groups.map((group) => ({ ...group, triggerId: event.id })),
  )
}

/**
 * Withdraws occurrences: they leave the counts and stay on record. Of ended assignments only what has not closed by today
 * is withdrawn. Returns how many.
 */
export async function withdrawOccurrences(
  context: ActionContext,
  transaction: AnyTransaction,
  withdrawal: Withdrawal,
  reason: string,
): Promise<number> {
  const { now, today } = clockOf(context)
  const ids = await lockForWithdrawal(transaction, context.tenantId, withdrawal, today)
  return withdrawLocked(transaction, context.tenantId, ids, now, reason)
}
