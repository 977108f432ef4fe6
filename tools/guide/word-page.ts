import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFontConfiguration } from '../trials/official-fonts.ts'

const run = promisify(execFile)
const minutes = 60_000

/** The first page of a Word file as LibreOffice lays it out, as PNG; undefined where LibreOffice or pdftoppm is missing. */
export async function drawFirstPage(word: Uint8Array): Promise<Buffer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-word-'))
  try {
    await writeFile(join(folder, 'page.docx'), word)
    // A profile of its own: another LibreOffice may be running.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const convert = [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'page.docx'),
    ]
    const env = { ...process.env, FONTCONFIG_FILE: writeFontConfiguration(folder) }
    await run('soffice', convert, { timeout: 3 * minutes, env })
    const draw = ['-r', '80', '-png', '-singlefile', join(folder, 'page.pdf'), join(folder, 'page')]
    await run('pdftoppm', draw, { timeout: minutes })
    return await readFile(join(folder, 'page.png'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
