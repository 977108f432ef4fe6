import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { aDraft } from '../../src/features/evidence/fixtures.ts'
import { aUnit } from '../../src/features/organisation/fixtures.ts'
import { createDirectoryFileStore } from '../../src/platform/files/directory-file-store.ts'
import { expectRefusal, formWith, openWholeProgram, type WholeProgram } from './whole-program.ts'

const run = promisify(execFile)
const MEBIBYTE = 1024 * 1024
const full = { status: 507, code: 'storage.full' }

let program: WholeProgram
let release: (() => Promise<void>)[] = []
afterEach(async () => {
  await program.close()
  for (const free of release.toReversed()) await free()
  release = []
})

/** A directory on a disk of one megabyte; undefined where this user may not make one. */
async function tinyDisk(): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'luoshi-tiny-'))
  release.push(() => rm(directory, { recursive: true, force: true }))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory])
  } catch {
    return undefined
  }
  release.push(() => run('umount', [directory]).then(() => undefined))
  return directory
}

/** A store on a full disk: a real one where we may make it, otherwise one whose writes fail half-way as they do there. */
async function fullStore() {
  const disk = await tinyDisk()
  if (disk !== undefined) return { disk, files: createDirectoryFileStore(disk) }
  const directory = await mkdtemp(join(tmpdir(), 'luoshi-full-'))
  release.push(() => rm(directory, { recursive: true, force: true }))
  const files = createDirectoryFileStore(directory, async (file, content) => {
    await file.write(content.subarray(0, Math.min(content.byteLength, MEBIBYTE)))
    if (content.byteLength > MEBIBYTE)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  })
  return { disk: directory, files }
}

const unfinishedIn = async (disk: string): Promise<string[]> => readdir(join(disk, 'incoming'))

describe('a full disk under the files', () => {
  it('refuses what does not fit, leaves nothing half-written, and takes what still fits', async () => {
    const { disk, files } = await fullStore()
    program = await openWholeProgram(files)
    const attach = (content: string) =>
      program.send('/api/evidence/files', { method: 'POST', body: formWith(content, '附件.txt') })
    const refusal = expectRefusal(await attach('佐'.repeat(MEBIBYTE)), full)
    expect(refusal.sentence.zh).toContain('没有保存')
    const details = JSON.stringify({ effectiveFrom: '2026-01-01' })
    const rule = formWith(`第一条 ${'学校应当每月开展一次安全检查。'.repeat(60_000)}`, '规定.txt', {
      details,
    })
    expectRefusal(await program.send('/api/rulebooks/upload', { method: 'POST', body: rule }), full)
    expect(await unfinishedIn(disk)).toEqual([])
    for (const table of ['stored_file', 'rulebook', 'clause', 'audit_entry'])
      expect(await program.count(table)).toBe(0)
    expect((await attach('签到表')).status).toBe(200)
    expect(await program.count('stored_file')).toBe(1)
  })
})

describe('a full disk under the database', () => {
  it('refuses the record and leaves no part of it', async () => {
    program = await openWholeProgram()
    const { context } = program
    const unitId = await aUnit(context)
    const entries = await program.count('audit_entry')
    // PostgreSQL's own error where a table cannot grow, raised by a row like the one that would not fit.
    await sql`create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(
      context.database,
    )
    await sql`create trigger no_room before insert on audit_entry for each row execute function no_room()`.execute(
      context.database,
    )
    const record = () => program.ask('POST', '/api/evidence/activities', aDraft(context, { unitId }))
    expectRefusal(await record(), full)
    for (const table of ['activity', 'tally', 'contribution', 'audit_pending'])
      expect(await program.count(table)).toBe(table === 'audit_pending' ? entries : 0)
    await sql`drop trigger no_room on audit_entry`.execute(context.database)
    expect((await record()).status).toBe(200)
  })
})
