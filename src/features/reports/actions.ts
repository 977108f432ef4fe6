import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import { change, view } from '../audit/actions.ts'
import { calendarSettings } from '../organisation/calendar/store.ts'
import type { CreateReport, EditReport, Report, ReportSummary, Seen } from './model.ts'
import { checkPeriod, periodKindOf, titleOf } from './periods/rules.ts'
import { checkFigures, definitionOf, layOut } from './rules.ts'
import {
  codesOf,
  deleteDraft,
  figuresOf,
  findReport,
  insertFigures,
  insertReport,
  listReports,
  type StoredReport,
  unitNameOn,
  updateReport,
} from './store.ts'
import { templatesIn } from './templates/actions.ts'

export const reportNotFound = refused('report.not-found', {
  zh: '没有这份报告。',
  en: 'There is no such report.',
})

/** Refuses a change of a report that was issued, or that was made from an earlier revision. */
export function checkDraft(report: StoredReport, revision: number): Outcome<StoredReport> {
  if (report.state === 'issued')
    return refused('report.issued', {
      zh: '报告已经签发，不能再改。',
      en: 'The report has been issued and cannot change.',
    })
  if (report.revision !== revision)
    return refused('report.stale', {
      zh: '报告已在别处修改。请刷新后再改，您填写的内容还在。',
      en: 'The report was changed elsewhere. Refresh before changing it; your entry is still here.',
    })
  return done(report)
}

/** What the log says of a change to a report; title and text leave only a digest. */
export const draftOf = (
  action: string,
  report: Pick<StoredReport, 'id' | 'unitId' | 'periodKey' | 'revision'>,
  content?: unknown,
) => ({
  action,
  subjectKind: 'report',
  subjectId: report.id,
  unitId: report.unitId,
  detail: { periodKey: report.periodKey, revision: report.revision },
  ...(content === undefined ? {} : { content }),
})

/** Reports within reach, newest first; of one unit when given. */
export async function readReports(
  context: ActionContext,
  { unitId }: { readonly unitId?: string | undefined } = {},
): Promise<Outcome<ReportSummary[]>> {
  return view(context, 'reports.read', undefined, async (database, scope) =>
    done(await listReports(database, scope, context.today().toString(), unitId)),
  )
}

/** A report's text and what its figures ask; `readFigures` tells their values. */
export async function readReport(context: ActionContext, id: string): Promise<Outcome<Report>> {
  return view(context, 'reports.read', undefined, async (database, scope) => {
    const report = await findReport(database, scope, id, context.today().toString())
    if (report === null) return reportNotFound
    const figures = await figuresOf(database, scope.tenantId, id)
    return done({
      ...report,
      periodKind: periodKindOf(report.periodKey),
      figures: figures.map(({ code, definition }) => ({ code, definition })),
    })
  })
}

/** Makes a draft from a template for a unit and period; its figures follow the records until it is issued. */
export async function createReport(
  context: ActionContext,
  { unitId, templateId, periodKey, language }: CreateReport,
): Promise<Outcome<{ id: string }>> {
  const templates = await templatesIn(context, context.database)
  return change(context, 'reports.write', unitId, async (transaction) => {
    const template = templates.find((one) => one.id === templateId)
    if (template === undefined)
      return refused('report.template.not-found', {
        zh: '没有这个报告模板。',
        en: 'There is no such template.',
      })
    const settings = await calendarSettings(transaction, context.tenantId)
    const checked = checkPeriod(periodKey, template.content.periods, settings)
    if (!checked.done) return checked
    const period = checked.value
    const unitName = await unitNameOn(transaction, context.tenantId, unitId, period.to)
    if (unitName === null)
      return refused(
        'report.unit-unknown',
        { zh: '没有这个单位。', en: 'There is no such unit.' },
        { field: 'unitId' },
      )
    const { sections, figures } = layOut(template.content, language)
    const reach = {
      unitId,
      from: period.from,
      to: period.to,
      ...(period.previous && { previous: period.previous }),
    }
    const row = {
      id: context.newId(),
      unit_id: unitId,
      template_id: templateId,
      period_key: periodKey,
      period_from: period.from,
      period_to: period.to,
      title: titleOf(unitName, period, template.content.title, settings)[language],
      language,
      sections,
      created_at: context.now().toString(),
      created_by: context.actor.id,
    }
    await insertReport(transaction, context.tenantId, row)
    await insertFigures(
      transaction,
      context.tenantId,
      row.id,
      figures.map(({ code, slot }) => ({
        id: context.newId(),
        code,
        definition: definitionOf(slot, reach),
      })),
    )
    const made = draftOf('report.create', { id: row.id, unitId, periodKey, revision: 1 }, row.title)
    return done({ value: { id: row.id }, entries: [made] })
  })
}

/**
 * Changes a draft's title, text or cut-off; gives the new revision. Refused with `report.stale`, `report.issued`, or
 * `report.figure-unknown` when the text names a figure that the report does not have.
 */
export async function editReport(
  context: ActionContext,
  id: string,
  { revision, title, sections, cutoffAt }: EditReport,
): Promise<Outcome<{ revision: number }>> {
  return change(context, 'reports.write', undefined, async (transaction, scope) => {
    const report = await findReport(transaction, scope, id, context.today().toString(), true)
    if (report === null) return reportNotFound
    const checked = checkDraft(report, revision)
    if (!checked.done) return checked
    const known = checkFigures(sections, await codesOf(transaction, scope.tenantId, id))
    if (!known.done) return known
    await updateReport(transaction, scope.tenantId, report, { title, sections, cutoff_at: cutoffAt })
    const edited = { ...report, revision: revision + 1 }
    const entry = draftOf('report.edit', edited, { title, sections, cutoffAt })
    return done({ value: { revision: edited.revision }, entries: [entry] })
  })
}

/** Deletes a draft; what was issued stays (`report.issued`). */
export async function deleteReport(
  context: ActionContext,
  id: string,
  { revision }: Seen,
): Promise<Outcome<null>> {
  return change(context, 'reports.write', undefined, async (transaction, scope) => {
    const report = await findReport(transaction, scope, id, context.today().toString(), true)
    if (report === null) return reportNotFound
    const checked = checkDraft(report, revision)
    if (!checked.done) return checked
    await deleteDraft(transaction, scope.tenantId, id)
    return done({ value: null, entries: [draftOf('report.delete', report)] })
  })
}
