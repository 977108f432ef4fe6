import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { changeTenant, readTenant } from './actions.ts'
import { tenantSettingsSchema } from './model.ts'

/** `/api/organisation/tenant`: name, time zone, and what counts as late. */
export const tenantRoutes = new Hono<RouteEnvironment>()
  .get('/', describeRoute({ summary: 'The organisation’s settings' }), async (c) =>
    respond(c, await readTenant(contextOf(c))),
  )
  .put(
    '/',
    describeRoute({ summary: 'Change the organisation’s settings' }),
    validated('json', tenantSettingsSchema),
    async (c) => respond(c, await changeTenant(contextOf(c), c.req.valid('json'))),
  )
