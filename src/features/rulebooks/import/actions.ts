import { createHash } from 'node:crypto'
import { type Outline, outline } from '@luoshi/text/document/outline'
import { type ReadDocument, readDocument } from '@luoshi/text/document/read'
import { findExclusions } from '@luoshi/text/duties/exclusion'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { type Changed, change } from '../../audit/actions.ts'
import type { Clause, ImportDetails, ImportResult } from '../model.ts'
import { checkNewVersion, clausesOfOutline, MOST_CLAUSES, noSuchRulebook, titleOf } from '../rules.ts'
import {
  findRulebook,
  insertClauses,
  insertFile,
  insertRulebook,
  insertVersion,
  versionsOf,
} from '../store.ts'

export interface RuleFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

interface ReadRule {
  readonly document: ReadDocument
  readonly outline: Outline
  readonly clauses: readonly Clause[]
  readonly versionId: string
}

/**
 * Brings a rule text in: reads the file by its content, lays out its clauses, marks what DOMAIN.md's last part excludes and
 * keeps the original. With `details.rulebookId` it becomes that rulebook's next version. Refuses `document.*` (what cannot
 * be read), `rulebook.too-many-clauses`, `rulebook.not-found`, `rulebook.version-too-early`.
 */
export async function importRulebook(
  context: ActionContext,
  file: RuleFile,
  details: ImportDetails,
): Promise<Outcome<ImportResult>> {
  const allowed = await context.authority.require('rulebooks.write')
  if (!allowed.done) return allowed
  const read = await readRule(context, file)
  if (!read.done) return read
  // Kept before the transaction: a file that no row names is harmless, a row that names no file is not.
  const stored = await context.files.put(file.bytes)
  return change(context, 'rulebooks.write', undefined, async (transaction) => {
    await insertFile(transaction, {
      tenant_id: context.tenantId,
      sha256: stored.sha256,
      size: stored.size,
      media_type: read.value.document.mediaType,
      created_at: context.now().toString(),
    })
    return saveVersion(context, transaction, read.value, { ...file, sha256: stored.sha256 }, details)
  })
}

async function readRule(context: ActionContext, file: RuleFile): Promise<Outcome<ReadRule>> {
  const outcome = await readDocument(file.bytes, file.fileName)
  if (!outcome.ok) {
    const { code, zh, en } = outcome.refusal
    return refused(code, { zh, en }, { field: 'file' })
  }
  const { text } = outcome.document
  const tree = outline(text)
  const versionId = context.newId()
  const clauses = clausesOfOutline(tree, findExclusions(text, tree), versionId, context.newId)
  if (!tree.structured && clauses.length < 2)
    return refused(
      'document.no-clauses',
      {
        zh: '没有在文本中找到条款（“第一条”“一、”等）或段落。请检查文件内容，或分段后再粘贴。',
        en: 'No clauses (第一条, 一、 …) or paragraphs were found. Check the file, or break the text into paragraphs and paste it.',
      },
      { field: 'file' },
    )
  if (clauses.length > MOST_CLAUSES)
    return refused(
      'rulebook.too-many-clauses',
      {
        zh: `文本有 ${clauses.length} 个条款，超过上限 ${MOST_CLAUSES}。请分成几份导入。`,
        en: `The text has ${clauses.length} clauses, more than ${MOST_CLAUSES}. Import it in parts.`,
      },
      { field: 'file' },
    )
  return done({ document: outcome.document, outline: tree, clauses, versionId })
}

async function saveVersion(
  context: ActionContext,
  transaction: AnyTransaction,
  read: ReadRule,
  file: RuleFile & { readonly sha256: string },
  details: ImportDetails,
): Promise<Outcome<Changed<ImportResult>>> {
  const { text } = read.document
  const book = await rulebookFor(context, transaction, details, titleOf(text, read.outline, file.fileName))
  if (!book.done) return book
  const textSha256 = createHash('sha256').update(text).digest('hex')
  await insertVersion(transaction, {
    tenant_id: context.tenantId,
    id: read.versionId,
    rulebook_id: book.value.id,
    label: details.label || details.effectiveFrom,
    effective_from: details.effectiveFrom,
    effective_to: null,
    file_sha256: file.sha256,
    file_name: file.fileName.slice(0, 200),
    media_type: read.document.mediaType,
    encoding: read.document.encoding ?? '',
    text,
    text_sha256: textSha256,
    repairs: read.document.repairs,
    created_at: context.now().toString(),
  })
  await insertClauses(transaction, context.tenantId, read.clauses)
  const excludedCount = read.clauses.filter(({ excluded }) => excluded.length > 0).length
  return done({
    value: {
      rulebookId: book.value.id,
      versionId: read.versionId,
      title: book.value.title,
      clauseCount: read.clauses.length,
      excludedCount,
      repairs: read.document.repairs,
    },
    entries: [
      {
        action: 'rulebook.import',
        subjectKind: 'rulebook_version',
        subjectId: read.versionId,
        detail: {
          rulebookId: book.value.id,
          effectiveFrom: details.effectiveFrom,
          fileSha256: file.sha256,
          textSha256,
          clauses: read.clauses.length,
          excluded: excludedCount,
        },
      },
    ],
  })
}

/** The rulebook that a version belongs to: the named one, checked, or a new one. */
async function rulebookFor(
  context: ActionContext,
  transaction: AnyTransaction,
  details: ImportDetails,
  ownTitle: string,
): Promise<Outcome<{ id: string; title: string }>> {
  if (details.rulebookId) {
    const book = await findRulebook(transaction, context.tenantId, details.rulebookId)
    if (!book) return noSuchRulebook
    const fits = checkNewVersion(
      await versionsOf(transaction, context.tenantId, book.id),
      details.effectiveFrom,
    )
    return fits.done ? done(book) : fits
  }
  const book = { id: context.newId(), title: details.title ?? ownTitle }
  await insertRulebook(transaction, {
    ...book,
    tenant_id: context.tenantId,
    issuer: details.issuer,
    kind: details.kind,
    created_at: context.now().toString(),
  })
  return done(book)
}
