import type { Locator } from 'playwright-core'

/** Chooses entries of the list that opens below a field, and closes it. */
export async function choose(field: Locator, ...entries: readonly string[]): Promise<void> {
  const page = field.page()
  await field.click()
  const list = page.locator('.ant-select-dropdown:visible')
  for (const entry of entries) await list.getByText(entry).first().click()
  // A list of several entries stays open; where it has closed itself nothing listens.
  if (await list.isVisible()) await page.keyboard.press('Escape')
  await list.waitFor({ state: 'hidden' })
}

/** Types a day into a calendar field and takes it from the calendar that opens. */
export async function fillDay(field: Locator, day: string): Promise<void> {
  await field.click()
  await field.fill(day)
  await field.page().locator(`.ant-picker-dropdown:visible td[title="${day}"]`).click()
}

/** Draws the mouse over some words of an element, as one marks words to copy them. */
export async function markWords(element: Locator, words: string): Promise<void> {
  await element.scrollIntoViewIfNeeded()
  const place = await element.evaluate((given, wanted) => {
    const node = given.firstChild
    const at = node?.textContent?.indexOf(wanted) ?? -1
    if (node === null || at < 0) throw new Error(`these words are not there: ${wanted}`)
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + wanted.length)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, middle: (top + bottom) / 2 }
  }, words)
  const { mouse } = element.page()
  await mouse.move(place.left + 1, place.middle)
  await mouse.down()
  await mouse.move(place.right - 1, place.middle, { steps: 8 })
  await mouse.up()
}
