import type { UnitScope } from '../../../../kernel/authority/authority.ts'
import { done, type Outcome, refused } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../../platform/action/context.ts'
import { view } from '../../../audit/actions.ts'
import { occurrencesStanding } from '../../../duties/measures.ts'
import { recordsOf } from '../../../evidence/measures.ts'
import { reportNotFound } from '../../actions.ts'
import type { FigureDefinition, FigureRecord, FigureRecords, RecordMark, RecordsQuery } from '../../model.ts'
import { countsOccurrences } from '../../rules.ts'
import { figuresOf, findReport } from '../../store.ts'
import { momentOf } from '../actions.ts'
import {
  type AsOf,
  beforeOf,
  measureFigures,
  occurrenceDefinitionOf,
  recordDefinitionOf,
} from '../measuring/store.ts'
import { activitiesAt, occurrencesAt } from './store.ts'

const figureNotFound = refused('report.figure-unknown', {
  zh: '这份报告没有这个数据项。',
  en: 'The report has no such figure.',
})

/** A set of records to be shown page by page; `marks` is null where they are too many to be named. */
interface Counted {
  readonly definition: FigureDefinition
  readonly asOf: AsOf
  readonly marks: readonly RecordMark[] | null
  readonly total: number
}

/**
 * The records behind a figure, a page at a time: of an issued report as they were when it was issued, of a draft as they
 * stand. Refused with `report.not-found` or `report.figure-unknown`.
 */
export async function readFigureRecords(
  context: ActionContext,
  reportId: string,
  code: string,
  query: RecordsQuery,
): Promise<Outcome<FigureRecords>> {
  return view(context, 'reports.read', undefined, async (database, scope) => {
    const report = await findReport(database, scope, reportId, context.today().toString())
    if (report === null) return reportNotFound
    const figure = (await figuresOf(database, scope.tenantId, reportId)).find((one) => one.code === code)
    const definition = query.before ? figure && beforeOf(figure.definition) : figure?.definition
    if (figure === undefined || definition === undefined) return figureNotFound
    const asOf =
      figure.asOf === null ? momentOf(context, report) : { ...momentOf(context, report), moment: figure.asOf }
    // Only the set of the period itself is frozen; the one before is told from what was on record at that moment.
    if (figure.asOf !== null && !query.before) {
      const counted = { definition, asOf, marks: figure.records, total: figure.recordCount }
      return done(await pageOf(database, scope, counted, query))
    }
    const [measured] = await measureFigures(database, scope, [{ code, definition }], asOf, 'values')
    const counted = { definition, asOf, marks: measured?.records ?? null, total: measured?.recordCount ?? 0 }
    return done(await pageOf(database, scope, counted, query))
  })
}

async function pageOf(
  database: AnyDatabase,
  scope: UnitScope,
  { definition, asOf, marks, total }: Counted,
  { cursor, limit }: RecordsQuery,
): Promise<FigureRecords> {
  const ofOccurrences = countsOccurrences(definition.measure)
  if (marks === null && !ofOccurrences) {
    const page = { limit, ...(cursor !== undefined && { afterId: cursor }) }
    const { records, next } = await recordsOf(
      database,
      scope,
      recordDefinitionOf(definition),
      asOf.moment,
      page,
    )
    const shown = records.map(
      ({ unitId: _, kind, ...one }): FigureRecord => ({ ...one, kind: 'activity', activityKind: kind }),
    )
    return { records: shown, total, asOf: asOf.moment, next }
  }
  const all =
    marks ??
    (await occurrencesStanding(
      database,
      scope,
      occurrenceDefinitionOf(definition),
      asOf.moment,
      asOf.timeZone,
    ))
  const start = Number(cursor ?? 0)
  const named = all.slice(start, start + limit)
  const read = ofOccurrences ? occurrencesAt : activitiesAt
  const end = start + named.length
  return {
    records: await read(database, scope.tenantId, named),
    total,
    asOf: asOf.moment,
    next: end < all.length ? String(end) : null,
  }
}
