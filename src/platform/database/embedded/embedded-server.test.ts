import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from '../../process/process-identity.ts'
import { findBinaries } from './binaries.ts'
import { childOptions } from './child.ts'
import { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts'
import { hasEnded, readPostmasterNote } from './orphan.ts'
import { settingsFor } from './settings.ts'

let dataDirectory: string
let events: string[]
const running: EmbeddedServer[] = []

beforeEach(async () => {
  // People give folders such names.
  dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi 数据 '))
  events = []
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  await rm(dataDirectory, { recursive: true, force: true })
})

const start = async (): Promise<EmbeddedServer> => {
  const server = await startEmbeddedServer({ dataDirectory, say: (event) => events.push(event) })
  running.push(server)
  return server
}

const ask = async (server: EmbeddedServer, query: string): Promise<unknown[]> => {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const stop = async (server: EmbeddedServer): Promise<void> => {
  running.splice(running.indexOf(server), 1)
  await server.stop()
}

const pidOn = async (server: EmbeddedServer): Promise<number> =>
  (await readPostmasterNote(server.placement.cluster))?.pid ?? Number.NaN

/** Another program on the same directory, which says `up` or why not, and then stays. */
const startProgram = async (): Promise<{ child: ChildProcess; said: string }> => {
  const module = pathToFileURL(join(import.meta.dirname, 'embedded-server.ts')).href
  const code = `
    const { startEmbeddedServer } = await import(${JSON.stringify(module)})
    try {
      await startEmbeddedServer({ dataDirectory: ${JSON.stringify(dataDirectory)} })
      console.log('up')
      setInterval(() => {}, 1000)
    } catch (error) { console.log(error.code, error.sentence?.zh) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: said.toString() }
}

describe('the embedded server', () => {
  it('keeps what was written over a clean stop, and lets nobody else in', async () => {
    const first = await start()
    await ask(first, 'create table note (words text)')
    await ask(first, 'insert into note values ($$落实$$)')
    const pid = await pidOn(first)
    await stop(first)
    expect(isAlive(pid)).toBe(false)
    const second = await start()
    expect(await ask(second, 'select words from note')).toEqual(['落实'])
    expect(await ask(second, 'show fsync')).toEqual(['on'])
    const stranger = { ...second, connection: { ...second.connection, password: 'guess' } }
    await expect(ask(stranger, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  it('runs as a user without privileges when started by root', async () => {
    const server = await start()
    const pid = await pidOn(server)
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined)
    const uid = /^Uid:\s+(\d+)/m.exec(status ?? '')?.[1]
    expect(uid).not.toBe('0')
  })

  it('refuses a second program on the same directory and says who holds it', async () => {
    const server = await start()
    await server.announce('http://127.0.0.1:7180')
    const { child, said } = await startProgram()
    await once(child, 'exit')
    expect(said).toContain('database.in-use')
    expect(said).toContain(`进程 ${process.pid} http://127.0.0.1:7180`)
    expect(await ask(server, 'select 1')).toEqual([1])
  })

  it('leaves nothing running after kill -9, and the next start needs no repair', async () => {
    const { child, said } = await startProgram()
    expect(said.trim()).toBe('up')
    const note = await readPostmasterNote(join(dataDirectory, 'postgres'))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await hasEnded(note?.pid ?? Number.NaN, 5_000)).toBe(true)
    expect(await ask(await start(), 'select 1')).toEqual([1])
  })

  it('starts at once after kill -9, while the old server is still going down', async () => {
    const { child } = await startProgram()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await ask(await start(), 'select 1')).toEqual([1])
  })

  it('stops a server that nobody watches any more', async () => {
    const first = await start()
    const { placement, connection } = first
    await stop(first)
    const { postgres } = await findBinaries(process.env)
    await rm(connection.host, { recursive: true, force: true })
    const host = '127.0.0.1'
    const orphan = spawn(
      postgres,
      ['-D', placement.cluster, ...settingsFor({ host, port: 20_000 + (process.pid % 20_000) }, 'durable')],
      {
        ...childOptions(placement.user),
        stdio: 'ignore',
        detached: true,
      },
    )
    await expect.poll(async () => (await readPostmasterNote(placement.cluster))?.isReady).toBe(true)
    const second = await start()
    expect(events).toContain('stopped a database left running by an earlier program')
    expect(isAlive(orphan.pid ?? Number.NaN)).toBe(false)
    expect(await ask(second, 'select 1')).toEqual([1])
  })

  it('leaves a stranger alone that has got the process id of an old note', async () => {
    const first = await start()
    const note = await readFile(join(first.placement.cluster, 'postmaster.pid'), 'utf8')
    await stop(first)
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await writeFile(
      join(first.placement.cluster, 'postmaster.pid'),
      note.replace(/^\d+/, String(stranger.pid)),
    )
    expect(await ask(await start(), 'select 1')).toEqual([1])
    expect(isAlive(stranger.pid ?? Number.NaN)).toBe(true)
    stranger.kill()
  })

  it.runIf(process.platform !== 'win32')(
    'takes no dead process that nobody collected for a running server',
    async () => {
      const first = await start()
      const note = await readFile(join(first.placement.cluster, 'postmaster.pid'), 'utf8')
      await stop(first)
      // The shell starts a child and becomes `sleep`, which never collects it.
      const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [zombie] = (await once(parent.stdout, 'data')) as [Buffer]
      await writeFile(
        join(first.placement.cluster, 'postmaster.pid'),
        note.replace(/^\d+/, zombie.toString().trim()),
      )
      expect(await ask(await start(), 'select 1')).toEqual([1])
      parent.kill()
    },
  )

  it('starts the server again when it dies', async () => {
    const server = await start()
    const pid = await pidOn(server)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => ask(server, 'select 1').catch(() => 'down'), { timeout: 10_000 }).toEqual([1])
    expect(await pidOn(server)).not.toBe(pid)
  })

  it('makes the cluster anew when its creation was cut short', async () => {
    await writeFile(join(dataDirectory, 'database-password'), 'of a creation that was cut short')
    expect(await ask(await start(), 'select 1')).toEqual([1])
    await expect(access(join(dataDirectory, 'postgres.unfinished'))).rejects.toThrow('ENOENT')
  })
})
