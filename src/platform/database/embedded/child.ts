import { type SpawnOptions, spawn } from 'node:child_process'
import type { OperatingUser } from '../../process/operating-user.ts'

/**
 * The surroundings of PostgreSQL's programs: nothing of the caller's PG* variables or locale may reach them.
 */
export const childOptions = (user: OperatingUser | undefined): SpawnOptions => ({
  cwd: '/',
  env: {
    ...(process.env['PATH'] === undefined ? {} : { PATH: process.env['PATH'] }),
    ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
    LC_ALL: 'C',
    TZ: 'UTC',
  },
  ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
})

/** Most output kept of a program that failed, in characters. */
const MOST_OUTPUT = 4_000

/**
 * Runs a program to its end; throws with the end of its output when it fails. Returns what it wrote to
 * stdout.
 */
export const runToEnd = (
  program: string,
  parameters: readonly string[],
  user: OperatingUser | undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...parameters], {
      ...childOptions(user),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let all = ''
    const keep = (chunk: Buffer) => {
      all = (all + chunk.toString('utf8')).slice(-MOST_OUTPUT)
    }
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout = (stdout + chunk.toString('utf8')).slice(0, MOST_OUTPUT)
      keep(chunk)
    })
    child.stderr?.on('data', keep)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(stdout)
      else reject(new Error(`${program} ended with ${signal ?? code}: ${all.trim()}`))
    })
  })
