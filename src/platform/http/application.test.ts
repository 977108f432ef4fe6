import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UnconfirmedCommit } from '../database/error-kind.ts'
import { aTrialApplication, type TrialOptions } from './fixtures.ts'

const HOST = { host: 'localhost:7180' }

const ask = (path: string, init: RequestInit = {}, options: TrialOptions = {}) =>
  aTrialApplication(options).request(path, { ...init, headers: { ...HOST, ...init.headers } })

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { refusal: { code: string } }).refusal.code

describe('an outcome as HTTP', () => {
  it('is data with permissions when done', async () => {
    const response = await ask('/api/trial/thing')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ data: { name: '消防' }, permissions: ['trial.read'] })
  })

  it('is a refusal with the status of its code otherwise', async () => {
    const response = await ask('/api/trial/missing')
    expect(response.status).toBe(404)
    expect(await codeOf(response)).toBe('thing.not-found')
  })

  it('names each bad field in both languages', async () => {
    const response = await ask('/api/trial/person', json({ name: '', age: 1.5 }))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      refusal: {
        code: 'request.invalid',
        place: { field: 'name' },
        sentence: { zh: '“name”需要填写。', en: '“name” must be filled in.' },
        others: [{ place: { field: 'age' } }],
      },
    })
  })

  it('says so when what was sent is not JSON at all', async () => {
    const response = await ask('/api/trial/person', { ...json(1), body: '{' })
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('request.malformed')
  })

  it('answers an unknown address with a refusal', async () => {
    expect(await codeOf(await ask('/api/trial/nothing'))).toBe('request.not-found')
  })

  it('sends files as downloads that cannot run here', async () => {
    const { headers } = await ask('/api/trial/file')
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%281%29.html")
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('what is thrown', () => {
  const lost = Object.assign(new Error('gone'), { code: '57P01' })
  it.each([
    ['a bug', new Error('secret detail'), 500, 'server.fault'],
    ['a database that went away', lost, 503, 'server.unavailable'],
    ['a commit that nobody can vouch for', new UnconfirmedCommit(lost), 503, 'server.unconfirmed'],
    ['a full disk', Object.assign(new Error('no space'), { code: 'ENOSPC' }), 507, 'storage.full'],
    ['a null character', Object.assign(new Error('0x00'), { code: '22021' }), 422, 'request.invalid'],
    [
      'two who saved the same',
      Object.assign(new Error('twice'), { code: '23505', constraint: 'k' }),
      409,
      'request.conflict',
    ],
    ['a bad form', new HTTPException(400), 400, 'request.malformed'],
  ])('%s is told without details', async (_, error, status, code) => {
    const response = await ask('/api/trial/work', { method: 'POST' }, { work: () => Promise.reject(error) })
    expect(response.status).toBe(status)
    const text = await response.text()
    expect(text).toContain(`"code":"${code}"`)
    expect(text).not.toContain('secret detail')
    if (status === 500) expect(text).toContain(response.headers.get('x-request-id'))
  })
})

describe('who may ask', () => {
  it.each([['evil.example'], ['localhost:7181'], ['evil.example:7180'], ['']])(
    'refuses the host %j',
    async (host) => {
      const response = await ask('/api/trial/thing', { headers: { host } })
      expect(response.status).toBe(421)
    },
  )

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page on another local port', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a foreign form without an origin', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a change from %s', async (_, headers) => {
    const response = await ask('/api/trial/work', { method: 'POST', headers })
    expect(response.status).toBe(403)
    expect(await codeOf(response)).toBe('request.foreign-origin')
  })

  it('refuses a foreign page that reads the API, but lets it link to a screen', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await ask('/api/trial/thing', { headers })).status).toBe(403)
    expect((await ask('/health/live', { headers })).status).toBe(200)
  })

  it.each([
    ['our own page', { origin: 'http://localhost:7180', 'sec-fetch-site': 'same-origin' }],
    ['a program', {}],
  ])('serves %s', async (_, headers) => {
    expect((await ask('/api/trial/work', { method: 'POST', headers })).status).toBe(200)
  })
})

describe('every answer', () => {
  it.each(['/api/trial/thing', '/api/trial/missing', '/health/live', '/'])(
    'of %s forbids what pages need not',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    },
  )
})

describe('health', () => {
  it('is not ready while the database is silent', async () => {
    const response = await ask('/health/ready', {}, { isReady: () => Promise.reject(new Error('down')) })
    expect(response.status).toBe(503)
    expect((await ask('/health/ready')).status).toBe(200)
  })
})

describe('long work', () => {
  it('streams its progress and then its outcome', async () => {
    const text = await (await ask('/api/trial/long', { method: 'POST' })).text()
    expect(text).toContain('event: progress\ndata: {"done":2,"total":2}')
    expect(text.trim().split('\n').slice(-2)).toEqual([
      'event: done',
      'data: {"data":"worked","permissions":["trial.read"]}',
    ])
  })

  it('ends with a refusal when the database goes away, with `failed` after a bug', async () => {
    const endOf = async (work: () => Promise<unknown>) =>
      (await ask('/api/trial/long', { method: 'POST' }, { work })).text()
    const lost = Object.assign(new Error('gone'), { code: '57P01' })
    expect(await endOf(() => Promise.reject(lost))).toContain('event: refused')
    expect(await endOf(() => Promise.reject(new Error('a bug')))).toContain('event: failed')
  })
})

describe('the screens', () => {
  let webDirectory: string
  beforeAll(async () => {
    webDirectory = await mkdtemp(join(tmpdir(), 'screens 页面 '))
    await mkdir(join(webDirectory, 'assets'))
    await writeFile(join(webDirectory, 'index.html'), '<title>落实</title>')
    await writeFile(join(webDirectory, 'assets', 'main-1a2b.js'), 'run()')
  })
  afterAll(() => rm(webDirectory, { recursive: true }))

  it('keeps hashed files for ever and the shell not at all', async () => {
    const asset = await ask('/assets/main-1a2b.js', {}, { webDirectory })
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-type')).toContain('javascript')
    const shell = await ask('/', {}, { webDirectory })
    expect(shell.headers.get('cache-control')).toBe('no-cache')
  })

  it('opens the shell for a screen’s own address, but not for a missing asset', async () => {
    expect(await (await ask('/units/1', {}, { webDirectory })).text()).toContain('落实')
    expect((await ask('/assets/gone.js', {}, { webDirectory })).status).toBe(404)
    expect(
      (await ask('/..%2f..%2fpackage.json', {}, { webDirectory })).headers.get('content-type'),
    ).toContain('html')
  })
})

it('describes the API as OpenAPI', async () => {
  const description = (await (await ask('/api/openapi.json')).json()) as { openapi: string; paths: object }
  expect(description.openapi).toMatch(/^3\.1/)
  expect(Object.keys(description.paths)).toContain('/api/trial/person')
})
