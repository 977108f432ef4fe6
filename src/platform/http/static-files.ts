import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Vite puts a hash of the content into the names below this path. */
const HASHED = '/assets/'

/**
 * The built screens. Files with a hash in their name may be kept for ever; every other path that is no file opens the shell, whose router knows it.
 */
export const staticFiles = (webDirectory: string) => {
  if (!existsSync(join(webDirectory, 'index.html'))) return new Hono().get('*', (c) => c.text(NOT_BUILT, 503))
  const cache = (path: string): string =>
    path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Hono()
    .get(
      '*',
      serveStatic({ root: webDirectory, onFound: (_, c) => c.header('cache-control', cache(c.req.path)) }),
    )
    .get(`${HASHED}*`, (c) => c.notFound())
    .get(
      '*',
      serveStatic({
        path: join(webDirectory, 'index.html'),
        onFound: (_, c) => c.header('cache-control', 'no-cache'),
      }),
    )
}

const NOT_BUILT =
  '页面尚未构建，请运行 npm run build:web 后重启。\nThe screens are not built: run npm run build:web and start again.\n'
