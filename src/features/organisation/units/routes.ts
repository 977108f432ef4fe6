import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { listUnits } from '../actions.ts'
import { dayQuerySchema, idParameterSchema } from '../model.ts'
import { closeUnit, createUnit, readUnit, renameUnit, reorderUnits } from './actions.ts'
import {
  closeUnitSchema,
  createUnitSchema,
  moveUnitSchema,
  renameUnitSchema,
  reorderUnitsSchema,
} from './model.ts'
import { moveUnit, previewMove } from './moves/actions.ts'

/** `/api/organisation/units`: the tree on any day, and its changes. */
export const unitsRoutes = new Hono<RouteEnvironment>()
  .get(
    '/',
    describeRoute({ summary: 'The tree as of a day' }),
    validated('query', dayQuerySchema),
    async (c) => respond(c, await listUnits(contextOf(c), c.req.valid('query').day)),
  )
  .post('/', describeRoute({ summary: 'Create a unit' }), validated('json', createUnitSchema), async (c) =>
    respond(c, await createUnit(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/order',
    describeRoute({ summary: 'Order the units below a parent' }),
    validated('json', reorderUnitsSchema),
    async (c) => respond(c, await reorderUnits(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/:id',
    describeRoute({ summary: 'A unit with its names, parents, posts and holders through all time' }),
    validated('param', idParameterSchema),
    async (c) => respond(c, await readUnit(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/rename',
    describeRoute({ summary: 'Rename a unit from a day on' }),
    validated('param', idParameterSchema),
    validated('json', renameUnitSchema),
    async (c) =>
      respond(c, await renameUnit(contextOf(c), { ...c.req.valid('json'), unitId: c.req.valid('param').id })),
  )
  .post(
    '/:id/move/preview',
    describeRoute({ summary: 'What a move would touch' }),
    validated('param', idParameterSchema),
    validated('json', moveUnitSchema),
    async (c) =>
      respond(
        c,
        await previewMove(contextOf(c), { ...c.req.valid('json'), unitId: c.req.valid('param').id }),
      ),
  )
  .post(
    '/:id/move',
    describeRoute({ summary: 'Move a unit with its subtree from a day on' }),
    validated('param', idParameterSchema),
    validated('json', moveUnitSchema),
    async (c) =>
      respond(c, await moveUnit(contextOf(c), { ...c.req.valid('json'), unitId: c.req.valid('param').id })),
  )
  .post(
    '/:id/close',
    describeRoute({ summary: 'Close a unit from a day on' }),
    validated('param', idParameterSchema),
    validated('json', closeUnitSchema),
    async (c) =>
      respond(c, await closeUnit(contextOf(c), { ...c.req.valid('json'), unitId: c.req.valid('param').id })),
  )
