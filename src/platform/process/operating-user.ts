import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A user of the operating system as whom a child process runs. */
export interface OperatingUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export const runsAsRoot = (): boolean => process.getuid?.() === 0

/** Users of `/etc/passwd`; none where there is no such file. */
const knownUsers = async (): Promise<readonly OperatingUser[]> => {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** An existing user without privileges, `postgres` before `nobody`. */
export const unprivilegedUser = async (): Promise<OperatingUser | undefined> => {
  const users = await knownUsers()
  return users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody')
}

/** The owner of a path, when it is a known user other than root. */
export const unprivilegedOwnerOf = async (path: string): Promise<OperatingUser | undefined> => {
  const { uid } = await stat(path)
  return uid === 0 ? undefined : (await knownUsers()).find((user) => user.uid === uid)
}

/**
 * Whether a user may walk down to a path (and through it, when it is a directory): every folder above lets
 * them pass. What does not exist yet is no hindrance.
 */
export const canReach = async (user: OperatingUser, path: string): Promise<boolean> => {
  for (let current = path; ; current = dirname(current)) {
    const found = await stat(current).catch(() => undefined)
    if (found !== undefined && !letsPass(found, user)) return false
    if (current === dirname(current)) return true
  }
}

const letsPass = ({ mode, uid, gid }: Stats, user: OperatingUser): boolean => {
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}
