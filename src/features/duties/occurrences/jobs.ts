import type { ActionContext } from '../../../platform/action/context.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { writeEntries } from '../../audit/actions.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import { extendHorizon } from './actions.ts'
import { followClosedUnits } from './closures/actions.ts'
import { continueLapsed, reckonAnew } from './reckoning/actions.ts'
import { freezeClosed } from './store.ts'

/** What the daily step did. */
export interface DailyResult {
  readonly frozen: number
  readonly opened: number
  readonly continued: number
}

/**
 * Once a day, soon after midnight: writes down who answered for what has closed, goes on with rolling duties that lapsed,
 * and carries every assignment on to the horizon. Running it again does nothing.
 */
export async function keepOccurrences(context: ActionContext): Promise<DailyResult> {
  return inTransaction(context.database, async (transaction) => {
    const frozen = await freezeClosed(transaction, context.tenantId, context.today().toString())
    const continued = await continueLapsed(context, transaction)
    const { occurrences: opened } = await extendHorizon(context, transaction)
    await tell(context, transaction, 'occurrences.keep', { frozen, continued, opened })
    return { frozen, opened, continued }
  })
}

/**
 * The two as work that comes back: the daily step once a day and at the start; the calendar whenever it is another than last
 * time. What the process remembers is only what it need not do again.
 */
export function occurrenceKeeper(openContext: () => Promise<ActionContext>): () => Promise<void> {
  let keptOn: string | undefined
  let calendar: string | undefined
  return async () => {
    const context = await openContext()
    const settings = JSON.stringify(await calendarSettings(context.database, context.tenantId))
    if (settings !== calendar) await followCalendar(context)
    calendar = settings
    await followClosings(context)
    const today = context.today().toString()
    if (today !== keptOn) await keepOccurrences(context)
    keptOn = today
  }
}

/** After terms, holidays or own days changed: open occurrences are worked out again. Returns how many came or went. */
async function followCalendar(context: ActionContext): Promise<number> {
  return inTransaction(context.database, async (transaction) => {
    const changed = await reckonAnew(context, transaction)
    await tell(context, transaction, 'occurrences.reckon', { changed })
    return changed
  })
}

/** After units were closed: their assignments end with them. Returns how many occurrences were withdrawn. */
export async function followClosings(context: ActionContext): Promise<number> {
  return inTransaction(context.database, async (transaction) => {
    const withdrawn = await followClosedUnits(context, transaction)
    await tell(context, transaction, 'occurrences.close', { withdrawn })
    return withdrawn
  })
}

async function tell(
  context: ActionContext,
  transaction: Parameters<typeof writeEntries>[1],
  action: string,
  detail: Readonly<Record<string, number>>,
): Promise<void> {
  if (Object.values(detail).every((count) => count === 0)) return
  await writeEntries(context, transaction, [
    { action, subjectKind: 'tenant', subjectId: context.tenantId, detail },
  ])
}
