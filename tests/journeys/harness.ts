import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'
import { type BrowserPages, openBrowser } from './browser-pages.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const pictures = fileURLToPath(new URL('../../artefacts/journeys/', import.meta.url))

/** A story's stage: a server with an empty database, and a browser. */
export interface Journey extends Omit<BrowserPages, 'troubles' | 'close'> {
  readonly server: ServerProcess
  /** Ends both; fails when any page had trouble, with what the server printed. Whoever killed it expects requests that failed. */
  end(expected?: { readonly mayBeUnreachable: boolean }): Promise<void>
}

const unreachable = /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/

/** `beforeAll(async () => { journey = await startJourney() })`, and `afterAll(() => journey.end())`. */
export async function startJourney(): Promise<Journey> {
  const server = await startServer()
  const browser = await openBrowser(server.address).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return {
    server,
    desktopPage: browser.desktopPage,
    phonePage: browser.phonePage,
    strangerPage: browser.strangerPage,
    async end({ mayBeUnreachable } = { mayBeUnreachable: false }) {
      await browser.close()
      const output = server.output()
      await server.stop()
      const troubles = browser.troubles.filter((trouble) => !(mayBeUnreachable && unreachable.test(trouble)))
      if (troubles.length > 0)
        throw new Error(`The pages had trouble:\n${troubles.join('\n')}\n\nThe server printed:\n${output}`)
    },
  }
}

/** Steps of one story: after one has failed the others fail at once, and the pages are kept as they stood. */
export function tellInOrder(pages: () => readonly Page[]): void {
  let failed: string | undefined
  beforeEach(() => {
    if (failed !== undefined) throw new Error(`an earlier step failed: ${failed}`)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || failed !== undefined) return
    failed = task.name
    for (const page of pages()) {
      const width = page.viewportSize()?.width ?? 0
      await page.screenshot({ path: `${pictures}failed-${width}.png` }).catch(() => undefined)
    }
  })
}

/** A page longer than this (px) is cut off in its picture. */
const longestPicture = 3_000

/**
 * Keeps a picture of the whole page as `artefacts/journeys/<name>-<width>.png`; phone and desktop differ by the width. The window grows to
 * the page for it, because a bar that is fixed to the window's foot would otherwise stand in the middle.
 */
export async function picture(page: Page, name: string, { settled } = { settled: true }): Promise<void> {
  await mkdir(pictures, { recursive: true })
  if (settled) await settle(page)
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const height = Math.min(Math.max(whole, size.height), longestPicture)
  await page.setViewportSize({ width: size.width, height })
  await page.screenshot({ path: `${pictures}${name}-${size.width}.png`, animations: 'disabled' })
  await page.setViewportSize(size)
}

/** Waits until nothing loads and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const endless = animation.effect?.getTiming().iterations === Number.POSITIVE_INFINITY
      return endless || animation.playState !== 'running'
    }),
  )
}

/** A fault of a list is a fault of its first entries. */
const mostPlaces = 3

/** Fails with every WCAG 2.2 A and AA violation that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, mostPlaces)
      .map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  )
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`)
}
