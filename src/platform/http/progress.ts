import type { Context } from 'hono'
import type { Outcome, Sentence } from '../../kernel/outcome/outcome.ts'
import type { RouteEnvironment } from './context.ts'

/** How far long work has come; `total` is absent while it is not known. */
export interface Progress {
  readonly done: number
  readonly total?: number
  readonly doing?: Sentence
}

/** Long work: reports as it goes and stops soon after `signal` is aborted (the reader went away). */
export type LongWork<Value> = (
  report: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<Outcome<Value>>

export declare const streamProgress: <Value>(c: Context<RouteEnvironment>, work: LongWork<Value>) => Response
