import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWordText, type WordText } from '../../src/platform/documents/word-text.ts'
import { recountFigures } from './figures-recount.ts'
import { choose, fillDay, markWords } from './form-fields.ts'
import { type Journey, picture, settle, startJourney, tellInOrder } from './harness.ts'
import { excludedWords, regulationFile, regulationTitle, selectedWords } from './regulation-file.ts'

// The thread: from an empty database to a Word file whose every number is the database's. Each step stands on the one before.

const organisation = `云溪市教育局 [局机关] | 局长：李明（第一责任人）; 分管安全副局长：赵静（直接责任人）
  安全科 | 科长：周涛
  第一小学 | 校长：王芳; 分管安全副校长：陈亮
    三年级一班 | 班主任：孙悦
    三年级二班 | 班主任：何敏
  第二小学 | 校长：刘洋; 分管安全副校长：黄莉
    一年级一班 | 班主任：吴婷`

/** The day of the tenant's clock, which is the browser's too. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
const [year = 0, month = 0] = today.split('-').map(Number)
const halfYear =
  month <= 6
    ? { from: `${year}-01-01`, to: `${year}-06-30`, name: `${year}年上半年` }
    : { from: `${year}-07-01`, to: `${year}-12-31`, name: `${year}年下半年` }
/** Months of this quarter that a monthly duty adopted today still asks for. */
const monthsLeft = 3 - ((month - 1) % 3)

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
tellInOrder(() => [page, phone])

const heading = (on: Page, name: string) => on.getByRole('heading', { level: 1, name })
const button = (on: Page, name: string | RegExp) => on.getByRole('button', { name })
const dialog = (on: Page) => on.getByRole('dialog')
/** The duty at the desk that keys and buttons speak of. */
const chosenDuty = () => page.locator('article[aria-current=true]')
const menu = (name: string) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name }).click()

async function picturesOf(path: string, name: string): Promise<void> {
  await phone.goto(path)
  await picture(phone, name)
}

it('greets whoever opens an empty deployment', async () => {
  await page.goto('/')
  await heading(page, '欢迎使用落实').waitFor()
  await picture(page, 'thread-01-welcome')
  await phone.goto('/')
  await heading(phone, '欢迎使用落实').waitFor()
  await picture(phone, 'thread-01-welcome')
})

it('makes an organisation of three levels from a pasted list, and nothing from a faulty one', async () => {
  const list = page.getByRole('textbox', { name: '名单' })
  await button(page, '建自己的组织').click()
  await list.fill(organisation.replace('[局机关]', '[饭店]'))
  await button(page, '检查').click()
  await page.getByText(/有 \d+ 处问题，改好再检查/).waitFor()
  await picture(page, 'thread-02-faulty-list')
  await list.fill(organisation)
  await button(page, '检查').click()
  await page.getByText('7 个单位（3 级）、10 个岗位、10 人').waitFor()
  await picture(page, 'thread-03-checked-list')
  await button(page, '写入 7 个单位').click()
  await heading(page, '我的职责').waitFor()
  await picture(page, 'thread-04-no-duties-yet')
  await menu('组织架构')
  await page.getByRole('tree').getByText('第一小学').click()
  await page.getByText('王芳').first().waitFor()
  await picture(page, 'thread-05-organisation')
  await picturesOf('/organisation', 'thread-05-organisation')
})

it('takes in a regulation from Word with the numbers that Word counts', async () => {
  await menu('制度库')
  await page.getByText('还没有制度').waitFor()
  await picture(page, 'thread-06-no-rulebooks')
  await button(page, '导入制度').click()
  await page.locator('input[type=file]').setInputFiles({
    name: '校园安全工作责任规定.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await regulationFile(),
  })
  await page.getByLabel('发布机关').fill('云溪市教育局')
  await fillDay(page.getByLabel('施行日期'), `${year}-01-01`)
  await picture(page, 'thread-07-import')
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText(`已导入《${regulationTitle}》`).waitFor()
  await button(page, '审订职责').and(page.locator(':enabled')).waitFor()
  await picture(page, 'thread-08-imported')
})

