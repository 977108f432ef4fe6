import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { saveTemplateSchema, seenSchema } from '../model.ts'
import { copyTemplate, deleteTemplate, listTemplates, saveTemplate } from './actions.ts'
import { readChoices } from './choices/actions.ts'

const idParam = z.object({ id: z.uuid() })

/** `/api/reports/templates`: what reports are made from. */
export const templatesRoutes = new Hono<RouteEnvironment>()
  .get('/', describeRoute({ summary: 'List report templates' }), async (c) =>
    respond(c, await listTemplates(contextOf(c))),
  )
  .get('/choices', describeRoute({ summary: 'What a figure may be filtered by' }), async (c) =>
    respond(c, await readChoices(contextOf(c))),
  )
  .post(
    '/:id/copy',
    describeRoute({ summary: 'Copy a template, to be edited' }),
    validated('param', idParam),
    async (c) => respond(c, await copyTemplate(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id',
    describeRoute({ summary: "Save a template of the tenant's own" }),
    validated('param', idParam),
    validated('json', saveTemplateSchema),
    async (c) => respond(c, await saveTemplate(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/delete',
    describeRoute({ summary: "Delete a template of the tenant's own that no report was made from" }),
    validated('param', idParam),
    validated('json', seenSchema),
    async (c) => respond(c, await deleteTemplate(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
