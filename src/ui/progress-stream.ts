import type { Progress } from '../platform/http/progress.ts'
import type { RefusalAnswer } from '../platform/http/respond.ts'
import { type Answer, OutageError, RefusalError, reach, troubleOf } from './api.ts'

export interface ServerEvent {
  readonly event: string
  readonly data: string
}

/** One event is a progress line or an answer; anything longer is not ours. */
const longestEvent = 16 * 1024 * 1024

/** Cuts a stream of text into server-sent events, however the chunks fall. Comments and unknown fields are passed over. */
export async function* readServerEvents(chunks: AsyncIterable<string>): AsyncGenerator<ServerEvent> {
  let rest = ''
  let event = ''
  let data: string[] = []
  for await (const chunk of chunks) {
    rest += chunk
    if (rest.length > longestEvent) throw new OutageError('broken')
    // A CR at the very end may be half of a CRLF; it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { event: event === '' ? 'message' : event, data: data.join('\n') }
        event = ''
        data = []
      } else if (line.startsWith('event:')) event = valueOf(line, 'event:')
      else if (line.startsWith('data:')) data.push(valueOf(line, 'data:'))
    }
  }
}

function valueOf(line: string, field: string): string {
  const value = line.slice(field.length)
  return value.startsWith(' ') ? value.slice(1) : value
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}

/**
 * Follows long work over a POST: `event: progress` with `{ done, total?, doing? }`, then `done` with `{ data, permissions }`, or
 * `refused` or `failed` with `{ refusal }`. Throws `RefusalError`, or `OutageError` when the stream ends without either. Abort the request's signal to stop.
 */
export async function followProgress<Data>(
  request: Promise<Response>,
  onProgress: (progress: Progress) => void,
): Promise<Answer<Data>> {
  const response = await reach(request)
  if (!response.ok || response.body === null) throw await troubleOf(response)
  for await (const { event, data } of readServerEvents(textOf(response.body))) {
    if (event === 'progress') onProgress(JSON.parse(data) as Progress)
    else if (event === 'done') return JSON.parse(data) as Answer<Data>
    else if (event === 'refused' || event === 'failed')
      throw new RefusalError((JSON.parse(data) as RefusalAnswer).refusal)
  }
  throw new OutageError('offline')
}
