import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { attachmentType } from '../../../platform/files/attachment-type.ts'
import type { FileAnswer } from '../../../platform/http/respond-file.ts'
import { change, view } from '../../audit/actions.ts'
import { clockOf } from '../../duties/occurrences/actions.ts'
import { insertFile } from '../../rulebooks/store.ts'
import { isInScope } from '../listing/store.ts'
import type { UploadedFile } from '../model.ts'
import { findAttachment } from './store.ts'

/**
 * Takes a file in, so that a record may name it. What it is, is read from its content. Refused with `attachment.empty`,
 * `attachment.too-large` or `attachment.unsupported-type`.
 */
export async function uploadFile(
  context: ActionContext,
  name: string,
  content: Uint8Array,
): Promise<Outcome<UploadedFile>> {
  const type = await attachmentType(name, content)
  if (!type.done) return type
  return change(context, 'evidence.record', undefined, async (transaction) => {
    const { sha256, size } = await context.files.put(content)
    const mediaType = type.value.contentType
    await insertFile(transaction, {
      tenant_id: context.tenantId,
      sha256,
      size,
      media_type: mediaType,
      created_at: clockOf(context).now,
    })
    const entry = {
      action: 'file.upload',
      subjectKind: 'file',
      subjectId: context.tenantId,
      detail: { sha256, size },
    }
    return done({ value: { sha256, name, mediaType, size }, entries: [entry] })
  })
}

/** An attachment of an activity within reach, removed ones too: earlier revisions show them. */
export async function readAttachment(
  context: ActionContext,
  activityId: string,
  attachmentId: string,
): Promise<Outcome<FileAnswer>> {
  return view(context, 'evidence.read', undefined, async (database, scope) => {
    const isReached = await isInScope(database, scope, activityId, context.today().toString())
    const attachment = isReached
      ? await findAttachment(database, scope.tenantId, activityId, attachmentId)
      : null
    const content = attachment === null ? null : await context.files.get(attachment.sha256)
    if (attachment === null || content === null)
      return refused('evidence.attachment.not-found', {
        zh: '没有这个附件。',
        en: 'There is no such attachment.',
      })
    return done({ name: attachment.name, contentType: attachment.media_type, content })
  })
}
