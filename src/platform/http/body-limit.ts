import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { respondRefused } from './respond.ts'

export const MEBIBYTE = 1024 * 1024

/** Bytes that a request may bring unless its route allows another number. */
const USUAL_BODY = 2 * MEBIBYTE

const limits = new WeakMap<object, number>()

/** Allows a route larger (or smaller) bodies than usual: `.post('/upload', limitBody(50 * MEBIBYTE), …)`. */
export const limitBody = (bytes: number): MiddlewareHandler => {
  const mark: MiddlewareHandler = (_, next) => next()
  limits.set(mark, bytes)
  return mark
}

/**
 * Refuses bodies beyond the route's limit before anything reads them. Stands before all routes, and looks
 * ahead for the mark of `limitBody`, so that no route can forget to be limited.
 */
export const checkBody: MiddlewareHandler = async (c, next) => {
  const limit = limitFor(c)
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counting(limit)(c, next)
  if (Number(length) <= limit) return next()
  letItPass(c)
  return tooLarge(c, limit)
}

const limitFor = (c: Context): number => {
  const marked = matchedRoutes(c).flatMap(({ handler }) => limits.get(handler) ?? [])
  return marked.at(-1) ?? USUAL_BODY
}

/** A body of unknown length is counted as it comes. */
const counting = (limit: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: limit,
    onError: (c) => {
      letItPass(c)
      return tooLarge(c, limit)
    },
  })

/**
 * The answer goes out at once, but what still arrives is read and forgotten: closing the connection on a
 * browser that is sending would show it a broken connection in place of our refusal. The server's time for a
 * whole request bounds it.
 */
const letItPass = (c: Context): void => {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming
  // Whoever counted the body is done with it, and would hold it back now that nobody reads.
  incoming?.removeAllListeners('data')
  incoming?.resume()
}

const tooLarge = (c: Context, limit: number): Response => {
  const shown = limit >= MEBIBYTE ? `${Math.floor(limit / MEBIBYTE)} MB` : `${Math.floor(limit / 1024)} KB`
  return respondRefused(c, {
    code: 'request.too-large',
    sentence: {
      zh: `内容太大，最多 ${shown}。没有保存任何内容。`,
      en: `That is too large: ${shown} at most. Nothing was saved.`,
    },
  })
}