it('shows the text as a lawyer would, and strikes out what may be no duty', async () => {
  await button(page, '阅读原文').click()
  await heading(page, regulationTitle).waitFor()
  expect(await page.locator('del').allInnerTexts()).toEqual([
    `班主任应当每月${excludedWords}，并向学校报告。`,
  ])
  await page.getByText('要求监看、收集、记录、评定或上报人们的思想、信仰或言论，不作为职责').waitFor()
  for (const number of ['一、', '二、', '三、', '（五）', '2.'])
    await page.locator('.rule-text').getByText(number, { exact: true }).first().waitFor()
  await picture(page, 'thread-09-reader')
  await picturesOf(new URL(page.url()).pathname, 'thread-09-reader')
})

it('accepts, completes, rejects and adjusts duties by the keyboard', async () => {
  await button(page, '打开审订台').click()
  await page.getByText('共 7 条职责：待审订 7').waitFor()
  await expectNoDutyOf(excludedWords)
  await picture(page, 'thread-10-desk')
  // Who bears the first duty is nowhere in its sentence: accepting asks for it.
  await page.keyboard.press('a')
  await choose(page.getByLabel('承担单位'), '局机关')
  await button(page, '保存并通过').click()
  await page.getByText('已通过 1，').waitFor()
  await heading(page, regulationTitle).click()
  await page.keyboard.press('j')
  await chosenDuty().getByText('检查至少 1 次，第一责任人主持或带队').waitFor()
  await page.keyboard.press('a')
  await page.getByText('已通过 2，').waitFor()
  await page.keyboard.press('r')
  await page.getByText('不采用 1，').waitFor()
  await page.keyboard.press('e')
  await page.getByLabel('宽限天数').fill('5')
  await picture(page, 'thread-11-adjusting')
  await page.getByLabel('宽限天数').press('Control+Enter')
  await page.getByText('已通过 3，').waitFor()
  await chosenDuty().getByText('到期后 5 天内仍可补办').waitFor()
})

async function expectNoDutyOf(words: string): Promise<void> {
  expect(await page.getByRole('article').filter({ hasText: words }).count()).toBe(0)
}

it('accepts by mouse, adds a duty from marked words, and refuses the excluded ones', async () => {
  const titles = ['组织一次应急疏散演练', '有关资料保存不少于三年', '开展一次消防设施检查']
  for (const [place, title] of titles.entries()) {
    await page.getByRole('article').getByRole('button', { name: title }).click()
    await chosenDuty().getByRole('button', { name: '通过', exact: true }).click()
    await page.getByText(`已通过 ${place + 4}，`).waitFor()
  }
  await markWords(page.getByText(`${selectedWords}，接受家长和社会监督。`).first(), selectedWords)
  await button(page, '把选中的文字设为职责').click()
  await choose(page.getByLabel('承担单位'), '学校')
  await picture(page, 'thread-12-added')
  await button(page, '保存并通过').click()
  await page.getByText('已通过 7，').waitFor()
  await markWords(page.locator('del'), excludedWords)
  await button(page, '把选中的文字设为职责').click()
  await page.getByRole('alert').getByText('不能成为职责').waitFor()
  await picture(page, 'thread-13-refused')
  await expectNoDutyOf(excludedWords)
})

it('adopts after a look at what that makes', async () => {
  await button(page, '采纳 7 条').click()
  await heading(page, '采纳职责').waitFor()
  await page.getByRole('radio', { name: /本期全额/ }).check()
  await page.getByText('13 项分工，覆盖 3 个单位').waitFor()
  await picture(page, 'thread-14-preview')
  await picturesOf(new URL(page.url()).pathname, 'thread-14-preview')
  await button(page, '确认采纳').click()
  await page.getByText('已产生 13 项分工，覆盖 3 个单位').waitFor()
  await picture(page, 'thread-15-adopted')
  await button(page, '查看分工').click()
  await page.getByText('共 13 条').waitFor()
  await picture(page, 'thread-16-assignments')
})

