import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { change, view } from '../../audit/actions.ts'
import type { SaveTemplate, Seen, Template } from '../model.ts'
import { builtInTemplates, checkTemplate } from './rules.ts'
import { deleteUnusedTemplate, insertTemplate, startTemplates, templatesOf, updateTemplate } from './store.ts'

const notFound = refused('report.template.not-found', {
  zh: '没有这个报告模板。',
  en: 'There is no such template.',
})
const builtInStays = refused('report.template.built-in', {
  zh: '内置模板不能修改或删除。请先复制一份，再改复制的模板。',
  en: 'A built-in template cannot be changed or deleted. Copy it and change the copy.',
})
const stale = refused('report.template.stale', {
  zh: '模板已被别人修改。请重新打开后再改，您填写的内容还在。',
  en: 'Somebody else changed the template. Open it again; your entry is still here.',
})

/** The tenant's templates, the built-in ones given to it when they are first asked for: they say nothing of anybody. */
export async function templatesIn(context: ActionContext, database: AnyDatabase): Promise<Template[]> {
  const known = await templatesOf(database, context.tenantId)
  if (known.filter(({ builtIn }) => builtIn).length >= builtInTemplates.length) return known
  await inTransaction(context.database, (transaction) =>
    startTemplates(transaction, context.tenantId, context.newId, context.now().toString()),
  )
  return templatesOf(context.database, context.tenantId)
}

/** All templates, built-in ones first. */
export async function listTemplates(context: ActionContext): Promise<Outcome<Template[]>> {
  return view(context, 'reports.read', undefined, async (database) =>
    done(await templatesIn(context, database)),
  )
}

const draftOf = (action: string, template: Template) => ({
  action,
  subjectKind: 'report_template',
  subjectId: template.id,
  detail: { key: template.key, revision: template.revision },
  content: { name: template.name, content: template.content },
})

/** Copies a template into one of the tenant's own, to be edited; gives the copy. */
export async function copyTemplate(context: ActionContext, id: string): Promise<Outcome<Template>> {
  const known = await templatesIn(context, context.database)
  return change(context, 'reports.write', undefined, async (transaction) => {
    const original = known.find((template) => template.id === id)
    if (original === undefined) return notFound
    const copyId = context.newId()
    const copy: Template = {
      id: copyId,
      key: `own-${copyId}`,
      name: { zh: `${original.name.zh}（副本）`, en: `${original.name.en} (copy)` },
      builtIn: false,
      revision: 1,
      content: original.content,
    }
    await insertTemplate(transaction, context.tenantId, copy, context.now().toString())
    return done({ value: copy, entries: [draftOf('report.template.copy', copy)] })
  })
}

/**
 * Saves a template of the tenant's own. Refused with `report.template.stale`, `report.template.built-in`,
 * `report.template.not-found` or, where its text names a slot that it does not have, `report.figure-unknown`.
 */
export async function saveTemplate(
  context: ActionContext,
  id: string,
  { revision, name, content }: SaveTemplate,
): Promise<Outcome<Template>> {
  const checked = checkTemplate(content)
  if (!checked.done) return checked
  return change(context, 'reports.write', undefined, async (transaction) => {
    const present = (await templatesOf(transaction, context.tenantId)).find((one) => one.id === id)
    if (present === undefined) return notFound
    if (present.builtIn) return builtInStays
    const saved = { ...present, name, content, revision }
    if (!(await updateTemplate(transaction, context.tenantId, saved))) return stale
    const value = { ...saved, revision: revision + 1 }
    return done({ value, entries: [draftOf('report.template.edit', value)] })
  })
}

/** Deletes a template of the tenant's own from which no report was made (`report.template.in-use`). */
export async function deleteTemplate(
  context: ActionContext,
  id: string,
  { revision }: Seen,
): Promise<Outcome<null>> {
  return change(context, 'reports.write', undefined, async (transaction) => {
    const present = (await templatesOf(transaction, context.tenantId)).find((one) => one.id === id)
    if (present === undefined) return notFound
    if (present.builtIn) return builtInStays
    if (present.revision !== revision) return stale
    if (!(await deleteUnusedTemplate(transaction, context.tenantId, id)))
      return refused('report.template.in-use', {
        zh: '已有报告使用这个模板，不能删除。',
        en: 'Reports were made from this template, so it cannot be deleted.',
      })
    return done({ value: null, entries: [draftOf('report.template.delete', present)] })
  })
}
