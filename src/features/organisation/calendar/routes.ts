import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { daySchema, idParameterSchema } from '../model.ts'
import { addTerm, changeTerm, confirmYear, readCalendar, removeTerm, setDay } from './actions.ts'
import { confirmYearSchema, dayKindSchema, termSchema, yearSchema } from './model.ts'

const yearParam = z.object({ year: yearSchema })
const dayParam = z.object({ day: daySchema })

/** `/api/organisation/calendar`: terms, the tenant's own days, and the working days of a year. */
export const calendarRoutes = new Hono<RouteEnvironment>()
  .get(
    '/years/:year',
    describeRoute({ summary: 'Settings, and one year day by day' }),
    validated('param', yearParam),
    async (c) => respond(c, await readCalendar(contextOf(c), c.req.valid('param').year)),
  )
  .put(
    '/years/:year',
    describeRoute({ summary: 'Confirm a year’s holidays as entered by the organisation' }),
    validated('param', yearParam),
    validated('json', confirmYearSchema),
    async (c) =>
      respond(c, await confirmYear(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post('/terms', describeRoute({ summary: 'Add a school term' }), validated('json', termSchema), async (c) =>
    respond(c, await addTerm(contextOf(c), c.req.valid('json'))),
  )
  .put(
    '/terms/:id',
    describeRoute({ summary: 'Change a school term' }),
    validated('param', idParameterSchema),
    validated('json', termSchema),
    async (c) =>
      respond(c, await changeTerm(contextOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })),
  )
  .delete(
    '/terms/:id',
    describeRoute({ summary: 'Take a school term away' }),
    validated('param', idParameterSchema),
    async (c) => respond(c, await removeTerm(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/days/:day',
    describeRoute({ summary: 'Take a day off, work on it, or follow the official calendar' }),
    validated('param', dayParam),
    validated('json', dayKindSchema),
    async (c) => respond(c, await setDay(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
