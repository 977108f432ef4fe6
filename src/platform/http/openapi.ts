import type { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'

/** The OpenAPI 3.1 description of all routes, made from their schemas. */
// biome-ignore lint/suspicious/noExplicitAny: routes of any environment and schema
export const describeApi = (api: Hono<any, any, any>, version: string) =>
  openAPIRouteHandler(api, {
    documentation: {
      info: {
        title: '落实 Luoshi',
        version,
        description:
          'Every answer is `{ data, permissions }`, or `{ refusal: { code, sentence: { zh, en }, place?, others? } }` with a status that follows from the code.',
      },
    },
  })
