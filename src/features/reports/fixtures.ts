import type { ActionContext } from '../../platform/action/context.ts'
import { mustBeDone } from '../organisation/fixtures.ts'
import { createReport, readReport } from './actions.ts'
import type { Report } from './model.ts'
import { listTemplates } from './templates/actions.ts'

export interface GivenReport {
  readonly unitId: string
  readonly template?: 'half-year-summary' | 'quarterly'
  readonly periodKey?: string
  readonly language?: 'zh' | 'en'
}

/** A draft, by default the half-year summary of the first half of 2026. */
export async function aReport(context: ActionContext, given: GivenReport): Promise<Report> {
  const { unitId, template = 'half-year-summary', periodKey = '2026-H1', language = 'zh' } = given
  const templates = mustBeDone(await listTemplates(context))
  const templateId = templates.find(({ key }) => key === template)?.id ?? ''
  const { id } = mustBeDone(await createReport(context, { unitId, templateId, periodKey, language }))
  return mustBeDone(await readReport(context, id))
}
