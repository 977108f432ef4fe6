import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { LARGEST_ATTACHMENT } from '../../platform/files/attachment-type.ts'
import { limitBody } from '../../platform/http/body-limit.ts'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond, respondRefused } from '../../platform/http/respond.ts'
import { respondFile } from '../../platform/http/respond-file.ts'
import { validated } from '../../platform/http/validated.ts'
import { recordActivity, suggestOccurrences } from './actions.ts'
import { correctActivity, voidActivity } from './correction/actions.ts'
import { readAttachment, uploadFile } from './files/actions.ts'
import { readChoices } from './kinds/actions.ts'
import { listActivities, readActivity } from './listing/actions.ts'
import {
  activityDraftSchema,
  activityQuerySchema,
  correctActivitySchema,
  recordActivitySchema,
  tallyQuerySchema,
  voidActivitySchema,
} from './model.ts'
import { readTallies } from './tallies/actions.ts'

const idParam = z.object({ id: z.uuid() })
const revisionParam = idParam.extend({ revision: z.coerce.number().int().min(1) })
const attachmentParam = idParam.extend({ attachmentId: z.uuid() })
const uploadSchema = z.object({ file: z.instanceof(File) })

/** What a multipart body adds around its one file. */
const FORM_OVERHEAD = 64 * 1024

/** `/api/evidence`: recording what happened, and reading it back. */
export const evidenceRoutes = new Hono<RouteEnvironment>()
  .get('/choices', describeRoute({ summary: 'Kinds of activity and topics to choose from' }), async (c) =>
    respond(c, await readChoices(contextOf(c))),
  )
  .get(
    '/activities',
    describeRoute({ summary: 'List activities, newest first' }),
    validated('query', activityQuerySchema),
    async (c) => respond(c, await listActivities(contextOf(c), c.req.valid('query'))),
  )
  .post(
    '/activities',
    describeRoute({ summary: 'Record an activity' }),
    validated('json', recordActivitySchema),
    async (c) => respond(c, await recordActivity(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/activities/suggestions',
    describeRoute({ summary: 'Say which occurrences an activity would count for' }),
    validated('json', activityDraftSchema),
    async (c) => respond(c, await suggestOccurrences(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/activities/:id',
    describeRoute({ summary: 'Read one activity' }),
    validated('param', idParam),
    async (c) => respond(c, await readActivity(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/activities/:id/revisions/:revision',
    describeRoute({ summary: 'Read an activity as a revision of it stood' }),
    validated('param', revisionParam),
    async (c) => {
      const { id, revision } = c.req.valid('param')
      return respond(c, await readActivity(contextOf(c), id, revision))
    },
  )
  .put(
    '/activities/:id',
    describeRoute({ summary: 'Correct an activity; the earlier revision is kept' }),
    validated('param', idParam),
    validated('json', correctActivitySchema),
    async (c) =>
      respond(c, await correctActivity(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/activities/:id/void',
    describeRoute({ summary: 'Void an activity; the record stays' }),
    validated('param', idParam),
    validated('json', voidActivitySchema),
    async (c) => respond(c, await voidActivity(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/activities/:id/attachments/:attachmentId',
    describeRoute({ summary: 'Download an attachment' }),
    validated('param', attachmentParam),
    async (c) => {
      const { id, attachmentId } = c.req.valid('param')
      const found = await readAttachment(contextOf(c), id, attachmentId)
      return found.done ? respondFile(c, found.value) : respondRefused(c, found.refusal)
    },
  )
  .post(
    '/files',
    limitBody(LARGEST_ATTACHMENT + FORM_OVERHEAD),
    describeRoute({ summary: 'Upload a file to be attached to a record' }),
    validated('form', uploadSchema),
    async (c) => {
      const { file } = c.req.valid('form')
      const content = new Uint8Array(await file.arrayBuffer())
      return respond(c, await uploadFile(contextOf(c), file.name.slice(0, 200), content))
    },
  )
  .get(
    '/tallies',
    describeRoute({ summary: "Activities, heads and hours of a unit's subtree by kind" }),
    validated('query', tallyQuerySchema),
    async (c) => respond(c, await readTallies(contextOf(c), c.req.valid('query'))),
  )
