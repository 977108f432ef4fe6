import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { clockOf } from '../../../duties/occurrences/actions.ts'
import { settle } from '../actions.ts'
import { insertContributions, rowsOf } from '../store.ts'
import { earlierFits } from './rules.ts'
import { type OpenedChoice, seatsEver, takeOpened, workOfUnits } from './store.ts'

/**
 * Counts work that was on record already for occurrences that were made afterwards (a rule adopted in mid-period, a calendar
 * changed, a rolling period set anew). Returns the occurrences that were taken off the queue.
 */
export async function countOpened(
  context: ActionContext,
  transaction: AnyTransaction,
  choice: OpenedChoice,
): Promise<string[]> {
  const { tenantId } = context
  const candidates = await takeOpened(transaction, tenantId, choice)
  if (candidates.length === 0) return []
  const unitIds = [...new Set(candidates.map(({ unitId }) => unitId))]
  const from = candidates.reduce((day, { windowFrom }) => (windowFrom < day ? windowFrom : day), '9999-12-31')
  const to = candidates.reduce((day, { closesOn }) => (closesOn > day ? closesOn : day), '0001-01-01')
  const works = await workOfUnits(transaction, tenantId, unitIds, from, to)
  const found =
    works.length === 0 ? [] : earlierFits(candidates, works, await seatsEver(transaction, tenantId, unitIds))
  const rows = found.flatMap(({ work, fits }) => rowsOf(work.id, work.occurredOn, fits))
  await insertContributions(transaction, tenantId, rows, clockOf(context).now)
  if (rows.length > 0) await settle(transaction, tenantId, rows, 1)
  return candidates.map(({ occurrenceId }) => occurrenceId)
}
