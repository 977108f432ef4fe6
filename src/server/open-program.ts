import { join } from 'node:path'
import type { Logger } from 'pino'
import { openLocalOwner } from '../features/access/actions.ts'
import type { ActionContext, AnyDatabase } from '../platform/action/context.ts'
import { databaseOptionsOf, dataDirectoryOf, openDatabase } from '../platform/database/connect.ts'
import { migrate } from '../platform/database/migrate.ts'
import { createDirectoryFileStore } from '../platform/files/directory-file-store.ts'
import type { FileStore } from '../platform/files/file-store.ts'
import { permissions } from './compose.ts'

/** The program without its front: what every command works with. */
export interface Program {
  readonly database: AnyDatabase
  readonly files: FileStore
  /** Version and place of the database, for people. */
  readonly description: string
  /** A fresh context for an action of the local owner. */
  openContext(): Promise<ActionContext>
  /** Lets a second program say where this one can be reached. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/**
 * Opens database and files as the environment says (`DATABASE_URL`, `LUOSHI_DATA`), brings the tables up to
 * date and sees that the tenant exists. Throws `CannotStart` with what to do.
 */
export const openProgram = async (environment: NodeJS.ProcessEnv, log: Logger): Promise<Program> => {
  const opened = await openDatabase({
    ...databaseOptionsOf(environment),
    say: (event, facts) => log.warn(facts, event),
  })
  try {
    const { applied } = await migrate(opened.database)
    if (applied.length > 0) log.info({ applied }, 'migrated')
    const files = createDirectoryFileStore(join(dataDirectoryOf(environment), 'files'))
    const openContext = await openLocalOwner({ database: opened.database, files, permissions })
    return { ...opened, files, openContext }
  } catch (error) {
    await opened.close()
    throw error
  }
}
