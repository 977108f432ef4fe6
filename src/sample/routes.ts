import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { contextOf, type RouteEnvironment } from '../platform/http/context.ts'
import { streamProgress } from '../platform/http/progress.ts'
import { loadSample } from './load.ts'

/** `/api/sample`: the invented district, for the first-run page. */
export const sampleRoutes = new Hono<RouteEnvironment>().post(
  '/load',
  describeRoute({ summary: 'Load the sample district into an empty system; streams its progress' }),
  (c) => streamProgress(c, (report, signal) => loadSample(contextOf(c), { report, signal })),
)
