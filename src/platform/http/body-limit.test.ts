import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aTrialApplication, serveTrial } from './fixtures.ts'

let server: Awaited<ReturnType<typeof serveTrial>>
beforeAll(async () => {
  server = await serveTrial()
})
afterAll(() => server.close())

const MEGABYTE = 1024 * 1024
const HOST = 'Host: localhost:7180'

const post = (path: string, bytes: number) =>
  aTrialApplication().request(path, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { host: 'localhost:7180', 'content-length': String(bytes) },
  })

it('allows a route what it asked for, and every other one the usual', async () => {
  expect((await post('/api/trial/upload', 4 * MEGABYTE)).status).toBe(200)
  expect((await post('/api/trial/upload', 4 * MEGABYTE + 1)).status).toBe(413)
  expect((await post('/api/trial/work', 2 * MEGABYTE)).status).toBe(200)
  expect((await post('/api/trial/work', 2 * MEGABYTE + 1)).status).toBe(413)
})

it('refuses 200 MB before they have come, then goes on with the same connection', async () => {
  const size = 200 * MEGABYTE
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
  })
  socket.write(`POST /api/trial/upload HTTP/1.1\r\n${HOST}\r\nContent-Length: ${size}\r\n\r\n`)
  await expect.poll(() => answer).toContain('request.too-large')
  expect(answer).toContain('413')
  const chunk = Buffer.alloc(MEGABYTE)
  for (let sent = 0; sent < size; sent += chunk.length) if (!socket.write(chunk)) await once(socket, 'drain')
  socket.write(`GET /health/live HTTP/1.1\r\n${HOST}\r\n\r\n`)
  await expect.poll(() => answer, { timeout: 5_000 }).toContain('"live"')
  socket.destroy()
})

it('counts a body of unknown length as it comes', async () => {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
  })
  socket.on('error', () => undefined)
  socket.write(`POST /api/trial/upload HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const megabyte = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE), Buffer.from('\r\n')])
  for (let sent = 0; sent < 6; sent += 1) socket.write(megabyte)
  await expect.poll(() => answer, { timeout: 5_000 }).toContain('request.too-large')
  socket.destroy()
})