it('records a joint drill from a phone: once, for both schools', async () => {
  await phone.goto('/mine')
  await phone.getByRole('link', { name: '记一笔' }).click()
  await choose(phone.getByLabel('单位', { exact: true }), '第一小学')
  await phone.getByText('演练', { exact: true }).click()
  await phone.getByLabel('名称').fill('两校联合消防疏散演练')
  await phone.getByLabel('参加人数').fill('860')
  await phone.getByLabel('时长（小时）').fill('1.5')
  await choose(phone.getByLabel('联合开展的其他单位'), '第二小学')
  await expectTicked(['第一小学', '第二小学'])
  await phone.getByText('少填 1 张表').first().waitFor()
  await picture(phone, 'thread-17-joint-drill')
  await button(phone, '保存').click()
  await phone.getByText('已记录“两校联合消防疏散演练”').waitFor()
  await picture(phone, 'thread-18-recorded')
})

/** What the form says it will satisfy, each ticked in advance. */
async function expectTicked(lines: readonly string[]): Promise<void> {
  const panel = phone.getByRole('region', { name: '这条记录将满足' })
  await panel.getByText(`满足 ${lines.length} 项`).waitFor()
  await settle(phone)
  const ticks = panel.getByRole('checkbox')
  expect(await ticks.count()).toBe(lines.length)
  for (const [place, line] of lines.entries()) {
    expect(await ticks.nth(place).isChecked()).toBe(true)
    expect(await panel.getByRole('listitem').nth(place).innerText()).toContain(line)
  }
}

it('records a training with a photo, which is what makes it count', async () => {
  await button(phone, '再记一条').click()
  await phone.getByText('培训', { exact: true }).click()
  await phone.getByLabel('名称').fill('教职工安全培训')
  await phone.getByText('没有到期任务与它相符').waitFor()
  await choose(phone.getByLabel('主持人、带队人'), '陈亮')
  await phone.getByLabel('参加人数').fill('42')
  await phone.getByLabel('时长（小时）').fill('2')
  await phone.locator('input[type=file][capture]').setInputFiles({
    name: '签到表.jpg',
    mimeType: 'image/jpeg',
    buffer: await page.screenshot({ type: 'jpeg', clip: { x: 224, y: 60, width: 900, height: 600 } }),
  })
  await expectTicked(['组织一次教职工安全培训'])
  await picture(phone, 'thread-19-training')
  await button(phone, '保存').click()
  await button(phone, '查看记录').click()
  await phone.getByRole('img', { name: '签到表.jpg' }).waitFor()
  await picture(phone, 'thread-20-record')
})

it('shows both in the matrix, whose cells open the records', async () => {
  await page.goto('/matrix')
  await choose(page.getByLabel('期间类型'), '季度')
  const cell = (unit: string, duty: string, standing: string) =>
    button(page, new RegExp(`^${unit}，${duty}：${standing}`)).waitFor()
  const drill = '组织一次应急疏散演练'
  await cell('第一小学', drill, '1/1，按期完成')
  await cell('第二小学', drill, '1/1，按期完成')
  await cell('云溪市教育局及下属', drill, '2/2，按期完成')
  const training = '组织一次教职工安全培训'
  await cell('第一小学', training, `1/${monthsLeft}，`)
  await cell('第二小学', training, `0/${monthsLeft}，`)
  await cell('云溪市教育局及下属', training, `1/${2 * monthsLeft}，`)
  await picture(page, 'thread-21-matrix')
  await button(page, /^第二小学，组织一次应急疏散演练：/).click()
  await dialog(page).getByText('黄莉').waitFor()
  await picture(page, 'thread-22-cell')
  await dialog(page).getByText('看记录').click()
  await page.getByText('两校联合消防疏散演练').first().waitFor()
  await picture(page, 'thread-23-records-of-a-cell')
  await picturesOf('/matrix', 'thread-21-matrix')
})

