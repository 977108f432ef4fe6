import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from './connect.ts'
import { migrate, missingMigrations, readMigrations } from './migrate.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const cleanUps: (() => Promise<void>)[] = []
let test: TestDatabase
let directory: string

beforeEach(async () => {
  test = await createTestDatabase()
  directory = await mkdtemp(join(tmpdir(), 'migrations-'))
  // The template has the program's own migrations; these tests bring theirs.
  await sql`drop table schema_migration`.execute(test.database)
  const { drop } = test
  const made = directory
  cleanUps.push(drop, () => rm(made, { recursive: true }))
})
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp()
})

const write = (name: string, text: string) => writeFile(join(directory, name), text)

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    await write('0001-one.sql', 'create table one (id int); insert into one values (1);')
    expect(await missingMigrations(test.database, directory)).toEqual(['0001-one.sql'])
    expect((await migrate(test.database, directory)).applied).toEqual(['0001-one.sql'])
    await write('0002-two.sql', 'insert into one values (2);')
    const second = await migrate(test.database, directory)
    expect(second).toEqual({ applied: ['0002-two.sql'], already: ['0001-one.sql'] })
    const { rows } = await sql`select id from one order by id`.execute(test.database)
    expect(rows).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('takes a failing migration back whole and names file and line', async () => {
    await write('0001-one.sql', 'create table half (id int);\n\nselect nonsense;')
    await expect(migrate(test.database, directory)).rejects.toThrow(/0001-one\.sql failed at line 3/)
    const { rows } = await sql<{ found: string | null }>`select to_regclass('half')::text as found`.execute(
      test.database,
    )
    expect(rows[0]?.found).toBeNull()
  })

  it('refuses a migration changed after it was applied, but not one with other line ends', async () => {
    await write('0001-one.sql', 'create table one (id int);\n')
    await migrate(test.database, directory)
    await write('0001-one.sql', 'create table one (id int);\r\n')
    await expect(migrate(test.database, directory)).resolves.toMatchObject({ applied: [] })
    await write('0001-one.sql', 'create table one (id bigint);\n')
    await expect(migrate(test.database, directory)).rejects.toMatchObject({
      code: 'database.migration-changed',
    })
  })

  it('refuses a database that is newer than the program', async () => {
    await write('0001-one.sql', 'create table one (id int);')
    await write('0002-two.sql', 'create table two (id int);')
    await migrate(test.database, directory)
    await rm(join(directory, '0002-two.sql'))
    await expect(migrate(test.database, directory)).rejects.toMatchObject({ code: 'database.newer' })
  })

  it('applies once when two programs start together', async () => {
    await write('0001-one.sql', 'select pg_sleep(0.2); create table one (id int);')
    const other = connect(test.connection, 2)
    try {
      const reports = await Promise.all([
        migrate(test.database, directory),
        migrate(other.database, directory),
      ])
      expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001-one.sql'])
    } finally {
      await other.close()
    }
  })

  it('wants numbers without gaps', async () => {
    await write('0002-two.sql', '')
    await expect(readMigrations(directory)).rejects.toThrow(/number 1 was expected/)
  })
})
