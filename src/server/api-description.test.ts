import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { describeApi } from '../platform/http/openapi.ts'
import { statusByCode, statusByEnding, usualStatus } from '../platform/http/status.ts'
import { api } from './compose.ts'

interface Operation {
  readonly summary?: string
}
interface ApiDescription {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const readDescription = async (): Promise<ApiDescription> => {
  const application = new Hono().get('/described', describeApi(new Hono().route('/api', api), '1.2.3'))
  return (await (await application.request('/described')).json()) as ApiDescription
}

/** `GET /api/reports/{id}` for each route that the server answers. */
const answered = (): string[] => {
  const routes = api.routes.map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  return [...new Set(routes)].map((route) => route.replace(/\/$/, '')).sort()
}

describe('the description of the API', () => {
  it('has every route that the server answers', async () => {
    const { openapi, paths } = await readDescription()
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(openapi).toMatch(/^3\.1\./)
    expect(described.length).toBeGreaterThan(50)
    expect(described.sort()).toEqual(answered())
  })

  it('says of every route what it is for', async () => {
    const { paths } = await readDescription()
    const silent = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { summary }]) => (summary ?? '').trim() === '')
        .map(([method]) => `${method} ${path}`),
    )
    expect(silent).toEqual([])
  })
})

/** Rows `| 404 | `*.not-found` | … |` of the page's table of statuses, as code → status. */
const statusesOfThePage = (): Record<string, number> => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (\d{3}) \| ([^|]+) \|/gm)]
  return Object.fromEntries(
    rows.flatMap(([, status, codes = '']) =>
      [...codes.matchAll(/`([^`]+)`/g)].map(([, code = '']) => [code, Number(status)] as const),
    ),
  )
}

it('tells clients the statuses of refusals as they are', () => {
  const endings = statusByEnding.map(([ending, status]) => [`*${ending}`, status] as const)
  expect(statusesOfThePage()).toEqual({ ...statusByCode, ...Object.fromEntries(endings), '*': usualStatus })
})
