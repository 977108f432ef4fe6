import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { dayQuerySchema, idParameterSchema } from '../model.ts'
import {
  addPerson,
  addPost,
  appoint,
  closePost,
  handOver,
  listPeople,
  listVacantPosts,
  renamePerson,
} from './actions.ts'
import { appointSchema, closePostSchema, handOverSchema, newPostSchema, personSchema } from './model.ts'

/** `/api/organisation/posts`: seats and who takes them. */
export const postsRoutes = new Hono<RouteEnvironment>()
  .get(
    '/vacant',
    describeRoute({ summary: 'Posts that nobody holds on a day' }),
    validated('query', dayQuerySchema),
    async (c) => respond(c, await listVacantPosts(contextOf(c), c.req.valid('query').day)),
  )
  .post(
    '/',
    describeRoute({ summary: 'Add a post to a unit' }),
    validated('json', newPostSchema),
    async (c) => respond(c, await addPost(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/:id/close',
    describeRoute({ summary: 'Close a post from a day on' }),
    validated('param', idParameterSchema),
    validated('json', closePostSchema),
    async (c) =>
      respond(c, await closePost(contextOf(c), { ...c.req.valid('json'), postId: c.req.valid('param').id })),
  )
  .post(
    '/:id/hand-over',
    describeRoute({ summary: 'Hand a post over on a day, or leave it vacant' }),
    validated('param', idParameterSchema),
    validated('json', handOverSchema),
    async (c) =>
      respond(c, await handOver(contextOf(c), { ...c.req.valid('json'), postId: c.req.valid('param').id })),
  )
  .post(
    '/:id/tenures',
    describeRoute({ summary: 'Enter a tenure from–to' }),
    validated('param', idParameterSchema),
    validated('json', appointSchema),
    async (c) =>
      respond(c, await appoint(contextOf(c), { ...c.req.valid('json'), postId: c.req.valid('param').id })),
  )

/** `/api/organisation/people`: names and what they hold. */
export const peopleRoutes = new Hono<RouteEnvironment>()
  .get(
    '/',
    describeRoute({ summary: 'People and the posts they hold on a day' }),
    validated('query', dayQuerySchema),
    async (c) => respond(c, await listPeople(contextOf(c), c.req.valid('query').day)),
  )
  .post('/', describeRoute({ summary: 'Add a person' }), validated('json', personSchema), async (c) =>
    respond(c, await addPerson(contextOf(c), c.req.valid('json'))),
  )
  .put(
    '/:id',
    describeRoute({ summary: 'Change a person’s name' }),
    validated('param', idParameterSchema),
    validated('json', personSchema),
    async (c) =>
      respond(
        c,
        await renamePerson(contextOf(c), { ...c.req.valid('json'), personId: c.req.valid('param').id }),
      ),
  )
