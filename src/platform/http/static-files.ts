import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'

/** Vite puts a hash of the content into the names below this path. */
const HASHED = '/assets/'

/**
 * The built screens. Files with a hash in their name may be kept for ever; every other path that is no file
 * opens the shell, whose router knows it.
 */
export const staticFiles = (webDirectory: string) => {
  if (!existsSync(join(webDirectory, 'index.html'))) return new Hono().get('*', (c) => c.text(NOT_BUILT, 503))
  return new Hono()
    .use(sayHowLongToKeep)
    .get('*', serveStatic({ root: webDirectory }))
    .get(`${HASHED}*`, (c) => c.notFound())
    .get('*', serveStatic({ path: join(webDirectory, 'index.html') }))
}

const sayHowLongToKeep: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.ok) return
  const isHashed = c.req.path.startsWith(HASHED)
  c.res.headers.set('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

const NOT_BUILT =
  '页面尚未构建，请运行 npm run build:web 后重启。\nThe screens are not built: run npm run build:web and start again.\n'
