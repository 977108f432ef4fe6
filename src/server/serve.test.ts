import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLog } from '../platform/log/log.ts'
import { startServer } from './serve.ts'

let dataDirectory: string
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi 服务 '))
})
afterEach(() => rm(dataDirectory, { recursive: true, force: true }))

const log = createLog({ level: 'silent' })
// Always the embedded database: these tests are about starting and stopping it.
const environment = (port: number): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  LUOSHI_DATA: dataDirectory,
  LUOSHI_PORT: String(port),
  LUOSHI_LOG_LEVEL: 'silent',
})

it('opens its doors when all is ready, and leaves the directory free when it has stopped', async () => {
  const first = await startServer({ environment: environment(0), log })
  const ready = await fetch(`${first.address}/health/ready`)
  expect(ready.status).toBe(200)
  await expect(startServer({ environment: environment(0), log })).rejects.toMatchObject({
    code: 'database.in-use',
  })
  await first.stop()
  await expect(fetch(first.address)).rejects.toThrow('fetch failed')
  const second = await startServer({ environment: environment(0), log })
  await second.stop()
})

it('says that its port is taken, and lets go of the database', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const starting = startServer({ environment: environment(port), log })
  await expect(starting).rejects.toMatchObject({ code: 'server.port-busy' })
  other.close()
  const server = await startServer({ environment: environment(0), log })
  await server.stop()
})

it('ends in order on SIGTERM', async () => {
  const main = join(import.meta.dirname, '../cli/main.ts')
  const child = spawn(process.execPath, [main, 'serve'], {
    env: environment(0),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface(child.stdout)) {
    said.push(line)
    if (line.includes('http://127.0.0.1:')) child.kill('SIGTERM')
  }
  if (child.exitCode === null) await once(child, 'exit')
  expect(child.exitCode).toBe(0)
  expect(said[0]).toMatch(/^已就绪：http:\/\/127\.0\.0\.1:\d+$/)
  const server = await startServer({ environment: environment(0), log })
  await server.stop()
})
