import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from '../../process/cannot-start.ts'
import type { Binaries } from './binaries.ts'
import { runToEnd } from './child.ts'
import { makePrivateDirectory, type Placement } from './placement.ts'
import type { Durability } from './settings.ts'

/** The database's own superuser; the program's only one. */
export const CLUSTER_USER = 'luoshi'

/**
 * Makes the cluster unless it exists, and returns its password. A creation that was cut short leaves nothing
 * that counts.
 */
export const ensureCluster = async (
  placement: Placement,
  binaries: Binaries,
  durability: Durability,
): Promise<string> => {
  if (await exists(join(placement.cluster, 'PG_VERSION'))) {
    await requireSameVersion(placement, binaries)
    return readPassword(placement)
  }
  const password = await makePassword(placement)
  const unfinished = `${placement.cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await makePrivateDirectory(unfinished, placement.user)
  const passwordCopy = join(unfinished, 'initial-password')
  await writeFile(passwordCopy, password, { mode: 0o600 })
  if (placement.user !== undefined) await chown(passwordCopy, placement.user.uid, placement.user.gid)
  // initdb wants an empty folder, and a password that its user can read: so the cluster is a folder below.
  const inner = join(unfinished, 'cluster')
  await runToEnd(
    binaries.initdb,
    await initdbParameters(inner, passwordCopy, binaries, durability),
    placement.user,
  )
  await rename(inner, placement.cluster)
  await rm(unfinished, { recursive: true, force: true })
  return password
}

const initdbParameters = async (
  cluster: string,
  passwordFile: string,
  binaries: Binaries,
  durability: Durability,
): Promise<readonly string[]> => [
  `--pgdata=${cluster}`,
  `--username=${CLUSTER_USER}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // The built-in locale orders by code point on every system alike and knows the case of all letters; it came
  // with 17.
  ...((await majorVersion(binaries)) >= 17
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C']),
  ...(durability === 'for-tests' ? ['--no-sync'] : []),
]

const majorVersion = async (binaries: Binaries): Promise<number> =>
  Number(/(\d+)/.exec(await runToEnd(binaries.initdb, ['--version'], undefined))?.[1] ?? 0)

/** PostgreSQL reads only clusters of its own major version. */
const requireSameVersion = async (placement: Placement, binaries: Binaries): Promise<void> => {
  const [made, present] = await Promise.all([
    readFile(join(placement.cluster, 'PG_VERSION'), 'utf8').then(Number),
    majorVersion(binaries),
  ])
  if (made === present) return
  throw new CannotStart('database.other-version', {
    zh: `数据目录 ${placement.cluster} 由 PostgreSQL ${made} 建立，而现有程序是 ${present}。请用原版本导出数据，或用 LUOSHI_POSTGRES_BIN 指向 ${made} 版。`,
    en: `The data directory ${placement.cluster} was made by PostgreSQL ${made}, but these programs are ${present}. Export the data with the old version, or point LUOSHI_POSTGRES_BIN to a ${made}.`,
  })
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const readPassword = async (placement: Placement): Promise<string> => {
  try {
    return (await readFile(placement.passwordFile, 'utf8')).trim()
  } catch (error) {
    throw new CannotStart(
      'database.no-password',
      {
        zh: `找不到内置数据库的密码文件 ${placement.passwordFile}。它应与数据目录 ${placement.cluster} 一起保存，请从备份中找回。`,
        en: `The embedded database's password file ${placement.passwordFile} is missing. It belongs to the data directory ${placement.cluster}; restore it from your backup.`,
      },
      error,
    )
  }
}

/**
 * The password is on disk before the cluster exists: the other way round a cut would leave a cluster that
 * nobody can open.
 */
const makePassword = async (placement: Placement): Promise<string> => {
  const password = randomBytes(24).toString('base64url')
  await writeFile(`${placement.passwordFile}.new`, password, { mode: 0o600, flush: true })
  await rename(`${placement.passwordFile}.new`, placement.passwordFile)
  return password
}
