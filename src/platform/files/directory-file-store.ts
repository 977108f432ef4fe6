import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './file-store.ts'

const SHA256 = /^[0-9a-f]{64}$/

/** What is stored under a hash is no longer what was put there: the disk or somebody's hand changed it. */
export class DamagedFile extends Error {
  constructor(sha256: string) {
    super(`stored file ${sha256} is damaged: its content has another hash`)
    this.name = 'DamagedFile'
  }
}

/**
 * Files in a directory, named by their hash (`ab/cd/abcd…`). A file is there whole or not at all, also after
 * a power cut, and once `put` has returned it stays. A full disk throws Node's ENOSPC (`isStorageFull`) and
 * leaves nothing behind.
 */
export const createDirectoryFileStore = (directory: string, write: Write = writeAll): FileStore => {
  const pathOf = (sha256: string): string => join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    put: async (content) => {
      const sha256 = hashOf(content)
      const path = pathOf(sha256)
      if (!(await exists(path))) await writeWhole(path, content, join(directory, 'incoming'), write)
      return { sha256, size: content.byteLength }
    },
    get: async (sha256) => {
      // The name comes from outside: anything but a hash could lead out of the directory.
      if (!SHA256.test(sha256)) return null
      const content = await readIfThere(pathOf(sha256))
      if (content !== null && hashOf(content) !== sha256) throw new DamagedFile(sha256)
      return content
    },
  }
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const exists = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )

const readIfThere = async (path: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Puts the bytes into an open file; replaced in tests to fail half-way. */
type Write = (file: FileHandle, content: Uint8Array) => Promise<void>

const writeAll: Write = (file, content) => file.writeFile(content)

const writeWhole = async (
  path: string,
  content: Uint8Array,
  incoming: string,
  write: Write,
): Promise<void> => {
  await makeDirectory(incoming)
  await makeDirectory(dirname(path))
  const unfinished = join(incoming, randomUUID())
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await write(file, content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** Makes a folder so that it survives a power cut: the entry in its parent must be on disk as well. */
const makeDirectory = async (path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; ; made = dirname(made)) {
    await syncDirectory(dirname(made))
    if (made === first) return
  }
}

const syncDirectory = async (path: string): Promise<void> => {
  // Windows cannot open a folder; its file system keeps its own journal.
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
