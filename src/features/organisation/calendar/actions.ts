import {
  type CalendarSettings,
  checkCalendarSettings,
  type Term,
} from '../../../kernel/calendar/calendar-settings.ts'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import type { AuditDraft } from '../../audit/model.ts'
import type { CalendarOverview, DayInput, TermInput } from './model.ts'
import { withDay, withoutTerm, withTerm, yearOf } from './rules.ts'
import { calendarSettings, lockCalendar, setConfirmedYear, writeDay, writeTerm } from './store.ts'

/** Terms, own days, and one year day by day. */
export async function readCalendar(context: ActionContext, year: number): Promise<Outcome<CalendarOverview>> {
  return view(context, 'organisation.read', undefined, async (database) => {
    const settings = await calendarSettings(database, context.tenantId)
    return done({ settings, year: yearOf(year, settings) })
  })
}

/**
 * The frame of every change of the calendar: the settings as they would be must make sense as a whole. What has closed
 * keeps its days; open occurrences are the duties' to work out again, by the `calendar.change` entry.
 */
async function changeCalendar<Value>(
  context: ActionContext,
  value: Value,
  detail: NonNullable<AuditDraft['detail']>,
  decide: (settings: CalendarSettings) => Outcome<CalendarSettings>,
  write: (transaction: AnyTransaction) => Promise<void>,
): Promise<Outcome<Value>> {
  return change(context, 'organisation.write', undefined, async (transaction) => {
    await lockCalendar(transaction, context.tenantId)
    const decided = decide(await calendarSettings(transaction, context.tenantId))
    if (!decided.done) return decided
    const checked = checkCalendarSettings(decided.value)
    if (!checked.done) return refused(checked.refusal.code, checked.refusal.sentence, { field: 'startsOn' })
    await write(transaction)
    const subject = { subjectKind: 'tenant', subjectId: context.tenantId }
    return done({ value, entries: [{ action: 'calendar.change', ...subject, detail }] })
  })
}

const noSuchTerm = refused('organisation.term.not-found', { zh: '没有这个学期', en: 'There is no such term' })

/** A new school term; refused when it overlaps another. */
export async function addTerm(
  context: ActionContext,
  input: TermInput,
): Promise<Outcome<{ termId: string }>> {
  const term: Term = { ...input, id: context.newId() }
  return changeCalendar(
    context,
    { termId: term.id },
    { term: term.id, startsOn: term.startsOn, endsOn: term.endsOn },
    (settings) => done(withTerm(settings, term)),
    (transaction) => writeTerm(transaction, context.tenantId, term.id, term),
  )
}

/** Changes a term's name or days; its id, by which its period is known, stays. */
export async function changeTerm(context: ActionContext, term: Term): Promise<Outcome<null>> {
  return changeCalendar(
    context,
    null,
    { term: term.id, startsOn: term.startsOn, endsOn: term.endsOn },
    (settings) =>
      settings.terms.some((each) => each.id === term.id) ? done(withTerm(settings, term)) : noSuchTerm,
    (transaction) => writeTerm(transaction, context.tenantId, term.id, term),
  )
}

/** Takes a term away. */
export async function removeTerm(context: ActionContext, termId: string): Promise<Outcome<null>> {
  return changeCalendar(
    context,
    null,
    { term: termId, removed: true },
    (settings) =>
      settings.terms.some((each) => each.id === termId) ? done(withoutTerm(settings, termId)) : noSuchTerm,
    (transaction) => writeTerm(transaction, context.tenantId, termId, null),
  )
}

/** Makes a day off or a working day against the official calendar, or (kind null) follows the official calendar again. */
export async function setDay(context: ActionContext, input: DayInput): Promise<Outcome<null>> {
  return changeCalendar(
    context,
    null,
    { day: input.day, kind: input.kind },
    (settings) => done(withDay(settings, input)),
    (transaction) => writeDay(transaction, context.tenantId, input),
  )
}

/** Says that the tenant has entered a year's official holidays itself, as the program does not know them; or takes it back. */
export async function confirmYear(
  context: ActionContext,
  { year, confirmed }: { readonly year: number; readonly confirmed: boolean },
): Promise<Outcome<null>> {
  return changeCalendar(context, null, { year, confirmed }, done, (transaction) =>
    setConfirmedYear(transaction, context.tenantId, year, confirmed),
  )
}
