import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStorageFull } from '../database/error-kind.ts'
import { createDirectoryFileStore, DamagedFile } from './directory-file-store.ts'
import type { FileStore } from './file-store.ts'

let directory: string
let store: FileStore
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), '佐证 '))
  store = createDirectoryFileStore(directory)
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const filesIn = async (): Promise<string[]> =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)

describe('the file store', () => {
  it('gives back exactly what was put, under its hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (content) => {
        const stored = await store.put(content)
        expect(stored).toEqual({ sha256: sha256(content), size: content.length })
        expect(new Uint8Array((await store.get(stored.sha256)) ?? [])).toEqual(content)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the same content once, however many bring it at a time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.put(bytes('照片'))))
    expect(await filesIn()).toEqual([sha256(bytes('照片'))])
  })

  it('knows nothing of what was never put, nor of names that are no hash', async () => {
    expect(await store.get('0'.repeat(64))).toBeNull()
    await writeFile(join(directory, 'secret'), 'x')
    expect(await store.get('../../secret')).toBeNull()
    expect(await store.get(`../../${'0'.repeat(58)}`)).toBeNull()
  })

  it('does not hand out a file that was changed behind its back', async () => {
    const stored = await store.put(bytes('原件'))
    const path = join(directory, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256)
    await writeFile(path, '改过')
    await expect(store.get(stored.sha256)).rejects.toThrow(DamagedFile)
  })

  it('says that the disk is full, and leaves nothing of what it had begun', async () => {
    const full = createDirectoryFileStore(directory, async (file, content) => {
      await file.write(content.subarray(0, 1))
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    })
    const failure = await full.put(bytes('太大')).catch((error: unknown) => error)
    expect(isStorageFull(failure)).toBe(true)
    expect(await filesIn()).toEqual([])
    expect(await store.get(sha256(bytes('太大')))).toBeNull()
  })
})
