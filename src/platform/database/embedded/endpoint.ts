import { lstat, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePrivateDirectory, type Placement } from './placement.ts'
import type { Endpoint } from './settings.ts'

/** A socket's path may have 107 bytes, its name `/.s.PGSQL.5432` included. */
const LONGEST_DIRECTORY = 90

/** A Unix socket in a short folder that only the database's user may enter; on Windows a free port of the loopback. */
export const chooseEndpoint = async (placement: Placement): Promise<Endpoint> => {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() }
  const temporary = Buffer.byteLength(tmpdir()) < LONGEST_DIRECTORY - 30 ? tmpdir() : '/tmp'
  const usual = join(temporary, `luoshi-${placement.fingerprint}`)
  // Everybody may write to the temporary folder: a link or a stranger's folder of that name must not be taken for ours.
  const directory = (await isOursOrFree(usual, placement)) ? usual : await mkdtemp(`${usual}-`)
  await makePrivateDirectory(directory, placement.user)
  return { host: directory, port: 5432 }
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
