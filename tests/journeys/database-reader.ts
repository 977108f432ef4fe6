import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'

type Row = Readonly<Record<string, unknown>>

/** Asks a running server's own database past the program: what it says must agree with what the program shows. */
export async function askDatabase(
  dataDirectory: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const password = await readFile(join(dataDirectory, 'database-password'), 'utf8')
  // PostgreSQL writes down where it listens: line 4 is the port, line 5 the folder of its socket.
  const lines = (await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const client = new Client({
    host: lines[4]?.trim() || '127.0.0.1',
    port: Number(lines[3]),
    user: 'luoshi',
    database: 'luoshi',
    password: password.trim(),
  })
  await client.connect()
  try {
    return (await client.query<Row>(statement, [...values])).rows
  } finally {
    await client.end()
  }
}
