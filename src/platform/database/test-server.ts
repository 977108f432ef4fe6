import pg from 'pg'

/** What the run's set-up hands to every test file. */
export interface TestServer {
  /** How `pg` connects as a user who may create databases. */
  readonly connection: pg.ClientConfig
  /** A migrated database without rows, to copy from. */
  readonly template: string
}

/** The same server, another database. */
export const connectionTo = (connection: pg.ClientConfig, database: string): pg.ClientConfig => {
  if (connection.connectionString === undefined) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = `/${database}`
  return { ...connection, connectionString: url.href }
}

/** Runs one statement about databases, which may not run in a transaction. */
export const administer = async (connection: pg.ClientConfig, statement: string): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
