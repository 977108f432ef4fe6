import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Whether the system still lists a process of this id, be it only as one that has ended and was not collected
 * (a zombie).
 */
export const isListed = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process of this id runs, whoever owns it; a zombie does not. */
export const isAlive = (pid: number): boolean => isListed(pid) && !isZombie(pid)

/**
 * In containers the first process often collects nobody, so an orphan that has ended would seem to run for
 * ever.
 */
const isZombie = (pid: number): boolean => {
  if (process.platform !== 'linux') return false
  try {
    return fieldsAfterName(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] === 'Z'
  } catch {
    return false
  }
}

/**
 * Fields of `/proc/<pid>/stat` from the third on: the second, the command's name in brackets, may hold spaces
 * itself.
 */
const fieldsAfterName = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/**
 * A text that differs between two processes that had the same id one after the other (boot and start time),
 * or undefined where the system does not tell. Ids are used again soon in containers, so an id alone proves
 * nothing.
 */
export const birthOf = async (pid: number): Promise<string | undefined> => {
  try {
    if (process.platform === 'linux') {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      ])
      const startTime = fieldsAfterName(stat)[19]
      return `${boot.trim()}/${startTime}`
    }
    if (process.platform === 'win32') return undefined
    return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim()
  } catch {
    return undefined
  }
}

/** The command line of a process, or undefined where it is gone or the system does not tell. */
export const commandLineOf = async (pid: number): Promise<string | undefined> => {
  try {
    if (process.platform === 'linux')
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    if (process.platform === 'win32') return undefined
    return (await run('ps', ['-o', 'args=', '-p', String(pid)])).stdout.trim()
  } catch {
    return undefined
  }
}
