// Draws the official Word files with LibreOffice, so that a person can look at them, and counts lines and characters.
// Run: node tools/trials/word-pictures.ts [folder, default artefacts/word]; needs soffice, pdftoppm and pdftotext.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OfficialDocument } from '../../src/platform/documents/official-document.ts'
import { writeOfficialWord } from '../../src/platform/documents/official-word.ts'
import { writeFontConfiguration } from './official-fonts.ts'
import { chineseReport, englishReport, fullPages } from './sample-report.ts'

const folder = process.argv[2] ?? join('artefacts', 'word')
mkdirSync(folder, { recursive: true })

const fonts = writeFontConfiguration(folder)

async function draw(name: string, document: OfficialDocument): Promise<string> {
  const word = join(folder, `${name}.docx`)
  writeFileSync(word, await writeOfficialWord(document))
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, word], {
    stdio: 'pipe',
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
  const pdf = join(folder, `${name}.pdf`)
  execFileSync('pdftoppm', ['-r', '60', '-png', pdf, join(folder, name)])
  console.log(`${pdf}: ${folder}/${name}-*.png`)
  return pdf
}

await draw('report-zh', chineseReport)
await draw('report-en', englishReport)
const pages = await draw('full-pages', fullPages)

// The second page is body text alone; its last line is the page number.
const lines = execFileSync('pdftotext', ['-f', '2', '-l', '2', '-layout', pages, '-'], { encoding: 'utf8' })
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line.length > 0 && !line.startsWith('—'))
const characters = new Set(lines.map((line) => line.length))
console.log(
  `full page: ${lines.length} lines of ${[...characters].join(' or ')} characters; 22 of 28 expected`,
)
if (lines.length !== 22 || characters.size !== 1 || !characters.has(28)) process.exitCode = 1
