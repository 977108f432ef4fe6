import type { UnitScope } from '../../../kernel/authority/authority.ts'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import { checkDraft, draftOf, reportNotFound } from '../actions.ts'
import { type AddFigure, type Figure, type FigureDefinition, mostFigures, type Seen } from '../model.ts'
import { periodOfKey } from '../periods/rules.ts'
import { definitionOf, nextCode, slotNames } from '../rules.ts'
import {
  deleteFigure,
  figuresOf,
  findReport,
  insertFigures,
  type StoredFigure,
  type StoredReport,
  updateReport,
} from '../store.ts'
import { type AsOf, measureFigures } from './measuring/store.ts'

/** The moment as of which a report's figures count: its cut-off once that has come, else now. */
export function momentOf(context: ActionContext, { cutoffAt }: Pick<StoredReport, 'cutoffAt'>): AsOf {
  const now = context.now().round('microsecond').toString()
  const isPast = cutoffAt !== null && Date.parse(cutoffAt) <= context.now().epochMilliseconds
  return { moment: isPast ? cutoffAt : now, timeZone: context.timeZone }
}

const frozen = ({
  code,
  definition,
  value,
  previousValue,
  recordCount,
  recordHash,
}: StoredFigure): Figure => ({
  code,
  definition,
  value,
  previousValue,
  recordCount,
  recordHash,
})

/** The figures of a report: an issued one's as they were frozen, a draft's counted from the records. */
export async function countedFigures(
  context: ActionContext,
  database: AnyDatabase,
  scope: UnitScope,
  report: StoredReport,
): Promise<Figure[]> {
  const figures = await figuresOf(database, scope.tenantId, report.id)
  if (report.state === 'issued') return figures.map(frozen)
  const counted = await measureFigures(database, scope, figures, momentOf(context, report))
  return counted.map(({ records: _, ...figure }) => figure)
}

/** The values of a report's figures. */
export async function readFigures(context: ActionContext, id: string): Promise<Outcome<Figure[]>> {
  return view(context, 'reports.read', undefined, async (database, scope) => {
    const report = await findReport(database, scope, id, context.today().toString())
    return report === null ? reportNotFound : done(await countedFigures(context, database, scope, report))
  })
}

/** The whole query of a new figure: over the report's unit and period. */
async function queryFor(
  transaction: AnyTransaction,
  context: ActionContext,
  report: StoredReport,
  { slot }: AddFigure,
): Promise<FigureDefinition> {
  const settings = await calendarSettings(transaction, context.tenantId)
  const previous = periodOfKey(report.periodKey, settings)?.previous
  const reach = { unitId: report.unitId, from: report.periodFrom, to: report.periodTo }
  return definitionOf(slot, { ...reach, ...(previous && { previous }) })
}

/** Adds a figure to a draft; gives its code, by which the text names it, and the report's new revision. */
export async function addFigure(
  context: ActionContext,
  id: string,
  added: AddFigure,
): Promise<Outcome<{ code: string; revision: number }>> {
  return change(context, 'reports.write', undefined, async (transaction, scope) => {
    const report = await findReport(transaction, scope, id, context.today().toString(), true)
    if (report === null) return reportNotFound
    const checked = checkDraft(report, added.revision)
    if (!checked.done) return checked
    const known = await figuresOf(transaction, scope.tenantId, id)
    if (known.length >= mostFigures)
      return refused('report.too-many-figures', {
        zh: `一份报告最多 ${mostFigures} 个数据项。`,
        en: `A report has at most ${mostFigures} figures.`,
      })
    const code = nextCode(known.map((figure) => figure.code))
    const definition = await queryFor(transaction, context, report, added)
    await insertFigures(transaction, scope.tenantId, id, [{ id: context.newId(), code, definition }])
    await updateReport(transaction, scope.tenantId, report, {})
    const revision = report.revision + 1
    const entry = draftOf('report.figure.add', { ...report, revision }, { code, definition })
    return done({ value: { code, revision }, entries: [entry] })
  })
}

/** Takes a figure out of a draft whose text does not name it (`report.figure-in-use`). */
export async function removeFigure(
  context: ActionContext,
  id: string,
  code: string,
  { revision }: Seen,
): Promise<Outcome<{ revision: number }>> {
  return change(context, 'reports.write', undefined, async (transaction, scope) => {
    const report = await findReport(transaction, scope, id, context.today().toString(), true)
    if (report === null) return reportNotFound
    const checked = checkDraft(report, revision)
    if (!checked.done) return checked
    const isNamed = report.sections.some(({ paragraphs }) =>
      paragraphs.some((paragraph) => slotNames(paragraph).includes(code)),
    )
    if (isNamed)
      return refused('report.figure-in-use', {
        zh: `正文里还有 ${code}。请先从正文中删去。`,
        en: `The text still names ${code}. Take it out of the text first.`,
      })
    await deleteFigure(transaction, scope.tenantId, id, code)
    await updateReport(transaction, scope.tenantId, report, {})
    const entry = draftOf('report.figure.remove', { ...report, revision: revision + 1 }, { code })
    return done({ value: { revision: revision + 1 }, entries: [entry] })
  })
}
