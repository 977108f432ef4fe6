import type { UnitScope } from '../../../kernel/authority/authority.ts'
import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import { occurrencesStanding } from '../../duties/measures.ts'
import { reportNotFound } from '../actions.ts'
import {
  type AsOf,
  type MeasuredFigure,
  measureFigures,
  occurrenceDefinitionOf,
} from '../figures/measuring/store.ts'
import type { Difference, RecordMark } from '../model.ts'
import { countsOccurrences } from '../rules.ts'
import { figuresOf, findReport, type StoredFigure } from '../store.ts'
import { compareMarks, type MarkChange } from './rules.ts'
import { activitiesChangedSince, explainActivities, explainOccurrences } from './store.ts'

/** Changed records named per figure; their number is told in full. */
const MOST_NAMED = 200
/** Beyond it, changes of a set too large to be kept are no longer counted. */
const MOST_SOUGHT = 10_000

/**
 * Which figures of an issued report differ from what the records say now, and by which records. Empty for a draft and
 * while nothing changed. Sets of up to 10,000 are compared as they were kept; of larger ones the changes since are told.
 */
export async function differencesOf(
  context: ActionContext,
  reportId: string,
): Promise<Outcome<readonly Difference[]>> {
  return view(context, 'reports.read', undefined, async (database, scope) => {
    const report = await findReport(database, scope, reportId, context.today().toString())
    if (report === null) return reportNotFound
    if (report.state === 'draft') return done([])
    const frozen = await figuresOf(database, scope.tenantId, reportId)
    const now = { moment: context.now().round('microsecond').toString(), timeZone: context.timeZone }
    const present = await measureFigures(database, scope, frozen, now, 'values')
    const differences: Difference[] = []
    for (const [index, figure] of frozen.entries()) {
      const measured = present[index]
      if (measured === undefined || measured.recordHash === figure.recordHash) continue
      differences.push(await differenceOf(database, scope, figure, measured, now))
    }
    return done(differences)
  })
}

async function differenceOf(
  database: AnyDatabase,
  scope: UnitScope,
  figure: StoredFigure,
  present: MeasuredFigure,
  now: AsOf,
): Promise<Difference> {
  const since = figure.asOf ?? now.moment
  const ofOccurrences = countsOccurrences(figure.definition.measure)
  const changes = ofOccurrences
    ? await changedOccurrences(database, scope, figure, present, now)
    : await changedActivities(database, scope, figure, present)
  const explain = ofOccurrences ? explainOccurrences : explainActivities
  return {
    code: figure.code,
    frozenValue: figure.value,
    presentValue: present.value,
    changes: await explain(database, scope.tenantId, changes.slice(0, MOST_NAMED), since),
    changedCount: changes.length,
  }
}

async function changedActivities(
  database: AnyDatabase,
  scope: UnitScope,
  figure: StoredFigure,
  present: MeasuredFigure,
): Promise<MarkChange[]> {
  if (figure.records !== null && present.records !== null)
    return compareMarks(figure.records, present.records)
  const since = figure.asOf ?? ''
  return activitiesChangedSince(database, scope.tenantId, figure.definition, since, MOST_SOUGHT)
}

async function changedOccurrences(
  database: AnyDatabase,
  scope: UnitScope,
  figure: StoredFigure,
  present: MeasuredFigure,
  now: AsOf,
): Promise<MarkChange[]> {
  const definition = occurrenceDefinitionOf(figure.definition)
  const at = (moment: string): Promise<readonly RecordMark[]> =>
    occurrencesStanding(database, scope, definition, moment, now.timeZone)
  const before = figure.records ?? (await at(figure.asOf ?? now.moment))
  return compareMarks(before, present.records ?? (await at(now.moment)))
}
