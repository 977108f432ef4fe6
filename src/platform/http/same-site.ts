import type { MiddlewareHandler } from 'hono'
import type { Refusal } from '../../kernel/outcome/outcome.ts'
import { respondRefused } from './respond.ts'

/** The hosts under which a server that listens on the loopback may be addressed. */
const loopbackHosts = (port: number): ReadonlySet<string> =>
  new Set(
    ['127.0.0.1', 'localhost', '[::1]'].flatMap((host) =>
      port === 80 ? [host, `${host}:80`] : [`${host}:${port}`],
    ),
  )

/**
 * Those, and what `LUOSHI_ALLOWED_HOSTS` adds (`host:port`, separated by commas): the development server of
 * the screens, or a proxy in front. Whoever sets it lets pages of those hosts in.
 */
export const allowedHostsFor = (port: number, environment: NodeJS.ProcessEnv): ReadonlySet<string> => {
  const added = (environment['LUOSHI_ALLOWED_HOSTS'] ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
  return new Set([...loopbackHosts(port), ...added.filter((host) => host !== '')])
}

const FOREIGN_HOST: Refusal = {
  code: 'request.foreign-host',
  sentence: {
    zh: '这个地址不属于本程序。请用启动时显示的地址打开。',
    en: 'This address is not one of this program’s. Open it by the address shown at start.',
  },
}

const FOREIGN_ORIGIN: Refusal = {
  code: 'request.foreign-origin',
  sentence: {
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request came from another web site and was refused.',
  },
}

/**
 * Refuses requests by a host name that is not ours: a web page elsewhere could point its own name at
 * 127.0.0.1 (DNS rebinding) and would then count as the same site for the browser.
 */
export const checkHost =
  (allowedHosts: () => ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) =>
    allowedHosts().has((c.req.header('host') ?? '').toLowerCase()) ? next() : respondRefused(c, FOREIGN_HOST)

/**
 * Refuses requests that a page of another site makes: every change, and every read of the API. A link from
 * elsewhere to a screen is fine. Programs that are no browser send neither header and are let through.
 */
export const checkOrigin =
  (allowedHosts: () => ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (reads && !c.req.path.startsWith('/api')) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isOurs =
      (origin === undefined || isOneOf(origin, allowedHosts())) &&
      (site === undefined || site === 'same-origin' || (reads && site === 'none'))
    return isOurs ? next() : respondRefused(c, FOREIGN_ORIGIN)
  }

const isOneOf = (origin: string, hosts: ReadonlySet<string>): boolean => {
  const host = /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1]
  return host !== undefined && hosts.has(host)
}
