import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Outcome, Sentence } from '../../kernel/outcome/outcome.ts'
import { contextOf, type RouteEnvironment } from './context.ts'
import { isFault, refusalOfThrown } from './fault.ts'

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

/** A proxy or a sleeping phone drops a connection on which nothing moves. */
const HEARTBEAT = 10_000
/** More reports than this (ms apart) nobody can read. */
const BETWEEN_REPORTS = 100

/**
 * Runs long work and streams its progress as server-sent events: `progress` with a `Progress`, then one of
 * `done` with `{ data, permissions }`, `refused` with `{ refusal }`, or `failed` with `{ refusal }` after a
 * bug.
 */
export const streamProgress = <Value>(c: Context<RouteEnvironment>, work: LongWork<Value>): Response => {
  const { permissions } = contextOf(c).authority
  const log = c.get('log')
  const requestId = c.get('requestId')
  return streamSSE(c, async (stream) => {
    const away = new AbortController()
    stream.onAbort(() => away.abort())
    const heartbeat = setInterval(() => void stream.write(': still at it\n\n'), HEARTBEAT)
    const reporter = reportTo(stream)
    const tell = (event: string, value: unknown) => stream.writeSSE({ event, data: JSON.stringify(value) })
    try {
      const outcome = await work(reporter.report, away.signal)
      await reporter.flush()
      if (outcome.done) await tell('done', { data: outcome.value, permissions: [...permissions] })
      else await tell('refused', { refusal: outcome.refusal })
    } catch (error) {
      if (away.signal.aborted) return
      const refusal = refusalOfThrown(error, requestId)
      log.error({ error, requestId }, 'long work failed')
      await tell(isFault(refusal) ? 'failed' : 'refused', { refusal })
    } finally {
      clearInterval(heartbeat)
    }
  })
}

/** Sends the newest report every so often; what came between is left out, the last one never is. */
const reportTo = (stream: SSEStreamingApi) => {
  let newest: Progress | undefined
  let sentAt = 0
  let sending: Promise<void> = Promise.resolve()
  const send = (): void => {
    if (newest === undefined) return
    const data = JSON.stringify(newest)
    newest = undefined
    sentAt = performance.now()
    sending = sending.then(() => stream.writeSSE({ event: 'progress', data }))
  }
  return {
    report: (progress: Progress): void => {
      newest = progress
      if (performance.now() - sentAt >= BETWEEN_REPORTS) send()
    },
    flush: (): Promise<void> => {
      send()
      return sending
    },
  }
}
