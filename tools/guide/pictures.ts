// Takes the pictures of the user's guide into docs/images: the real server, the sample district, a real browser.
// npm run guide:pictures [-- name …] takes all of them, or those named.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { commonWords } from '../../src/ui/common-words.ts'
import { type Language, sayIn } from '../../src/ui/words.ts'
import { shellWords } from '../../src/web/shell-words.ts'
import { type Journey, settle, startJourney } from '../../tests/journeys/harness.ts'
import { ensureScreens } from '../setup/screens.mjs'
import { acceptDuties, type District, loadDistrict, prepareDistrict } from './district.ts'
import { adoptionPictures, districtPictures, emptyPictures, type Picture, type Size } from './picture-list.ts'
import { shrinkPicture } from './shrink-picture.ts'
import { drawFirstPage } from './word-page.ts'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const largestPicture = 250_000
const languages: readonly Language[] = ['zh', 'en']
const asked = new Set(process.argv.slice(2))
/** Where nothing is there yet, no place of it can be named. */
const nowhere: District = {
  bureauId: '',
  schoolId: '',
  versionId: '',
  activityId: '',
  training: { unitId: '', leader: '' },
  occurrenceId: undefined,
  reportIds: undefined,
}

async function keep(name: string, png: Buffer): Promise<void> {
  const small = shrinkPicture(png)
  await writeFile(`${folder}${name}.png`, small)
  const size = `${Math.round(small.length / 1000)} kB`
  console.log(
    small.length > largestPicture ? `${name}: ${size}, larger than it should be` : `${name}: ${size}`,
  )
}

/**
 * Waits until a heading is there and for a second nothing has been loading: the network may rest before a screen asks for what
 * another reading told it.
 */
async function calmDown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const deadline = performance.now() + 30_000
  for (let calm = 0; calm < 4; ) {
    if (performance.now() > deadline) throw new Error('the screen never stopped loading')
    await page.waitForTimeout(250)
    const isLoading = await page
      .locator('.ant-skeleton, .ant-spin-spinning, [aria-busy="true"]')
      .first()
      .isVisible()
    calm = isLoading ? 0 : calm + 1
  }
}

/** Throws when the program has no such screen, or could not show it. */
async function expectShown(page: Page, language: Language): Promise<void> {
  const shell = sayIn(shellWords, language)
  const failures = [shell('notFoundTitle'), shell('faultTitle'), sayIn(commonWords, language)('unreadable')]
  for (const words of failures)
    if (await page.getByText(words, { exact: true }).isVisible()) throw new Error(`the screen says: ${words}`)
}

async function take(
  page: Page,
  language: Language,
  size: Size,
  picture: Picture,
  district: District,
): Promise<void> {
  const name = `${picture.name}${size === 'phone' ? '-phone' : ''}.${language}`
  const usual = page.viewportSize() ?? { width: 1440, height: 900 }
  try {
    await page.setViewportSize({ ...usual, height: picture.height ?? usual.height })
    await picture.show({ page, language }, district)
    await settle(page)
    await calmDown(page)
    await expectShown(page, language)
    // What was typed or clicked last would show as hovered or scrolled to.
    await page.mouse.move(0, 0)
    await page.evaluate(() => scrollTo(0, 0))
    const png = await page.screenshot({ animations: 'disabled' })
    await keep(name, png)
    if (name === 'matrix.zh') await keep('matrix', png)
  } catch (error) {
    console.log(`${name}: not taken (${String(error).split('\n', 1)[0]})`)
    process.exitCode = 1
  }
  await page.setViewportSize(usual)
}

async function takeAll(journey: Journey, pictures: readonly Picture[], district: District): Promise<void> {
  const wanted = pictures.filter(({ name }) => asked.size === 0 || asked.has(name))
  for (const language of languages)
    for (const size of ['desktop', 'phone'] as const) {
      const here = wanted.filter(({ sizes }) => sizes.includes(size))
      if (here.length === 0) continue
      const page = await (size === 'phone' ? journey.phonePage() : journey.desktopPage())
      page.setDefaultTimeout(15_000)
      await page.addInitScript((chosen) => localStorage.setItem('luoshi.language', chosen), language)
      for (const picture of here) await take(page, language, size, picture, district)
      await page.context().close()
    }
}

async function takeWordPages(address: string, { reportIds }: District): Promise<void> {
  if (reportIds === undefined || (asked.size > 0 && !asked.has('word'))) return
  for (const language of languages) {
    const response = await fetch(`${address}/api/reports/${reportIds[language]}/word`)
    if (!response.ok) throw new Error(`the report's Word file: ${response.status}`)
    const png = await drawFirstPage(new Uint8Array(await response.arrayBuffer()))
    if (png === undefined)
      console.log(`word.${language}: left out, it needs LibreOffice (soffice) and pdftoppm`)
    else await keep(`word.${language}`, png)
  }
}

await mkdir(folder, { recursive: true })
await ensureScreens(process.execPath, process.env)
const journey = await startJourney()
try {
  const { address } = journey.server
  await takeAll(journey, emptyPictures, nowhere)
  console.log('Loading the sample district …')
  await loadDistrict(address)
  const district = await prepareDistrict(address)
  await takeAll(journey, districtPictures, district)
  await acceptDuties(address, district.versionId)
  await takeAll(journey, adoptionPictures, district)
  await takeWordPages(address, district)
} finally {
  await journey.end()
}
