import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePrivateDirectory, type Placement } from './placement.ts'
import type { Endpoint } from './settings.ts'

/** A socket's path may have 107 bytes, its name `/.s.PGSQL.5432` included. */
const LONGEST_DIRECTORY = 90

/**
 * A Unix socket in a short folder that only the database's user may enter; on Windows a free port of the
 * loopback.
 */
export const chooseEndpoint = async (placement: Placement): Promise<Endpoint> => {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() }
  const temporary = Buffer.byteLength(tmpdir()) < LONGEST_DIRECTORY - 30 ? tmpdir() : '/tmp'
  const usual = join(temporary, `luoshi-${placement.fingerprint}`)
  // Everybody may write to the temporary folder: a link or a stranger's folder of that name must not be taken
  // for ours.
  const directory = (await isOursOrFree(usual, placement)) ? usual : await mkdtemp(`${usual}-`)
  await makePrivateDirectory(directory, placement.user)
  return { host: directory, port: 5432 }
}

/**
 * Removes the socket of a server that was killed; with nobody left to collect it, PostgreSQL would take it
 * for a running one.
 */
export const clearEndpoint = async ({ host }: Endpoint): Promise<void> => {
  if (!host.startsWith('/')) return
  for (const name of await readdir(host)) await rm(join(host, name), { force: true })
}

/** Removes the folder itself, once the server has ended. */
export const removeEndpoint = async ({ host }: Endpoint): Promise<void> => {
  if (host.startsWith('/')) await rm(host, { recursive: true, force: true })
}

const isOursOrFree = async (path: string, { user }: Placement): Promise<boolean> => {
  try {
    const found = await lstat(path)
    return found.isDirectory() && (found.uid === process.getuid?.() || found.uid === user?.uid)
  } catch {
    return true
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
