import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDuty, anAssignment } from '../../src/features/duties/fixtures.ts'
import { anActivity } from '../../src/features/evidence/fixtures.ts'
import { aPost } from '../../src/features/organisation/fixtures.ts'
import { between, pick, seeded } from '../../src/sample/seeded.ts'
import { openWholeProgram, type WholeProgram } from './whole-program.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

const TURNS_A_ROUTE = 25
/** Loading the whole sample is long work of its own, and tells of refusals in its stream. */
const LEFT_OUT = new Set(['/api/sample/load'])

let program: WholeProgram
let description: Description
let knownIds: readonly string[] = []
beforeAll(async () => {
  program = await openWholeProgram()
  const response = await program.application.request('/api/openapi.json', {
    headers: { host: 'localhost:7180' },
  })
  description = (await response.json()) as Description
  const { context } = program
  const { postId, unitId } = await aPost(context, { holder: { name: '李四' } })
  const dutyId = await aDuty(context)
  const assignmentId = await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
  const { id } = await anActivity(context, { unitId })
  knownIds = [postId, unitId, dutyId, assignmentId, id]
}, 60_000)
afterAll(() => program.close())

const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  `'"; --`,
  '%',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '-1',
  '1e999',
  'NaN',
  'null',
  '字'.repeat(300),
] as const
const oddNumbers = [0, -1, 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1.005, 1e308] as const
const oddValues = [null, true, [], {}, '', 0, [null], { a: { a: {} } }] as const

/** A value that mostly has the shape asked for, and now and then does not. */
function valueFor(schema: Schema, random: () => number, depth = 0): unknown {
  if (random() < 0.06 || depth > 8) return pick(random, oddValues)
  const named = schema.$ref?.split('/').at(-1)
  if (named !== undefined) return valueFor(description.components?.schemas?.[named] ?? {}, random, depth + 1)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[between(random, 0, schema.enum.length - 1)]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined)
    return valueFor(choices[between(random, 0, choices.length - 1)] ?? {}, random, depth + 1)
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(() => random() > 0.04)
          .map(([name, one]) => [name, valueFor(one, random, depth + 1)]),
      )
    case 'array':
      return Array.from({ length: between(random, 0, 3) }, () =>
        valueFor(schema.items ?? {}, random, depth + 1),
      )
    case 'integer':
    case 'number':
      return random() < 0.7 ? between(random, 0, 12) : pick(random, oddNumbers)
    case 'boolean':
      return random() < 0.5
    default:
      return textFor(schema, random)
  }
}

function textFor({ format }: Schema, random: () => number): string {
  if (random() < 0.25) return pick(random, oddTexts)
  if (format === 'uuid') return knownIds[between(random, 0, knownIds.length - 1)] ?? ''
  if (format === 'date')
    return `20${between(random, 10, 40)}-0${between(random, 1, 9)}-1${between(random, 0, 9)}`
  if (format === 'date-time') return '2026-01-01T00:00:00Z'
  return pick(random, ['安全检查', 'school', 'meeting', 'inspection', 'handler', 'month', '2026'])
}

function requestFor(
  path: string,
  method: string,
  operation: Operation,
  random: () => number,
): [string, RequestInit] {
  const values = new Map(
    (operation.parameters ?? []).map(({ name, schema }) => {
      const value = valueFor(schema ?? { type: 'string' }, random)
      return [name, typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)]
    }),
  )
  const address = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(values.get(name) ?? 'x') || '%20',
  )
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && random() > 0.1)
    .map(({ name }) => `${name}=${encodeURIComponent(values.get(name) ?? '')}`)
    .join('&')
  const content = operation.requestBody?.content ?? {}
  const [type, body] = Object.entries(content)[0] ?? []
  const init: RequestInit = { method: method.toUpperCase() }
  if (type === 'application/json') {
    init.body = JSON.stringify(valueFor(body?.schema ?? {}, random))
    init.headers = { 'content-type': type }
  } else if (type !== undefined) {
    const form = new FormData()
    for (const name of Object.keys(body?.schema?.properties ?? {}))
      form.set(name, name === 'file' ? new File([pick(random, oddTexts)], 'a.txt') : pick(random, oddTexts))
    init.body = form
  }
  return [query === '' ? address : `${address}?${query}`, init]
}

const shown = (body: RequestInit['body']): string =>
  body instanceof FormData ? JSON.stringify([...body.entries()]) : JSON.stringify(body).slice(0, 1_000)

it('is answered or refused, never met by a fault, whatever it holds', async () => {
  const seed = Number(process.env['LUOSHI_SEED'] ?? 20_260_101)
  const random = seeded(seed)
  const statuses = new Map<number, number>()
  const faults: string[] = []
  for (const [path, operations] of Object.entries(description.paths)) {
    if (LEFT_OUT.has(path)) continue
    for (const [method, operation] of Object.entries(operations))
      for (let turn = 0; turn < TURNS_A_ROUTE; turn += 1) {
        const [address, init] = requestFor(path, method, operation, random)
        const answer = await program.send(address, init)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const isRefusal =
          answer.refusal !== undefined &&
          answer.refusal.sentence.zh !== '' &&
          answer.refusal.sentence.en !== ''
        if (answer.status >= 500 || (answer.status >= 400 && !isRefusal))
          faults.push(`${method} ${address} ${shown(init.body)} → ${answer.status} ${answer.refusal?.code}`)
      }
  }
  expect(faults.slice(0, 20), `seed ${seed}`).toEqual([])
  // The requests are not all nonsense: a good part is done.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100)
}, 120_000)
