import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond, respondRefused } from '../../platform/http/respond.ts'
import { respondFile } from '../../platform/http/respond-file.ts'
import { validated } from '../../platform/http/validated.ts'
import { createReport, deleteReport, editReport, readReport, readReports } from './actions.ts'
import { differencesOf } from './differences/actions.ts'
import { readWord } from './document/actions.ts'
import { addFigure, readFigures, removeFigure } from './figures/actions.ts'
import { readFigureRecords } from './figures/records/actions.ts'
import { issueReport } from './issuing/actions.ts'
import {
  addFigureSchema,
  createReportSchema,
  editReportSchema,
  recordsQuerySchema,
  reportsQuerySchema,
  seenSchema,
} from './model.ts'
import { templatesRoutes } from './templates/routes.ts'

const idParam = z.object({ id: z.uuid() })
const figureParam = idParam.extend({ code: z.string().regex(/^F\d{2,3}$/) })

/** `/api/reports`: templates, drafts, figures with their records, issuing. */
export const reportsRoutes = new Hono<RouteEnvironment>()
  .route('/templates', templatesRoutes)
  .get(
    '/',
    describeRoute({ summary: 'List reports, newest first' }),
    validated('query', reportsQuerySchema),
    async (c) => respond(c, await readReports(contextOf(c), c.req.valid('query'))),
  )
  .post(
    '/',
    describeRoute({ summary: 'Make a draft from a template for a unit and period' }),
    validated('json', createReportSchema),
    async (c) => respond(c, await createReport(contextOf(c), c.req.valid('json'))),
  )
  .get('/:id', describeRoute({ summary: 'Read a report' }), validated('param', idParam), async (c) =>
    respond(c, await readReport(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id',
    describeRoute({ summary: 'Change a draft' }),
    validated('param', idParam),
    validated('json', editReportSchema),
    async (c) => respond(c, await editReport(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/delete',
    describeRoute({ summary: 'Delete a draft' }),
    validated('param', idParam),
    validated('json', seenSchema),
    async (c) => respond(c, await deleteReport(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/issue',
    describeRoute({ summary: 'Issue a report: freeze its figures and keep its file' }),
    validated('param', idParam),
    validated('json', seenSchema),
    async (c) => respond(c, await issueReport(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/:id/figures',
    describeRoute({ summary: "Values of a report's figures" }),
    validated('param', idParam),
    async (c) => respond(c, await readFigures(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/figures',
    describeRoute({ summary: 'Add a figure to a draft' }),
    validated('param', idParam),
    validated('json', addFigureSchema),
    async (c) => respond(c, await addFigure(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/figures/:code/remove',
    describeRoute({ summary: 'Take a figure out of a draft' }),
    validated('param', figureParam),
    validated('json', seenSchema),
    async (c) => {
      const { id, code } = c.req.valid('param')
      return respond(c, await removeFigure(contextOf(c), id, code, c.req.valid('json')))
    },
  )
  .get(
    '/:id/figures/:code/records',
    describeRoute({ summary: 'The records behind a figure, as they were counted' }),
    validated('param', figureParam),
    validated('query', recordsQuerySchema),
    async (c) => {
      const { id, code } = c.req.valid('param')
      return respond(c, await readFigureRecords(contextOf(c), id, code, c.req.valid('query')))
    },
  )
  .get(
    '/:id/differences',
    describeRoute({ summary: 'Figures of an issued report that differ from the records now' }),
    validated('param', idParam),
    async (c) => respond(c, await differencesOf(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/word',
    describeRoute({ summary: 'Download a report as a Word file' }),
    validated('param', idParam),
    async (c) => {
      const file = await readWord(contextOf(c), c.req.valid('param').id)
      return file.done ? respondFile(c, file.value) : respondRefused(c, file.refusal)
    },
  )
