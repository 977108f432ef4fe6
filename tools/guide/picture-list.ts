import type { Page } from 'playwright-core'
import { defaultActivityKinds } from '../../src/features/evidence/model.ts'
import { evidenceWords } from '../../src/features/evidence/words.ts'
import { buildWords } from '../../src/features/organisation/build/words.ts'
import { type Language, sayIn } from '../../src/ui/words.ts'
import type { District } from './district.ts'

export type Size = 'desktop' | 'phone'

/** Where a picture is taken: a page of the running program, in the reader's language. */
export interface Stage {
  readonly page: Page
  readonly language: Language
}

/** One picture: `docs/images/<name>.<language>.png`, on the phone `<name>-phone.<language>.png`. */
export interface Picture {
  readonly name: string
  readonly sizes: readonly Size[]
  /** Height of the window (px) where what matters lies below the usual one. */
  readonly height?: number
  readonly show: (stage: Stage, district: District) => Promise<unknown>
}

const desktop: readonly Size[] = ['desktop']
const phone: readonly Size[] = ['phone']

const opened =
  (address: (district: District, language: Language) => string): Picture['show'] =>
  ({ page, language }, district) =>
    page.goto(address(district, language))

/** While nothing is there yet: the first page, and a list that was checked. */
export const emptyPictures: readonly Picture[] = [
  { name: 'welcome', sizes: desktop, show: opened(() => '/welcome') },
  { name: 'import', sizes: desktop, show: checkExample },
]

/** In the sample district, with a rule that has just come in. */
export const districtPictures: readonly Picture[] = [
  { name: 'organisation', sizes: desktop, show: opened(({ schoolId }) => `/organisation?unit=${schoolId}`) },
  { name: 'rulebooks', sizes: desktop, show: opened(() => '/rulebooks') },
  {
    name: 'reader',
    sizes: desktop,
    height: 1_180,
    show: opened(({ versionId }) => `/rulebooks/${versionId}`),
  },
  { name: 'desk', sizes: desktop, show: opened(({ versionId }) => `/duties/desk/${versionId}`) },
  { name: 'assignments', sizes: desktop, show: opened(() => '/assignments') },
  { name: 'triggers', sizes: desktop, show: opened(() => '/triggers') },
  { name: 'occurrence', sizes: desktop, show: opened(({ occurrenceId }) => `/occurrences/${occurrenceId}`) },
  { name: 'mine', sizes: phone, show: opened(() => '/mine') },
  { name: 'record', sizes: phone, height: 1_180, show: fillInRecord },
  { name: 'activities', sizes: desktop, show: opened(() => '/activities') },
  { name: 'activity', sizes: desktop, show: opened(({ activityId }) => `/activities/${activityId}`) },
  { name: 'matrix', sizes: desktop, show: opened(() => '/matrix') },
  { name: 'unit', sizes: desktop, show: opened(({ schoolId }) => `/units/${schoolId}`) },
  { name: 'trend', sizes: desktop, show: opened(() => '/trend') },
  {
    name: 'report',
    sizes: desktop,
    show: opened(({ reportIds }, language) => `/reports/${reportIds?.[language]}`),
  },
  { name: 'figure', sizes: desktop, show: openFigure },
  { name: 'calendar', sizes: desktop, show: opened(() => '/settings/calendar') },
]

/** Once the rule's duties are accepted. */
export const adoptionPictures: readonly Picture[] = [
  { name: 'adoption', sizes: desktop, show: opened(({ versionId }) => `/duties/adopt?version=${versionId}`) },
]

async function checkExample({ page, language }: Stage): Promise<void> {
  const t = sayIn(buildWords, language)
  await page.goto('/organisation/import')
  await page.getByRole('button', { name: t('example') }).click()
  await page.getByRole('button', { name: t('check'), exact: true }).click()
  await page.getByText(t('allRight')).waitFor()
}

/** A training that its principal led, as the safety officer enters it. */
async function fillInRecord({ page, language }: Stage, { training }: District): Promise<void> {
  const t = sayIn(evidenceWords, language)
  await page.goto('/mine')
  await page.evaluate((unitId) => localStorage.setItem('luoshi.unit', unitId), training.unitId)
  await page.goto('/record')
  const kind = defaultActivityKinds.find(({ code }) => code === 'training')
  await page.getByText(kind?.[language] ?? '', { exact: true }).click()
  await page.getByLabel(t('ledBy')).fill(training.leader)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByLabel(t('headCount')).fill('62')
  await page.getByLabel(t('hours'), { exact: true }).fill('2')
}

async function openFigure({ page, language }: Stage, { reportIds }: District): Promise<void> {
  await page.goto(`/reports/${reportIds?.[language]}`)
  await page.locator('.figure-chip').first().click()
  await page.getByRole('dialog').waitFor()
}
