import { Hono } from 'hono'

/** Milliseconds after which silence counts as not ready. */
const PATIENCE = 2_000

/**
 * `/health/live`: the process answers. `/health/ready`: it can do its work; `isReady` rejects or says false
 * when it cannot.
 */
export const healthRoutes = (isReady: () => Promise<boolean>) =>
  new Hono()
    .get('/live', (c) => c.json({ status: 'live' }))
    .get('/ready', async (c) =>
      (await inTime(isReady())) ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready' }, 503),
    )

const inTime = (answer: Promise<boolean>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE)
    answer.then(resolve, () => resolve(false)).finally(() => clearTimeout(timer))
  })
