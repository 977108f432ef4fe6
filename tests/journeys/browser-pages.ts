import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = process.env['LUOSHI_CHROMIUM'] ?? '/usr/bin/chromium'

const shared: BrowserContextOptions = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true }
const desktop: BrowserContextOptions = { ...shared, viewport: { width: 1440, height: 900 } }
const phone: BrowserContextOptions = {
  ...shared,
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
}

export interface BrowserPages {
  desktopPage(): Promise<Page>
  phonePage(): Promise<Page>
  /** A page for other web sites; whatever they run into is theirs. */
  strangerPage(): Promise<Page>
  /** What the pages complained of: script errors, console errors, violations of the content policy, failed requests. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

/** A refusal is an answer; that the browser notes its status in the console is no trouble. */
const isRefusedRequest = (text: string, address: string): boolean =>
  /status of 4\d\d/.test(text) && address.includes('/api/')

function watch(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`script error on ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || isRefusedRequest(message.text(), message.location().url)) return
    troubles.push(`console error on ${page.url()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left drops what it was reading.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`request failed: ${request.url()} ${reason}`)
  })
}

/** Chromium with pages at the two sizes that matter; `baseURL` lets stories say `page.goto('/mine')`. */
export async function openBrowser(baseURL: string): Promise<BrowserPages> {
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Its own fields (a phone's date) speak the language of the machine.
  const env = { ...process.env, LANGUAGE: 'zh_CN' }
  const browser: Browser = await chromium.launch({ executablePath, args, env })
  const troubles: string[] = []
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ ...options, baseURL })
    const page = await context.newPage()
    watch(page, troubles)
    return page
  }
  return {
    desktopPage: () => open(desktop),
    phonePage: () => open(phone),
    strangerPage: async () => (await browser.newContext(desktop)).newPage(),
    troubles,
    close: () => browser.close(),
  }
}
