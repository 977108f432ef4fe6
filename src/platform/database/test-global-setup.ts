import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { liveHolderOf } from '../process/directory-lock.ts'
import { connect } from './connect.ts'
import { startEmbeddedServer } from './embedded/embedded-server.ts'
import { migrate } from './migrate.ts'
import { administer, connectionTo, type TestServer } from './test-server.ts'

const PREFIX = 'luoshi-test-'

/**
 * Once a run: a server of its own (or the one of `DATABASE_URL`) with a migrated template; everything is gone
 * at the end.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await openServer()
  const template = `luoshi_test_${randomBytes(4).toString('hex')}`
  await administer(server.connection, `create database ${template}`)
  const opened = connect(connectionTo(server.connection, template), 1)
  try {
    await migrate(opened.database)
  } finally {
    await opened.close()
  }
  project.provide('testServer', { connection: server.connection, template })
  return async () => {
    await administer(server.connection, `drop database if exists ${template} with (force)`)
    await server.close()
  }
}

const openServer = async (): Promise<{ connection: TestServer['connection']; close(): Promise<void> }> => {
  const url = process.env['DATABASE_URL']
  if (url) return { connection: { connectionString: url }, close: async () => undefined }
  await removeAbandoned()
  const directory = await mkdtemp(join(tmpdir(), PREFIX))
  const server = await startEmbeddedServer({ dataDirectory: directory, durability: 'for-tests' })
  return {
    connection: server.connection,
    close: async () => {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** What runs that were killed have left behind; runs that are under way hold their folder. */
const removeAbandoned = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const directory = join(tmpdir(), name)
    if (!name.startsWith(PREFIX) || (await isInUse(directory))) continue
    await rm(directory, { recursive: true, force: true }).catch(() => undefined)
  }
}

const isInUse = async (directory: string): Promise<boolean> => {
  if ((await liveHolderOf(directory)) !== undefined) return true
  // A run that has just begun has its folder before it has its lock.
  const age = await stat(directory).then(
    ({ birthtimeMs }) => Date.now() - birthtimeMs,
    () => 0,
  )
  return age < 60_000
}