it('makes the half-year report, whose figures open their records', async () => {
  await page.goto('/reports')
  await button(page, '新建报告').first().click()
  if (!(await dialog(page).getByText(halfYear.name).isVisible())) await button(page, '下一期').click()
  await dialog(page).getByText(halfYear.name).first().waitFor()
  await picture(page, 'thread-24-new-report')
  await button(page, '生成草稿').click()
  await heading(page, `云溪市教育局${halfYear.name}责任制落实情况工作总结`).waitFor()
  await picture(page, 'thread-25-draft')
  await picturesOf(new URL(page.url()).pathname, 'thread-25-draft')
  await button(page, /演练人次，打开其记录/)
    .first()
    .click()
  await dialog(page).getByText('两校联合消防疏散演练').waitFor()
  expect(await dialog(page).getByText('860').count()).toBeGreaterThan(0)
  await picture(page, 'thread-26-figure')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
})

it('issues it as of now, and downloads a Word file with the numbers of the database', async () => {
  await page.getByLabel('数据截止').click()
  await page.getByText('此刻').click()
  await page.getByRole('status').getByText('已保存').waitFor()
  await button(page, '签发').click()
  await picture(page, 'thread-27-issuing')
  await dialog(page).getByRole('button', { name: '签发' }).click()
  await page.getByText('核对信息').waitFor()
  await picture(page, 'thread-28-issued')
  const recounted = await recountFigures(journey.server.dataDirectory, halfYear)
  const word = await downloadWord()
  const annex = annexOf(word)
  expect(annex).toEqual(recounted)
  expect([...annex.values()].filter((value) => value > 0).length).toBeGreaterThan(6)
  const text = word.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n')
  expect(text).toContain(`云溪市教育局${halfYear.name}责任制落实情况工作总结`)
})

async function downloadWord(): Promise<WordText> {
  const waiting = page.waitForEvent('download')
  await button(page, '下载 Word').click()
  const read = readWordText(await readFile(await (await waiting).path()))
  if (!read.done) throw new Error(read.refusal.sentence.en)
  return read.value
}

/** The annex by figures' names; every figure in the text must say what its row there says. */
function annexOf({ blocks, figures }: WordText): Map<string, number> {
  const rows = blocks.flatMap((block) =>
    block.kind === 'table' && block.rows[0]?.[2] === '数值' ? block.rows.slice(1) : [],
  )
  for (const { code, value } of figures) expect(rows.find(([of]) => of === code)?.[2]).toBe(value)
  return new Map(
    rows.map(([, name = '', value = '']) => [name.split('\n')[0] ?? '', Number(value.replace(/[,%]/g, ''))]),
  )
}

it('says after a record is voided which figures differ, and by which record', async () => {
  const report = page.url()
  await menu('工作记录')
  await button(page, '教职工安全培训').click()
  await button(page, '作废').click()
  await dialog(page).getByLabel('理由').fill('签到表与实际不符')
  await dialog(page).getByRole('button', { name: '作废' }).click()
  await page.getByText('这条记录已作废：签到表与实际不符').waitFor()
  await picture(page, 'thread-29-voided')
  await page.goto(report)
  const notice = page.getByRole('alert').filter({ hasText: '个数据项与现有记录不符' })
  await notice.getByRole('button', { name: /^再显示/ }).click()
  await notice.getByText('签发时 42，现为 0').waitFor()
  const line = notice.getByRole('listitem').filter({ hasText: 'F09' })
  await line.getByRole('button', { name: '查看变动的记录' }).click()
  await line.getByText('教职工安全培训').waitFor()
  await line.getByText('签到表与实际不符').waitFor()
  await picture(page, 'thread-30-differs')
  await picturesOf(new URL(report).pathname, 'thread-30-differs')
  // The report itself stays as it was issued.
  expect((await recountFigures(journey.server.dataDirectory, halfYear)).get('培训学习人次')).toBe(0)
  expect(annexOf(await downloadWord()).get('培训学习人次')).toBe(42)
})
