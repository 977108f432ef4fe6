import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from '../../../../kernel/calendar/calendar-settings.ts'
import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { calendarSettings } from '../../../organisation/calendar/store.ts'
import { clockOf, fillFromToday, withdrawOccurrences } from '../actions.ts'
import type { TriggerEvent } from '../model.ts'
import {
  type AssignmentTerms,
  horizonOf,
  type PlannedWindow,
  windowAfter,
  windowForEvent,
  windowsFor,
} from '../rules.ts'
import {
  assignmentTerms,
  insertOccurrences,
  lapsedRolling,
  queueUncounted,
  type StandingOccurrence,
  settleProvisional,
  standingOccurrences,
  triggerEvents,
} from '../store.ts'
import { restsOnCalendar } from './rules.ts'
import { carryWaivers } from './store.ts'

/** That an occurrence of a rolling assignment was done, last on `doneOn`; null: it is not done (any more). */
export interface RollingDone {
  readonly assignmentId: string
  readonly occurrenceId: string
  readonly doneOn: string | null
}

/**
 * Sets what follows each done occurrence of a rolling duty: the next is made from the day on which it was last done, made
 * anew when that day moves, and withdrawn when it turns out not to be done. What has been frozen stays. Returns how many
 * occurrences came or went; work that counted for a withdrawn one is to be counted anew.
 */
export async function continueRolling(
  context: ActionContext,
  transaction: AnyTransaction,
  items: readonly RollingDone[],
): Promise<number> {
  if (items.length === 0) return 0
  const { tenantId } = context
  const assignmentIds = items.map(({ assignmentId }) => assignmentId)
  const settings = await calendarSettings(transaction, tenantId)
  const terms = await assignmentTerms(transaction, tenantId, { ids: assignmentIds })
  const standing = await standingOccurrences(transaction, tenantId, assignmentIds, '-infinity')
  // One change makes the rest of its chain out of date; what follows is set when work has been counted for it again.
  const changed = new Map<string, number>()
  for (const item of items) {
    const of = terms.find(({ assignmentId }) => assignmentId === item.assignmentId)
    if (of === undefined || (changed.get(item.assignmentId) ?? 0) > 0) continue
    const chain = standing.filter(({ assignmentId }) => assignmentId === item.assignmentId)
    changed.set(item.assignmentId, await continueOne(context, transaction, of, chain, item, settings))
  }
  return [...changed.values()].reduce((sum, count) => sum + count, 0)
}

async function continueOne(
  context: ActionContext,
  transaction: AnyTransaction,
  terms: AssignmentTerms,
  chain: readonly StandingOccurrence[],
  { occurrenceId, doneOn }: RollingDone,
  settings: CalendarSettings,
): Promise<number> {
  const at = chain.findIndex(({ id }) => id === occurrenceId)
  const present = chain[at]
  if (present === undefined) return 0
  const later = chain.slice(at + 1)
  if (later.some(({ isFrozen }) => isFrozen)) return 0
  const hasLapsed = present.closesOn < context.today().toString()
  // A period that was missed does not end the duty: the next one is counted from its closing day.
  const countedFrom = doneOn ?? (hasLapsed ? present.closesOn : null)
  const wanted = countedFrom === null ? null : windowAfter(terms, countedFrom, settings)
  if (later[0]?.periodKey === wanted?.periodKey && (wanted !== null || later.length === 0)) return 0
  const withdrawn = await withdrawOccurrences(
    context,
    transaction,
    { occurrenceIds: later.map(({ id }) => id) },
    'rolling',
  )
  // Work that counted for a withdrawn period may now be this one's.
  if (withdrawn > 0) await queueUncounted(transaction, context.tenantId, [present.id])
  if (wanted === null) return withdrawn
  const group = { assignmentIds: [terms.assignmentId], windows: [wanted] }
  return withdrawn + (await insertOccurrences(transaction, context.tenantId, [group], clockOf(context)))
}

/** The daily step for rolling duties whose last period has closed undone. */
export async function continueLapsed(context: ActionContext, transaction: AnyTransaction): Promise<number> {
  const lapsed = await lapsedRolling(transaction, context.tenantId, context.today().toString())
  return continueRolling(
    context,
    transaction,
    lapsed.map((one) => ({ ...one, doneOn: null })),
  )
}

