import { access } from 'node:fs/promises'
import { databaseOptionsOf, type OpenDatabase, openDatabase } from '../../platform/database/connect.ts'
import { findBinaries } from '../../platform/database/embedded/binaries.ts'
import { runToEnd } from '../../platform/database/embedded/child.ts'
import { choosePlacement } from '../../platform/database/embedded/placement.ts'
import { missingMigrations } from '../../platform/database/migrate.ts'
import { CannotStart } from '../../platform/process/cannot-start.ts'
import { liveHolderOf } from '../../platform/process/directory-lock.ts'
import { bad, type Finding, fair, good } from './finding.ts'

/** The embedded database's programs, and whether the database opens and is up to date. */
export async function* databaseFindings(
  environment: NodeJS.ProcessEnv,
  dataDirectory: string,
): AsyncGenerator<Finding> {
  const isEmbedded = !environment['DATABASE_URL']
  if (isEmbedded) {
    const programs = await programsFinding(environment)
    yield programs
    if (programs.grade === 'bad') return
    const waiting = await notOpenedFinding(dataDirectory)
    if (waiting !== undefined) {
      yield waiting
      return
    }
  }
  yield* openedFindings(environment)
}

const programsFinding = async (environment: NodeJS.ProcessEnv): Promise<Finding> => {
  try {
    const binaries = await findBinaries(environment)
    const version = (await runToEnd(binaries.postgres, ['--version'], undefined)).trim()
    return good(`内置数据库 ${version}`, `Embedded database ${version}`)
  } catch (error) {
    return troubleFinding(error, {
      zh: '内置数据库的程序不能运行',
      en: 'The embedded database’s programs cannot be run',
    })
  }
}

/** When the database is not to be opened: somebody has it open, or there is none yet. */
const notOpenedFinding = async (dataDirectory: string): Promise<Finding | undefined> => {
  if ((await liveHolderOf(dataDirectory)) !== undefined)
    return good('数据库由正在运行的程序使用', 'The database is in use by the running program')
  const { cluster, user } = await choosePlacement(dataDirectory)
  const isMade = await access(cluster).then(
    () => true,
    () => false,
  )
  if (isMade) return undefined
  const asUser = user === undefined ? '' : ` (${user.name})`
  return good(
    `数据库将在首次启动时建立：${cluster}${asUser}`,
    `The database will be made at first start: ${cluster}${asUser}`,
  )
}

async function* openedFindings(environment: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  let opened: OpenDatabase
  try {
    opened = await openDatabase({ ...databaseOptionsOf(environment), connections: 1 })
  } catch (error) {
    yield troubleFinding(error, { zh: '数据库打不开', en: 'The database does not open' })
    return
  }
  try {
    yield good(`数据库可用：${opened.description}`, `The database opens: ${opened.description}`)
    yield await migrationsFinding(opened)
  } finally {
    await opened.close()
  }
}

const migrationsFinding = async ({ database }: OpenDatabase): Promise<Finding> => {
  try {
    const missing = await missingMigrations(database)
    if (missing.length === 0) return good('数据库结构是最新的', 'The database’s tables are up to date')
    return fair(
      {
        zh: `数据库结构待更新（${missing.length} 步）`,
        en: `The database’s tables are ${missing.length} steps behind`,
      },
      {
        zh: '启动程序时会自动更新；请先备份。',
        en: 'The program brings them up to date when it starts; back up first.',
      },
    )
  } catch (error) {
    return troubleFinding(error, {
      zh: '数据库结构与本程序不符',
      en: 'The database’s tables do not fit this program',
    })
  }
}

const troubleFinding = (error: unknown, sentence: Finding['sentence']): Finding => {
  if (error instanceof CannotStart) return bad(sentence, error.sentence)
  const reason = error instanceof Error ? error.message : String(error)
  return bad(sentence, { zh: reason, en: reason })
}
