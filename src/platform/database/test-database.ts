import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import type { AnyDatabase } from '../action/context.ts'
import { connect } from './connect.ts'
import { administer, connectionTo, type TestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** A database of one test's own: migrated, empty, dropped at its end. */
export interface TestDatabase {
  readonly database: AnyDatabase
  /** How a process or pool of the test's own connects to the same database. */
  readonly connection: pg.ClientConfig
  drop(): Promise<void>
}

/** Copies the run's migrated template (some 50 ms). Call `drop` in `afterAll`. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const server = inject('testServer')
  const name = `${server.template}_${randomBytes(6).toString('hex')}`
  await administer(server.connection, `create database ${name} template ${server.template}`)
  const connection = connectionTo(server.connection, name)
  const opened = connect(connection, 8)
  return {
    database: opened.database,
    connection,
    drop: async () => {
      await opened.close()
      await administer(server.connection, `drop database if exists ${name} with (force)`)
    },
  }
}
