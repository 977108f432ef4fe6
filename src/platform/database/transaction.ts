import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyDatabase, AnyTransaction } from '../action/context.ts'
import { isBrokenOff, isRetryable, UnconfirmedCommit } from './error-kind.ts'

/** How a clash of two transactions is tried again; tests decide the waiting. */
export interface RetryOptions {
  /** Tries in all, the first included. */
  readonly tries?: number
  /** A number in [0, 1), so that two that clashed do not clash again. */
  readonly random?: () => number
  /** Longest first wait in milliseconds; doubled with every try. */
  readonly firstWait?: number
}

/**
 * Runs `work` in one transaction. When it returns a refused `Outcome`, everything it wrote is taken back and
 * the refusal is returned; when the database reports a serialization failure or a deadlock, the whole work is
 * run again (so it must not act on the outside world). Throws what `work` throws, after rolling back.
 */
export const inTransaction = async <Result>(
  database: AnyDatabase,
  work: (transaction: AnyTransaction) => Promise<Result>,
  { tries = 5, random = Math.random, firstWait = 20 }: RetryOptions = {},
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, work)
    } catch (error) {
      if (error instanceof Refused) return error.outcome as Result
      if (attempt >= tries || !isRetryable(error)) throw error
      await sleep(random() * firstWait * 2 ** (attempt - 1))
    }
  }
}

const once = async <Result>(
  database: AnyDatabase,
  work: (transaction: AnyTransaction) => Promise<Result>,
): Promise<Result> => {
  let isWorkDone = false
  try {
    return await database.transaction().execute(async (transaction) => {
      const result = await work(transaction)
      if (isRefused(result)) throw new Refused(result)
      isWorkDone = true
      return result
    })
  } catch (error) {
    if (isWorkDone && isBrokenOff(error)) throw new UnconfirmedCommit(error)
    throw error
  }
}

/**
 * Runs one statement that is a whole change in itself: PostgreSQL commits it alone, which spares the round trips of a
 * transaction. Tried again after a deadlock or serialization failure; a connection that breaks under it throws
 * `UnconfirmedCommit`, as a broken commit does.
 */
export const inOneStatement = async <Result>(
  database: AnyDatabase,
  statement: (connection: AnyDatabase) => Promise<Result>,
  { tries = 5, random = Math.random, firstWait = 20 }: RetryOptions = {},
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    let isSent = false
    try {
      return await database.connection().execute((connection) => {
        isSent = true
        return statement(connection)
      })
    } catch (error) {
      if (isSent && isBrokenOff(error)) throw new UnconfirmedCommit(error)
      if (attempt >= tries || !isRetryable(error)) throw error
      await sleep(random() * firstWait * 2 ** (attempt - 1))
    }
  }
}

/** Carries a refusal out through Kysely, which rolls back only on a throw. */
class Refused extends Error {
  readonly outcome: unknown

  constructor(outcome: unknown) {
    super('refused')
    this.outcome = outcome
  }
}

const isRefused = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'done' in result &&
  result.done === false &&
  'refusal' in result
