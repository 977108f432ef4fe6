import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { AnyDatabase } from '../action/context.ts'
import { CannotStart } from '../process/cannot-start.ts'

/** One numbered file of plain SQL. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/** What a run found and did, by file name. */
export interface MigrationReport {
  readonly applied: readonly string[]
  readonly already: readonly string[]
}

/** Our own key among advisory locks; any constant will do as long as it stays. */
const LOCK_KEY = 7_180_001
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/

const migrationsDirectory = join(import.meta.dirname, 'migrations')

/**
 * The migrations of a folder in their order. Throws when two share a number or a name is not `0001-name.sql`.
 */
export const readMigrations = async (
  directory: string = migrationsDirectory,
): Promise<readonly Migration[]> => {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(files.map((file) => readMigration(directory, file)))
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new Error(`migration ${name}: number ${index + 1} was expected`)
  })
  return migrations
}

const readMigration = async (directory: string, file: string): Promise<Migration> => {
  const number = FILE_NAME.exec(file)?.[1]
  if (number === undefined) throw new Error(`migration ${file}: a name like 0001-name.sql was expected`)
  // A check-out on Windows may change the line ends; the migration is the same.
  const text = (await readFile(join(directory, file), 'utf8')).replaceAll('\r\n', '\n')
  return {
    number: Number(number),
    name: file,
    sql: text,
    sha256: createHash('sha256').update(text).digest('hex'),
  }
}

/**
 * Brings the database up to date: each missing migration in a transaction of its own, under a lock, so that
 * programs that start together do it once. Throws `CannotStart` when a migration that was applied has been
 * changed since, or the database knows more than this program.
 */
export const migrate = async (database: AnyDatabase, directory?: string): Promise<MigrationReport> => {
  const migrations = await readMigrations(directory)
  return database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${LOCK_KEY})`.execute(connection)
    try {
      await sql`create table if not exists schema_migration (
        number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now()
      )`.execute(connection)
      const applied = await readApplied(connection)
      const pending = pendingMigrations(migrations, applied)
      for (const migration of pending) await apply(connection, migration)
      return { applied: pending.map(({ name }) => name), already: applied.map(({ name }) => name) }
    } finally {
      await sql`select pg_advisory_unlock(${LOCK_KEY})`.execute(connection)
    }
  })
}

/** The migrations that a database still lacks, without touching it; all of them when it is empty. */
export const missingMigrations = async (
  database: AnyDatabase,
  directory?: string,
): Promise<readonly string[]> => {
  const migrations = await readMigrations(directory)
  const found = await sql<{
    name: string | null
  }>`select to_regclass('schema_migration')::text as name`.execute(database)
  const applied = found.rows[0]?.name == null ? [] : await readApplied(database)
  return pendingMigrations(migrations, applied).map(({ name }) => name)
}

// biome-ignore lint/suspicious/noExplicitAny: the migration table belongs to no feature
const readApplied = async (database: Kysely<any>): Promise<readonly AppliedMigration[]> =>
  (
    await sql<AppliedMigration>`select number, name, sha256 from schema_migration order by number`.execute(
      database,
    )
  ).rows

/**
 * Pure: what is still to do, given what was done; throws `CannotStart` when the two do not belong together.
 */
const pendingMigrations = (
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] => {
  for (const done of applied) {
    const migration = migrations.find(({ number }) => number === done.number)
    if (migration === undefined) throw newerDatabase(done.name)
    if (migration.sha256 !== done.sha256) throw changedMigration(migration.name)
  }
  return migrations.filter(({ number }) => !applied.some((done) => done.number === number))
}

const newerDatabase = (name: string): CannotStart =>
  new CannotStart('database.newer', {
    zh: `数据库比本程序新（已执行过 ${name}）。请使用较新版本的程序。`,
    en: `The database is newer than this program (${name} was applied to it). Use a newer version of the program.`,
  })

const changedMigration = (name: string): CannotStart =>
  new CannotStart('database.migration-changed', {
    zh: `迁移文件 ${name} 在执行之后被修改过。请恢复原文件，改动另写新的迁移。`,
    en: `The migration ${name} was changed after it had been applied. Restore it, and write a new migration for the change.`,
  })

// biome-ignore lint/suspicious/noExplicitAny: as above
const apply = async (connection: Kysely<any>, migration: Migration): Promise<void> => {
  try {
    await connection.transaction().execute(async (transaction) => {
      await sql.raw(migration.sql).execute(transaction)
      await sql`insert into schema_migration (number, name, sha256)
        values (${migration.number}, ${migration.name}, ${migration.sha256})`.execute(transaction)
    })
  } catch (error) {
    throw new Error(`migration ${migration.name} failed${lineOf(error, migration.sql)}`, { cause: error })
  }
}

/** Where in the file PostgreSQL stumbled, when it says so. */
const lineOf = (error: unknown, text: string): string => {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
  const message = error instanceof Error ? `: ${error.message}` : ''
  return Number.isNaN(position) ? message : ` at line ${text.slice(0, position).split('\n').length}${message}`
}
