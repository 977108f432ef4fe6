import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askDatabase } from './database-reader.ts'
import { type Journey, startJourney } from './harness.ts'

// What a page elsewhere, opened in the same browser, can make of the local program: nothing.

let journey: Journey
let elsewhere: Server
let stranger: Page

beforeAll(async () => {
  journey = await startJourney()
  elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>elsewhere</title><p>Another web site.')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  stranger = await journey.strangerPage()
  await stranger.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`)
})
afterAll(async () => {
  elsewhere.closeAllConnections()
  elsewhere.close()
  await journey.end()
})

const unit = { underUnitId: null, openedOn: '2026-01-01', text: '外来单位' }
const countUnits = async (): Promise<number> => {
  const [row] = await askDatabase(journey.server.dataDirectory, 'select count(*)::int as units from unit')
  return Number(row?.['units'])
}

it('gives nothing to a page of another origin that asks by script', async () => {
  const read = await stranger.evaluate(async (address) => {
    const ask = (path: string, init?: RequestInit) =>
      fetch(address + path, init).then(
        async (response) => `${response.status} ${await response.text()}`,
        () => 'kept away',
      )
    return [
      await ask('/api/organisation/facts'),
      await ask('/api/organisation/facts', { credentials: 'include' }),
      await ask('/api/organisation/facts', { mode: 'no-cors' }),
      await ask('/'),
    ]
  }, journey.server.address)
  // An answer that may not be read comes as status 0 without a text.
  for (const answer of read) expect(['kept away', '0 ']).toContain(answer)
})

it('does nothing for a page of another origin that posts by script or by form', async () => {
  const before = await countUnits()
  const statuses: number[] = []
  stranger.on('response', (response) => {
    if (response.url().startsWith(journey.server.address)) statuses.push(response.status())
  })
  await stranger.evaluate(
    async ([address, body]) => {
      for (const type of ['application/json', 'text/plain'])
        await fetch(`${address}/api/organisation/build/paste`, {
          method: 'POST',
          mode: type === 'text/plain' ? 'no-cors' : 'cors',
          headers: { 'content-type': type },
          body: body ?? '',
        }).catch(() => undefined)
    },
    [journey.server.address, JSON.stringify(unit)] as const,
  )
  // A form whose field is spelled so that its plain text is JSON: the old way to post across sites.
  const json = JSON.stringify({ ...unit, text: '外来单位=' })
  const at = json.indexOf('=')
  await Promise.all([
    stranger.waitForNavigation(),
    stranger.evaluate(
      ([address, name, value]) => {
        const form = document.createElement('form')
        form.action = `${address}/api/organisation/build/paste`
        form.method = 'post'
        form.enctype = 'text/plain'
        const field = document.createElement('input')
        field.name = name ?? ''
        field.value = value ?? ''
        form.append(field)
        document.body.append(form)
        form.submit()
      },
      [journey.server.address, json.slice(0, at), json.slice(at + 1)] as const,
    ),
  ])
  expect(await stranger.locator('body').innerText()).toContain('request.foreign-origin')
  await stranger.goBack()
  expect(statuses.length).toBeGreaterThan(0)
  expect(statuses.every((status) => status >= 400)).toBe(true)
  expect(await countUnits()).toBe(before)
})

it('is neither framed nor drawn as a picture by another page', async () => {
  const shown = await stranger.evaluate(async (address) => {
    const loaded = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        document.body.append(element)
      })
    const image = document.createElement('img')
    image.src = `${address}/api/organisation/facts`
    const frame = document.createElement('iframe')
    frame.src = `${address}/welcome`
    return {
      image: await loaded(image),
      frame: await loaded(frame).then(() => frame.contentDocument === null),
    }
  }, journey.server.address)
  expect(shown.image).toBe('refused')
  // A frame that is refused shows the browser's own page, which cannot be reached; the product's words are not in it.
  const frames = stranger.frames().filter((frame) => frame !== stranger.mainFrame())
  for (const frame of frames) expect(await frame.locator('body').innerText()).not.toContain('落实')
})

it('refuses to be addressed by a name that is not its own', async () => {
  const { port } = new URL(journey.server.address)
  const ask = (host: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, path: '/api/organisation/facts', headers: { host } },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
        },
      )
      asked.on('error', reject).end()
    })
  expect((await ask(`127.0.0.1:${port}`)).status).toBe(200)
  expect((await ask(`localhost:${port}`)).status).toBe(200)
  for (const host of [`rebound.example:${port}`, 'rebound.example', `127.0.0.1.rebound.example:${port}`]) {
    const answer = await ask(host)
    expect(answer.status, host).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('timeZone')
  }
})

it('never runs an uploaded page in its own origin', async () => {
  const page = await journey.desktopPage()
  await page.goto('/welcome')
  // Without a unit every screen leads to the first-run page.
  await page.request.post('/api/organisation/build/paste', { data: { ...unit, text: '第一小学 [学校]' } })
  const html = `<!doctype html><title>外来办法</title><h1>外来办法</h1>
    <script>fetch('/api/organisation/facts').then(() => { document.title = 'ran' })</script>
    <img src="x" onerror="document.title = 'ran'"><p>第一条 各学校应当每月检查一次消防设施。</p>`
  const details = JSON.stringify({ kind: 'internal', effectiveFrom: '2026-01-01' })
  const imported = await page.evaluate(
    async ([words, given]) => {
      const form = new FormData()
      form.append('file', new File([words ?? ''], 'page.html', { type: 'text/html' }))
      form.append('details', given ?? '')
      const response = await fetch('/api/rulebooks/upload', { method: 'POST', body: form })
      const answer: unknown = await response.json()
      return answer
    },
    [html, details] as const,
  )
  const { versionId } = versionOf(imported)
  const path = `/api/rulebooks/versions/${versionId}/original`
  const answer = await page.request.get(path)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
  expect(answer.headers()['content-security-policy']).toMatch(/sandbox|default-src 'none'/)
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  // As a page of its own it is a download, in a frame it is nothing: its script has nowhere to run.
  const waiting = page.waitForEvent('download')
  await page.evaluate((address) => window.open(address, '_self'), path)
  await (await waiting).delete()
  expect(await page.title()).not.toBe('ran')
  await page.goto(`/rulebooks/${versionId}`)
  await page.getByText('检查一次消防设施').first().waitFor()
  expect(await page.title()).not.toBe('ran')
})

function versionOf(answer: unknown): { versionId: string } {
  const { data } = answer as { data?: { versionId: string } }
  if (data === undefined) throw new Error(`the upload was refused: ${JSON.stringify(answer)}`)
  return data
}
