import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { type SheetColumn, writeSheet } from '../../../platform/documents/sheet-writer.ts'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { respondFile } from '../../../platform/http/respond-file.ts'
import { validated } from '../../../platform/http/validated.ts'
import { buildFromPaste, buildFromSheet, checkPaste, checkSheet } from './actions.ts'
import { pasteSchema, type SheetRequest, sheetFormSchema } from './model.ts'
import { exampleRows, type SheetKey, sheetColumns, sheetKeys } from './sheet/register.ts'

const languageQuery = z.object({ language: z.enum(['zh', 'en']) })

const sheetRequest = async ({ file, ...place }: z.infer<typeof sheetFormSchema>): Promise<SheetRequest> => ({
  ...place,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function template(c: Context, language: 'zh' | 'en'): Promise<Response> {
  const columns = sheetKeys.map(
    (key): SheetColumn<SheetKey> => ({ key, title: sheetColumns[key][language], width: 18, kind: 'text' }),
  )
  const name = language === 'zh' ? '组织导入模板' : 'organisation template'
  const sheet = writeSheet({ name, columns, rows: exampleRows(language) })
  return respondFile(c, {
    name: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await bytesOf(sheet),
  })
}

/** `/api/organisation/build`: many units at once, shown first, then made all or none. */
export const buildRoutes = new Hono<RouteEnvironment>()
  .get(
    '/template',
    describeRoute({ summary: 'A sheet to fill in' }),
    validated('query', languageQuery),
    (c) => template(c, c.req.valid('query').language),
  )
  .post(
    '/paste/check',
    describeRoute({ summary: 'What an indented list would make; writes nothing' }),
    validated('json', pasteSchema),
    async (c) => respond(c, await checkPaste(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/paste',
    describeRoute({ summary: 'Make the units of an indented list' }),
    validated('json', pasteSchema),
    async (c) => respond(c, await buildFromPaste(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/sheet/check',
    describeRoute({ summary: 'What a sheet would make; writes nothing and keeps nothing of it' }),
    validated('form', sheetFormSchema),
    async (c) => respond(c, await checkSheet(contextOf(c), await sheetRequest(c.req.valid('form')))),
  )
  .post(
    '/sheet',
    describeRoute({ summary: 'Make the units of a sheet; the sheet is not kept' }),
    validated('form', sheetFormSchema),
    async (c) => respond(c, await buildFromSheet(contextOf(c), await sheetRequest(c.req.valid('form')))),
  )
