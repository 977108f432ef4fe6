import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { limitBody, MEBIBYTE } from '../../platform/http/body-limit.ts'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond, respondRefused } from '../../platform/http/respond.ts'
import { respondFile } from '../../platform/http/respond-file.ts'
import { validated } from '../../platform/http/validated.ts'
import { readOriginal, readRulebooks, readVersion, renameRulebook } from './actions.ts'
import { importRulebook } from './import/actions.ts'
import { importDetailsSchema, pastedTextSchema, renameRulebookSchema } from './model.ts'

const uploadSchema = z.object({
  file: z.instanceof(File),
  /** JSON of ImportDetails: a form carries only texts beside its file. */
  details: z.string().max(2_000),
})

/** A rule's file has at most 20 MB; the rest is what a form adds around it. Pasted text is bounded by its characters. */
const LARGEST_REQUEST = 21 * MEBIBYTE

const detailsOf = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const idParam = z.object({ id: z.uuid() })

/** `/api/rulebooks`: rule texts in, clauses out. */
export const rulebooksRoutes = new Hono<RouteEnvironment>()
  .get('/', describeRoute({ summary: 'List rulebooks with their versions' }), async (c) =>
    respond(c, await readRulebooks(contextOf(c))),
  )
  .post(
    '/upload',
    describeRoute({ summary: 'Import a rule text from a file (TXT, MD, HTML, DOCX, PDF)' }),
    limitBody(LARGEST_REQUEST),
    validated('form', uploadSchema),
    async (c) => {
      const { file, details } = c.req.valid('form')
      const checked = importDetailsSchema.safeParse(detailsOf(details))
      if (!checked.success)
        return respondRefused(c, {
          code: 'request.invalid',
          sentence: {
            zh: '制度信息填写有误，请检查标题和生效日期。',
            en: 'Check the title and the date of effect.',
          },
          place: { field: String(checked.error.issues[0]?.path[0] ?? 'details') },
        })
      const bytes = new Uint8Array(await file.arrayBuffer())
      return respond(c, await importRulebook(contextOf(c), { fileName: file.name, bytes }, checked.data))
    },
  )
  .post(
    '/paste',
    describeRoute({ summary: 'Import a rule text that was pasted' }),
    limitBody(LARGEST_REQUEST),
    validated('json', pastedTextSchema),
    async (c) => {
      const { text, ...details } = c.req.valid('json')
      const fileName = `${details.title ?? '粘贴的文本'}.txt`
      return respond(
        c,
        await importRulebook(contextOf(c), { fileName, bytes: new TextEncoder().encode(text) }, details),
      )
    },
  )
  .put(
    '/:id',
    describeRoute({ summary: 'Change the title, issuer or kind of a rulebook' }),
    validated('param', idParam),
    validated('json', renameRulebookSchema),
    async (c) => respond(c, await renameRulebook(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/versions/:id',
    describeRoute({ summary: 'One version with its text and clauses' }),
    validated('param', idParam),
    async (c) => respond(c, await readVersion(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/versions/:id/original',
    describeRoute({ summary: 'The file as it was brought in' }),
    validated('param', idParam),
    async (c) => {
      const outcome = await readOriginal(contextOf(c), c.req.valid('param').id)
      if (!outcome.done) return respond(c, outcome)
      const { name, content } = outcome.value
      return respondFile(c, { name, contentType: 'application/octet-stream', content })
    },
  )
