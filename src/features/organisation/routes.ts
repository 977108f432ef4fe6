import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond } from '../../platform/http/respond.ts'
import { readFacts } from './actions.ts'
import { buildRoutes } from './build/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { peopleRoutes, postsRoutes } from './posts/routes.ts'
import { tenantRoutes } from './tenant/routes.ts'
import { unitsRoutes } from './units/routes.ts'

/** `/api/organisation`: the tree, its posts and people, the calendar, and the tenant's settings. */
export const organisationRoutes = new Hono<RouteEnvironment>()
  .get(
    '/facts',
    describeRoute({ summary: 'The organisation, its kinds of unit, and today’s units' }),
    async (c) => respond(c, await readFacts(contextOf(c))),
  )
  .route('/units', unitsRoutes)
  .route('/posts', postsRoutes)
  .route('/people', peopleRoutes)
  .route('/build', buildRoutes)
  .route('/calendar', calendarRoutes)
  .route('/tenant', tenantRoutes)
