import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { adoptDuties, assignLateUnits, declineLateUnits, previewAdoption, readLateUnits } from './actions.ts'
import { adoptionSchema, assignLateUnitsSchema, declineLateUnitsSchema } from './model.ts'
import { applyVersion, compareVersion } from './versions/actions.ts'
import { applyVersionSchema } from './versions/model.ts'

/** `/api/duties/adoption`: from accepted duties to assignments and occurrences. */
export const adoptionRoutes = new Hono<RouteEnvironment>()
  .post(
    '/preview',
    describeRoute({ summary: 'What adopting duties would make' }),
    validated('json', adoptionSchema),
    async (c) => respond(c, await previewAdoption(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/',
    describeRoute({ summary: 'Adopt accepted duties' }),
    validated('json', adoptionSchema),
    async (c) => respond(c, await adoptDuties(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/late-units',
    describeRoute({ summary: 'Units opened after adoption, waiting for a decision' }),
    async (c) => respond(c, await readLateUnits(contextOf(c))),
  )
  .post(
    '/late-units/assign',
    describeRoute({ summary: 'Give later-opened units the duties of their kind' }),
    validated('json', assignLateUnitsSchema),
    async (c) => respond(c, await assignLateUnits(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/late-units/decline',
    describeRoute({ summary: 'Decline a duty for later-opened units' }),
    validated('json', declineLateUnitsSchema),
    async (c) => respond(c, await declineLateUnits(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/versions/:id/compare',
    describeRoute({ summary: 'Duties in force beside what a new version says' }),
    validated('param', z.object({ id: z.uuid() })),
    async (c) => respond(c, await compareVersion(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/versions/apply',
    describeRoute({ summary: 'Let a new version carry on, change or end each duty' }),
    validated('json', applyVersionSchema),
    async (c) => respond(c, await applyVersion(contextOf(c), c.req.valid('json'))),
  )
