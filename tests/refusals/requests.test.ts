import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aUnit } from '../../src/features/organisation/fixtures.ts'
import { answerOf, expectRefusal, HOST, openWholeProgram, type WholeProgram } from './whole-program.ts'

let program: WholeProgram
beforeAll(async () => {
  program = await openWholeProgram()
  await aUnit(program.context, { name: '教育局', kind: 'bureau' })
})
afterAll(() => program.close())

const UNITS = '/api/organisation/units'
const valid = JSON.stringify({ parentId: null, name: '新单位', kind: 'school', openedOn: '2026-01-01' })
const json = { 'content-type': 'application/json' }
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  program.send(UNITS, { method: 'POST', headers, body })

/** Nothing came of whatever was sent. */
const nothingMade = async () => expect(await program.count('unit')).toBe(1)

describe('a request from elsewhere', () => {
  it.each(['evil.example', '127.0.0.1.evil.example:7180', 'localhost:7181', '10.0.0.1:7180', ''])(
    'is refused by the host %j',
    async (host) => {
      expectRefusal(await post(valid, { ...json, host }), { status: 421, code: 'request.foreign-host' })
      await nothingMade()
    },
  )

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `http://${HOST}.evil.example` },
    { origin: `http://${HOST}@evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused by %j, reading as well', async (headers) => {
    const foreign = { status: 403, code: 'request.foreign-origin' }
    expectRefusal(await post(valid, { ...json, ...headers }), foreign)
    expectRefusal(await program.send(`${UNITS}?day=2026-01-01`, { headers }), foreign)
    await nothingMade()
  })

  it('is refused as a form that needs no leave of the browser', async () => {
    const form = new URLSearchParams({ name: '新单位' })
    const answer = await program.send(UNITS, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: form,
    })
    expectRefusal(answer, { status: 403, code: 'request.foreign-origin' })
  })
})

describe('a body that is no sound JSON', () => {
  it.each([
    ['nothing', ''],
    ['half of it', '{"name": "新'],
    ['a comma too many', '{"name": "新单位",}'],
    ['a page', '<html></html>'],
    ['bytes', '\u0000\u0001'],
    ['a million brackets', '['.repeat(1_000_000)],
  ])('is refused: %s', async (_, body) => {
    expectRefusal(await post(body), { status: 400, code: 'request.malformed' })
    await nothingMade()
  })

  it.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1e400'],
    ['a text', '"新单位"'],
    ['deeply nested', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['deeply nested where a name belongs', `{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['a reserved name', '{"__proto__":{"name":"新单位"},"constructor":1}'],
  ])('is refused for what it is: %s', async (_, body) => {
    expectRefusal(await post(body), { status: 422, code: 'request.invalid' })
    await nothingMade()
  })
})

describe('a body of another type', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'x',
  ])('is refused as %s', async (type) => {
    const answer = await post(valid, { 'content-type': type })
    expect([400, 415, 422]).toContain(answer.status)
    expect(answer.refusal?.sentence.en).toBeTruthy()
    await nothingMade()
  })

  it('is refused as JSON where a form belongs', async () => {
    const answer = await program.send('/api/evidence/files', {
      method: 'POST',
      headers: json,
      body: '{"file":"x"}',
    })
    expect([400, 415, 422]).toContain(answer.status)
    expect(answer.refusal?.sentence.en).toBeTruthy()
  })
})

describe('an address that is none', () => {
  it.each([
    '/api/organisation/units/not-an-id',
    "/api/organisation/units/1'%20or%201=1",
    '/api/organisation/units/%00',
    '/api/organisation/units/%E0%A4%A',
    '/api/nothing',
  ])('is refused: %s', async (path) => {
    const answer = await answerOf(await program.application.request(path, { headers: { host: HOST } }))
    expect([400, 404, 422]).toContain(answer.status)
    expect(answer.refusal?.sentence.zh).toBeTruthy()
  })
})