/**
 * Works out again what has not closed and rests on terms or working days, after the calendar changed. A window that moves is
 * withdrawn and made anew with its waiver; work is counted for it again. Returns how many occurrences came or went.
 */
export async function reckonAnew(context: ActionContext, transaction: AnyTransaction): Promise<number> {
  const { tenantId } = context
  const today = context.today().toString()
  const settings = await calendarSettings(transaction, tenantId)
  const terms = (await assignmentTerms(transaction, tenantId, { standingOn: today })).filter((one) =>
    restsOnCalendar(one.schedule),
  )
  const standing = await standingOccurrences(
    transaction,
    tenantId,
    terms.map(({ assignmentId }) => assignmentId),
    today,
  )
  const eventIds = standing.flatMap(({ triggerId }) => triggerId ?? [])
  const events = await triggerEvents(transaction, tenantId, eventIds, context.timeZone)
  // What was opened beyond the horizon must be found again, not taken for dropped.
  const until = standing.reduce((last, { windowFrom }) => {
    const day = Temporal.PlainDate.from(windowFrom)
    return Temporal.PlainDate.compare(day, last) > 0 ? day : last
  }, horizonOf(context.today()))
  const byAssignment = Map.groupBy(standing, ({ assignmentId }) => assignmentId)
  const moves: Move[] = []
  for (const one of terms) {
    const windows = lazily(() => windowsFor(one, until, settings))
    for (const occurrence of byAssignment.get(one.assignmentId) ?? [])
      moves.push({ occurrence, wanted: wantedFor(occurrence, one, windows, events, settings) })
  }
  const changed = await applyMoves(context, transaction, moves)
  return changed + (await fillFromToday(context, transaction)).occurrences
}

interface Move {
  readonly occurrence: StandingOccurrence
  readonly wanted: PlannedWindow | null
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

function wantedFor(
  occurrence: StandingOccurrence,
  terms: AssignmentTerms,
  windows: () => readonly PlannedWindow[],
  events: ReadonlyMap<string, TriggerEvent>,
  settings: CalendarSettings,
): PlannedWindow | null {
  const event = occurrence.triggerId === null ? undefined : events.get(occurrence.triggerId)
  if (event !== undefined) return windowForEvent(terms, event, settings)
  const doneOn = /^after-(.+)$/.exec(occurrence.periodKey)?.[1]
  if (doneOn !== undefined) return windowAfter(terms, doneOn, settings)
  return windows().find(({ periodKey }) => periodKey === occurrence.periodKey) ?? null
}

async function applyMoves(
  context: ActionContext,
  transaction: AnyTransaction,
  moves: readonly Move[],
): Promise<number> {
  const isSame = ({ occurrence, wanted }: Move): boolean =>
    wanted !== null &&
    wanted.windowFrom === occurrence.windowFrom &&
    wanted.windowTo === occurrence.windowTo &&
    wanted.closesOn === occurrence.closesOn
  const settled = moves.filter(
    (move) => isSame(move) && move.occurrence.provisional && move.wanted?.provisional === false,
  )
  await settleProvisional(
    transaction,
    context.tenantId,
    settled.map(({ occurrence }) => occurrence.id),
  )
  const moved = moves.filter((move) => !isSame(move) && !move.occurrence.isFrozen)
  if (moved.length === 0) return 0
  const occurrenceIds = moved.map(({ occurrence }) => occurrence.id)
  const withdrawn = await withdrawOccurrences(context, transaction, { occurrenceIds }, 'calendar')
  const groups = moved.flatMap(({ occurrence: { assignmentId, triggerId }, wanted }) =>
    wanted === null
      ? []
      : { assignmentIds: [assignmentId], windows: [wanted], ...(triggerId === null ? {} : { triggerId }) },
  )
  const clock = clockOf(context)
  const made = await insertOccurrences(transaction, context.tenantId, groups, clock)
  const waivedIds = moved.filter(({ occurrence }) => occurrence.waived).map(({ occurrence }) => occurrence.id)
  await carryWaivers(transaction, context.tenantId, waivedIds, clock)
  return withdrawn + made
}
