import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askDatabase } from './database-reader.ts'
import { type Journey, picture, settle, startJourney, tellInOrder } from './harness.ts'

// The server dies while somebody fills in the form: nothing typed is lost, nothing is recorded twice.

let journey: Journey
let phone: Page

beforeAll(async () => {
  journey = await startJourney()
  phone = await journey.phonePage()
  phone.setDefaultTimeout(20_000)
  const answer = await phone.request.post('/api/organisation/build/paste', {
    data: { underUnitId: null, openedOn: '2026-01-01', text: '云溪市第一小学 [学校] | 校长：王芳' },
  })
  expect(answer.ok()).toBe(true)
})
afterAll(() => journey.end({ mayBeUnreachable: true }))
tellInOrder(() => [phone])

const records = async (): Promise<unknown> => {
  const rows = await askDatabase(journey.server.dataDirectory, 'select title, head_count from activity')
  return rows
}
const save = () => phone.getByRole('button', { name: '保存' })

it('says that nothing was saved when the server is gone, and keeps what was typed', async () => {
  await phone.goto('/record')
  await phone.getByText('检查', { exact: true }).click()
  await phone.getByLabel('名称').fill('食堂安全检查')
  await phone.getByLabel('参加人数').fill('6')
  await phone.getByLabel('几句话').fill('查看了后厨和留样记录。')
  await settle(phone)
  await journey.server.kill()
  await save().click()
  await phone
    .getByRole('alert')
    .getByText(/没有保存，您填写的内容还在/)
    .waitFor()
  await picture(phone, 'recovery-01-not-saved')
  expect(await phone.getByLabel('名称').inputValue()).toBe('食堂安全检查')
})

it('has the draft after a new start, saves it, and there is exactly one record', async () => {
  await journey.server.start()
  expect(await records()).toEqual([])
  await phone.reload()
  await phone.getByText('已恢复上次没有保存的内容').waitFor()
  expect(await phone.getByLabel('名称').inputValue()).toBe('食堂安全检查')
  expect(await phone.getByLabel('参加人数').inputValue()).toBe('6')
  expect(await phone.getByLabel('几句话').inputValue()).toBe('查看了后厨和留样记录。')
  await picture(phone, 'recovery-02-draft')
  await save().click()
  await phone.getByText('已记录“食堂安全检查”').waitFor()
  await picture(phone, 'recovery-03-saved')
  expect(await records()).toEqual([{ title: '食堂安全检查', head_count: 6 }])
})

it('saves from the open form too, without loading the page anew', async () => {
  await phone.getByRole('button', { name: '再记一条' }).click()
  await phone.getByText('会议', { exact: true }).click()
  await phone.getByLabel('名称').fill('安全工作例会')
  await settle(phone)
  await journey.server.kill()
  await save().click()
  await phone
    .getByRole('alert')
    .getByText(/没有保存/)
    .waitFor()
  await journey.server.start()
  await save().click()
  await phone.getByText('已记录“安全工作例会”').waitFor()
  expect(await records()).toHaveLength(2)
})
