import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../process/cannot-start.ts'
import {
  canReach,
  type OperatingUser,
  runsAsRoot,
  unprivilegedOwnerOf,
  unprivilegedUser,
} from '../../process/operating-user.ts'

/** Where the parts of one embedded database lie, and as whom it runs. */
export interface Placement {
  /** The folder that the operator named (`LUOSHI_DATA`). */
  readonly dataDirectory: string
  /** PostgreSQL's own folder (PGDATA). */
  readonly cluster: string
  readonly passwordFile: string
  readonly logFile: string
  /** Whom PostgreSQL runs as; undefined for the present user. */
  readonly user: OperatingUser | undefined
  /**
   * A folder that `user` can reach, for the cluster and for what must be copied; the data directory wherever
   * possible.
   */
  readonly reachable: string
  /** A short name of its own for sockets and the like. */
  readonly fingerprint: string
}

/**
 * Where root puts what an unprivileged user must reach when the project itself cannot be reached (e.g. under
 * /root).
 */
const REACHABLE_ROOT = '/var/lib/luoshi'

/**
 * Creates the folders of the database and says where they lie. PostgreSQL refuses to run as root, so root
 * hands it to an existing user without privileges; when that user cannot walk down to the data directory, the
 * cluster lies under /var/lib/luoshi instead.
 */
export const placeDatabase = async (directory: string): Promise<Placement> => {
  const dataDirectory = resolve(directory)
  await mkdir(dataDirectory, { recursive: true, mode: runsAsRoot() ? 0o711 : 0o700 })
  // Letting others pass through, not look in: what lies inside has its own protection.
  if (runsAsRoot()) await chmod(dataDirectory, ((await stat(dataDirectory)).mode & 0o777) | 0o111)
  const placement = await choosePlacement(dataDirectory)
  await mkdir(placement.reachable, { recursive: true, mode: 0o711 })
  return placement
}

/** Where the database lies, or will lie once it is made; touches nothing. */
export const choosePlacement = async (directory: string): Promise<Placement> => {
  const dataDirectory = resolve(directory)
  const fingerprint = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)
  const candidate = runsAsRoot() ? await requireUser() : undefined
  const isReachable = candidate === undefined || (await canReach(candidate, dataDirectory))
  const reachable = isReachable ? dataDirectory : join(REACHABLE_ROOT, fingerprint)
  const cluster = join(reachable, 'postgres')
  return {
    dataDirectory,
    cluster,
    reachable,
    fingerprint,
    passwordFile: join(dataDirectory, 'database-password'),
    logFile: join(dataDirectory, 'postgres.log'),
    user: candidate === undefined ? undefined : ((await ownerOfExisting(cluster)) ?? candidate),
  }
}

const requireUser = async (): Promise<OperatingUser> => {
  const user = await unprivilegedUser()
  if (user !== undefined) return user
  throw new CannotStart('database.no-user', {
    zh: 'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 用户。请新建普通用户运行本程序，或用 DATABASE_URL 指定数据库。',
    en: 'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Run the program as an ordinary user, or name a database by DATABASE_URL.',
  })
}

/** A cluster made earlier stays with its owner. */
const ownerOfExisting = async (cluster: string): Promise<OperatingUser | undefined> =>
  unprivilegedOwnerOf(cluster).catch(() => undefined)

/** Makes a folder that only the database's user may enter. */
export const makePrivateDirectory = async (path: string, user: OperatingUser | undefined): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (user !== undefined) await chown(path, user.uid, user.gid)
}
