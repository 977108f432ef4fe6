import type { Temporal } from 'temporal-polyfill'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import type { Opened, TriggerEvent, Withdrawal } from './model.ts'

/**
 * Makes what is missing of the assignments' occurrences up to a day (by default the horizon, 400 days on), with their
 * requirements and summary rows, in bulk. Running it again makes nothing twice.
 */
export async function openOccurrences(
  _context: ActionContext,
  _transaction: AnyTransaction,
  _assignmentIds: readonly string[],
  _until?: Temporal.PlainDate,
): Promise<Opened> {
  throw new Error('being written')
}

/** Makes the occurrence that a dated event starts for each of the (deadline or lead) assignments. */
export async function openForTrigger(
  _context: ActionContext,
  _transaction: AnyTransaction,
  _event: TriggerEvent,
  _assignmentIds: readonly string[],
): Promise<Opened> {
  throw new Error('being written')
}

/** Withdraws occurrences: they leave the counts and stay on record. Returns how many. */
export async function withdrawOccurrences(
  _context: ActionContext,
  _transaction: AnyTransaction,
  _withdrawal: Withdrawal,
  _reason: string,
): Promise<number> {
  throw new Error('being written')
}

/** Works open provisional occurrences out again after the calendar changed. Returns how many windows moved. */
export async function reckonAnew(_context: ActionContext, _transaction: AnyTransaction): Promise<number> {
  throw new Error('being written')
}
