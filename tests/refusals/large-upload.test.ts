import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Refusal } from '../../src/kernel/outcome/outcome.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { type RunningServer, startServer } from '../../src/server/serve.ts'

const MEBIBYTE = 1024 * 1024
const LARGE = 200 * MEBIBYTE

let dataDirectory: string
let server: RunningServer
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi-large-'))
  const environment = { PATH: process.env['PATH'], LUOSHI_DATA: dataDirectory, LUOSHI_PORT: '0' }
  server = await startServer({ environment, log: createLog({ level: 'silent' }) })
})
afterAll(async () => {
  await server.stop()
  await rm(dataDirectory, { recursive: true, force: true })
})

/** Streams 200 MB in pieces and tells how many had been taken when the answer came. */
async function sendLarge(path: string, headers: Record<string, string>) {
  const sending = request(`${server.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers },
  })
  let sent = 0
  let sentAtAnswer = 0
  let isOver = false
  let goOn = (): void => undefined
  const stop = (): void => {
    isOver = true
    goOn()
  }
  sending.on('drain', () => goOn())
  sending.on('error', stop)
  const answered = new Promise<{ status: number; refusal: Refusal | undefined }>((resolve) => {
    sending.once('response', (response) => {
      sentAtAnswer = sent
      stop()
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (part: string) => {
        text += part
      })
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          refusal: (JSON.parse(text) as { refusal?: Refusal }).refusal,
        }),
      )
    })
  })
  const piece = Buffer.alloc(MEBIBYTE)
  sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n')
  while (sent < LARGE && !isOver) {
    const isTaken = sending.write(piece)
    sent += piece.byteLength
    if (isTaken || isOver) continue
    await new Promise<void>((resolve) => {
      goOn = resolve
    })
  }
  const answer = await answered
  sending.destroy()
  return { ...answer, sentAtAnswer }
}

it.each([
  ['a rule text', '/api/rulebooks/upload', { 'content-length': String(LARGE + 1_000) }],
  ['an attachment', '/api/evidence/files', { 'content-length': String(LARGE + 1_000) }],
  ['an attachment of untold length', '/api/evidence/files', { 'transfer-encoding': 'chunked' }],
])('refuses 200 MB as %s early, and serves on', async (_, path, headers) => {
  const { status, refusal, sentAtAnswer } = await sendLarge(path, headers)
  expect(status).toBe(413)
  expect(refusal?.code).toBe('request.too-large')
  expect(refusal?.sentence.zh).toContain('没有保存')
  expect(refusal?.sentence.en).toContain('Nothing was saved')
  // Little more than the limit had been sent, so no more than that was ever held in memory.
  expect(sentAtAnswer).toBeLessThan(LARGE / 4)
  expect((await fetch(`${server.address}/health/ready`)).status).toBe(200)
})
