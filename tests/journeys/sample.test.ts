import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, type Journey, picture, settle, startJourney, tellInOrder } from './harness.ts'

// The first-run page loads the sample district; then every main screen is looked at in both languages and at both sizes.

let journey: Journey
let page: Page
let phone: Page

beforeAll(async () => {
  journey = await startJourney()
  page = await journey.desktopPage()
  phone = await journey.phonePage()
  for (const one of [page, phone]) one.setDefaultTimeout(20_000)
})
afterAll(() => journey.end())

/** A page's language for all that follows, by its switch. */
async function speak(on: Page, language: 'zh' | 'en'): Promise<void> {
  await on.goto('/matrix')
  await on.getByRole('heading', { level: 1, name: /^(矩阵|Matrix)$/ }).waitFor()
  const wanted = on.getByRole('banner').getByText(language === 'zh' ? '中文' : 'EN', { exact: true })
  if (await wanted.isVisible()) await wanted.click()
  await on.getByRole('heading', { level: 1, name: language === 'zh' ? '矩阵' : 'Matrix' }).waitFor()
}

describe('first run', () => {
  tellInOrder(() => [page, phone])

  it('offers the sample and the own organisation, in both languages', async () => {
    for (const on of [page, phone]) {
      await on.goto('/')
      await on.getByRole('heading', { level: 1, name: '欢迎使用落实' }).waitFor()
      await expectAccessible(on)
      await on.getByRole('button', { name: 'English' }).click()
      await on.getByRole('heading', { level: 1, name: 'Welcome to Luoshi' }).waitFor()
      await expectAccessible(on)
      await picture(on, 'sample-welcome-en')
      await on.getByRole('button', { name: '中文' }).click()
    }
  })

  it('reaches its main action by the Tab key alone', async () => {
    await page.goto('/welcome')
    await page.getByRole('button', { name: '载入示例' }).waitFor()
    await tabTo(page, '载入示例')
  })

  it('loads the sample district, saying how far it is', async () => {
    await page.keyboard.press('Enter')
    const bar = page.getByRole('progressbar')
    await bar.waitFor()
    await page.waitForFunction(() => {
      const value = Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow'))
      return value > 0
    })
    await picture(page, 'sample-loading', { settled: false })
    await page.getByRole('heading', { level: 1, name: '我的职责' }).waitFor({ timeout: 180_000 })
    await page.getByText('青禾县教育局').first().waitFor()
  })
})

describe('a report', () => {
  it('is made from the sample’s year, by the keyboard', async () => {
    await page.goto('/reports')
    await page.getByRole('button', { name: '新建报告' }).first().waitFor()
    await settle(page)
    await tabTo(page, '新建报告')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('半年工作总结').waitFor()
    await tabTo(page, '生成草稿')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '签发' }).waitFor()
    await picture(page, 'sample-new-report')
  })
})

/** Presses Tab until what is focused has this name; a person gives up sooner. */
async function tabTo(on: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await on.keyboard.press('Tab')
    const focused = await on.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
    })
    if (focused === name) return
  }
  throw new Error(`the Tab key does not reach “${name}”`)
}

/** Paths of the main screens; those of one thing are found by way of their lists. */
async function mainScreens(): Promise<ReadonlyMap<string, string>> {
  const ask = async <Data>(path: string): Promise<Data> => {
    const answer = await page.request.get(`/api/${path}`)
    return ((await answer.json()) as { data: Data }).data
  }
  const books = await ask<{ versions: { id: string }[] }[]>('rulebooks')
  const versionId = books[0]?.versions[0]?.id
  const { activities } = await ask<{ activities: { id: string; unitId: string }[] }>(
    'evidence/activities?limit=1',
  )
  const [report = { id: 'none' }] = await ask<{ id: string }[]>('reports')
  return new Map([
    ['organisation', '/organisation'],
    ['people', '/people'],
    ['calendar', '/settings/calendar'],
    ['rulebooks', '/rulebooks'],
    ['reader', `/rulebooks/${versionId}`],
    ['desk', `/duties/desk/${versionId}`],
    ['adoption', '/duties/adopt'],
    ['assignments', '/assignments'],
    ['triggers', '/triggers'],
    ['record', '/record'],
    ['activities', '/activities'],
    ['activity', `/activities/${activities[0]?.id}`],
    ['mine', '/mine'],
    ['matrix', '/matrix'],
    ['unit', `/units/${activities[0]?.unitId}`],
    ['trend', '/trend'],
    ['reports', '/reports'],
    ['report', `/reports/${report.id}`],
    ['templates', '/reports/templates'],
    ['audit', '/audit'],
  ])
}

const sizes = [
  ['desktop', () => page],
  ['phone', () => phone],
] as const

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(sizes)('every main screen on a %s', async (_, on) => {
    const shown = on()
    await speak(shown, language)
    const problems: string[] = []
    for (const [name, path] of await mainScreens()) {
      await shown.goto(path)
      await shown.locator('h1').first().waitFor()
      await settle(shown)
      await expectAccessible(shown).catch((error: Error) => problems.push(`${name}: ${error.message}`))
      problems.push(...(await faultsOf(shown)).map((fault) => `${name}: ${fault}`))
      await picture(shown, `sample-${name}-${language}`)
    }
    expect(problems).toEqual([])
  })
})

/** What nobody should see on a screen, whatever it shows. */
async function faultsOf(on: Page): Promise<string[]> {
  const found = await on.evaluate(() => ({
    title: document.title,
    words: document.querySelector('main')?.innerText ?? document.body.innerText,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  const faults: string[] = []
  if (found.title.length < 4) faults.push('has no title')
  if (/undefined|NaN|\[object|\{\{|Invalid Date/.test(found.words))
    faults.push('shows what a program says to itself')
  if (found.wide > 0) faults.push(`is ${found.wide} px wider than the window`)
  if (/页面出错|没有这个页面|载入失败|This page failed|No such page|Could not load/.test(found.words))
    faults.push('could not be shown')
  return faults
}

describe('keyboard', () => {
  it('closes a drawer by Escape and gives the focus back', async () => {
    await speak(page, 'zh')
    const cell = page.getByRole('button', { name: /：\d+\/\d+，/ }).first()
    await cell.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => cell.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it.each([
    ['/mine', '记一笔'],
    ['/rulebooks', '导入制度'],
    ['/organisation', '新建单位'],
  ])('reaches the main action of %s by the Tab key', async (path, name) => {
    await page.goto(path)
    await page.getByRole('button', { name }).first().waitFor()
    await settle(page)
    await tabTo(page, name)
  })
})
