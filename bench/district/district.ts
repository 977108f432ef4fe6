import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { openLocalOwner } from '../../src/features/access/actions.ts'
import type { ActionContext } from '../../src/platform/action/context.ts'
import { openDatabase } from '../../src/platform/database/connect.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { createDirectoryFileStore } from '../../src/platform/files/directory-file-store.ts'
import { permissions } from '../../src/server/compose.ts'
import { step } from '../stopwatch.ts'
import { seedDuties } from './duties.ts'
import { withoutIndexes } from './indexes.ts'
import { holdAgainstRecount } from './recount.ts'
import { seedUnits } from './units.ts'
import { seedYear } from './year.ts'

export interface Size {
  readonly units: number
  readonly activities: number
}

/** A district with a year behind it, in a database of its own that is gone when it is closed. */
export interface District {
  readonly context: ActionContext
  readonly description: string
  readonly root: string
  /** All units in the tree's order, the root first, leaves last. */
  readonly unitIds: readonly string[]
  /** Rows of the tables that grow. */
  readonly rows: Readonly<Record<string, number>>
  close(): Promise<void>
}

export const YEAR = 2025
/** The district lives on this day, whenever it is measured, so that every run asks the same. */
const TODAY = `${YEAR}-12-20`
const CONNECTIONS = 9

const clock = () => {
  const start = Temporal.Instant.from(`${TODAY}T02:00:00Z`)
  const begun = performance.now()
  return () => start.add({ milliseconds: Math.round(performance.now() - begun) })
}

/** Opens an embedded server on a folder of its own and seeds a district of a size; each step is told on the error stream. */
export async function openDistrict(size: Size): Promise<District> {
  const directory = await mkdtemp(join(tmpdir(), 'luoshi-bench-'))
  const opened = await openDatabase({ dataDirectory: directory, connections: CONNECTIONS })
  const close = async (): Promise<void> => {
    await opened.close()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    await migrate(opened.database)
    const files = createDirectoryFileStore(join(directory, 'files'))
    const open = await openLocalOwner({ database: opened.database, files, permissions, now: clock() })
    const context = await open()
    const { root, unitIds } = await seed(context, size)
    await step('vacuum, analyze', () => sql`vacuum (freeze, analyze)`.execute(opened.database))
    await sql`checkpoint`.execute(opened.database)
    await step('recount', () => holdAgainstRecount(context, sampleOf(unitIds), YEAR))
    const rows = await rowCounts(context)
    return { context, description: opened.description, root, unitIds, rows, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function seed(context: ActionContext, size: Size): Promise<{ root: string; unitIds: string[] }> {
  return context.database.connection().execute(async (connection) => {
    await sql`set synchronous_commit = off`.execute(connection)
    const root = await step(`${size.units} units`, () => seedUnits(context, connection, size.units))
    // What is copied from sound rows is sound: no trigger and no foreign key need look at it again.
    await sql`set session_replication_role = replica`.execute(connection)
    await step('duties', () => seedDuties(context, connection, YEAR))
    await step(`a year of ${size.activities} activities`, () =>
      withoutIndexes(connection, () =>
        seedYear(context, connection, { today: TODAY, count: size.activities }),
      ),
    )
    const { rows } = await sql<{ id: string }>`select id from seed_unit order by n`.execute(connection)
    // The connection goes back to the pool, whose prepared statements must stay.
    await sql`set session_replication_role = default; set synchronous_commit = default; discard temp`.execute(
      connection,
    )
    return { root, unitIds: rows.map(({ id }) => id) }
  })
}

/** Some leaves, to be held against a recount occurrence by occurrence. */
export const sampleOf = (unitIds: readonly string[]): string[] =>
  unitIds.slice(Math.floor(unitIds.length * 0.9)).slice(0, 20)

const growing = [
  'activity',
  'assignment',
  'occurrence',
  'requirement',
  'contribution',
  'summary',
  'unit_ancestry',
  'roll_up',
] as const

async function rowCounts({ database }: ActionContext): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of growing) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      database,
    )
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}
