import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OutageError, RefusalError } from './api.ts'
import { followProgress, readServerEvents, type ServerEvent } from './progress-stream.ts'

async function* given(chunks: readonly string[]) {
  yield* chunks
}

async function read(chunks: readonly string[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of readServerEvents(given(chunks))) events.push(event)
  return events
}

const stream =
  ': hello\r\n\r\nevent: progress\r\ndata: {"done":1}\r\n\r\nid: 7\nevent:done\ndata: 一行\ndata:二行\n\ndata: last\r\rdata: unfinished'
const events = [
  { event: 'progress', data: '{"done":1}' },
  { event: 'done', data: '一行\n二行' },
  { event: 'message', data: 'last' },
]

const answering = (text: string, status = 200) =>
  Promise.resolve(new Response(text, { status, headers: { 'content-type': 'text/event-stream' } }))

describe('server-sent events', () => {
  test('all line ends, comments, several data lines, and no event from an unfinished end', async () => {
    expect(await read([stream])).toEqual(events)
  })

  test('are the same however the chunks fall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(stream.length), { maxLength: 30 }), async (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
        const chunks = ends.slice(1).map((end, place) => stream.slice(ends[place], end))
        expect(await read(chunks)).toEqual(events)
      }),
    )
  })
})

describe('following long work', () => {
  test('reports progress, then gives the answer', async () => {
    const seen: number[] = []
    const answer = await followProgress<number>(
      answering(
        'event: progress\ndata: {"done":1,"total":2}\n\nevent: progress\ndata: {"done":2,"total":2}\n\nevent: done\ndata: {"data":42,"permissions":[]}\n\n',
      ),
      ({ done }) => seen.push(done),
    )
    expect([seen, answer.data]).toEqual([[1, 2], 42])
  })

  test('a refusal at the end is a refusal', async () => {
    const refusal = { code: 'file.empty', sentence: { zh: '空文件', en: 'Empty file' } }
    await expect(
      followProgress(answering(`event: refused\ndata: ${JSON.stringify({ refusal })}\n\n`), () => {}),
    ).rejects.toEqual(new RefusalError(refusal))
  })

  test('a refusal before the start is a refusal, a busy server an outage', async () => {
    const refusal = { code: 'access.denied', sentence: { zh: '无权', en: 'Not allowed' } }
    await expect(
      followProgress(answering(JSON.stringify({ refusal }), 403), () => {}),
    ).rejects.toBeInstanceOf(RefusalError)
    await expect(followProgress(answering('', 503), () => {})).rejects.toMatchObject({
      outage: 'unavailable',
    })
  })

  test('a stream cut off, and a network that fails, are outages', async () => {
    await expect(
      followProgress(answering('event: progress\ndata: {"done":1}\n\n'), () => {}),
    ).rejects.toMatchObject({
      outage: 'offline',
    })
    await expect(followProgress(Promise.reject(new TypeError('fetch')), () => {})).rejects.toBeInstanceOf(
      OutageError,
    )
  })
})
