import { Temporal } from 'temporal-polyfill'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import {
  type Block,
  checkOfficialDocument,
  type OfficialDocument,
  type Run,
} from '../../../platform/documents/official-document.ts'
import { writeOfficialWord } from '../../../platform/documents/official-word.ts'
import { sayIn } from '../../../ui/words.ts'
import { view } from '../../audit/actions.ts'
import { reportNotFound } from '../actions.ts'
import { countedFigures, momentOf } from '../figures/actions.ts'
import { figureNames } from '../figures/names/store.ts'
import { describeReach, type FigureNames } from '../figures/rules.ts'
import type { Figure } from '../model.ts'
import { figureText, textParts } from '../rules.ts'
import { findReport, type StoredReport } from '../store.ts'
import { comparesAny, figureRow, hashRows, hashText } from './rules.ts'
import { documentWords } from './words.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What the file is written from. */
interface Printed {
  readonly report: StoredReport
  readonly figures: readonly Figure[]
  readonly names: FigureNames
  /** The moment as of which the figures count, in the tenant's zone, for a reader. */
  readonly asOf: string
  /** The day that the document bears. */
  readonly day: string
}

function runsOf(text: string, values: ReadonlyMap<string, string>): Run[] {
  return textParts(text).map(
    (part): Run =>
      'code' in part
        ? { kind: 'figure', value: values.get(part.code) ?? '—', code: part.code }
        : { kind: 'text', text: part.text },
  )
}

function bodyOf({ report, figures }: Printed): Block[] {
  const values = new Map(
    figures.map(({ code, definition, value }) => [
      code,
      figureText(definition.measure, value, report.language),
    ]),
  )
  return report.sections.flatMap(({ heading, paragraphs }): Block[] => [
    ...(heading.trim() === '' ? [] : [{ kind: 'heading' as const, level: 1 as const, text: heading }]),
    ...paragraphs
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => ({ kind: 'paragraph' as const, runs: runsOf(paragraph, values) })),
  ])
}

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ kind: 'text', text }] })

/** 数据项说明: what each figure counts, over what, and by which hash its records are known. */
function annexOf({ report, figures, names, asOf }: Printed): Block[] {
  const { language } = report
  const t = sayIn(documentWords, language)
  const compared = comparesAny(figures.map(({ definition }) => definition))
  const columns = [
    { title: t('code'), share: 9, align: 'center' as const },
    { title: t('definition'), share: 52 },
    { title: t('value'), share: 13, align: 'right' as const },
    { title: t('before'), share: 13, align: 'right' as const },
    { title: t('recordCount'), share: 13, align: 'right' as const },
  ]
  const without = <Cell>(cells: readonly Cell[]): readonly Cell[] =>
    compared ? cells : cells.filter((_, index) => index !== 3)
  const reach = { from: report.periodFrom, to: report.periodTo }
  return [
    plain(describeReach(reach, report.unitName, asOf, language)),
    {
      kind: 'table',
      columns: without(columns),
      rows: figures.map((figure) => without(figureRow(figure, names, language))),
    },
    plain(t('hashHint')),
    {
      kind: 'table',
      columns: [
        { title: t('code'), share: 30 },
        { title: t('recordHash'), share: 70 },
      ],
      rows: hashRows(figures, language),
    },
    ...proofOf(report),
  ]
}

/** How an issued report can be checked: its own hash, and how far the audit log went; of a draft, that it is one. */
function proofOf(report: StoredReport): Block[] {
  const t = sayIn(documentWords, report.language)
  if (report.hash === null) return [plain(t('draftHint'))]
  return [
    plain(t('proofHint')),
    {
      kind: 'table',
      columns: [
        { title: t('item'), share: 30 },
        { title: t('content'), share: 70 },
      ],
      rows: [
        [t('reportHash'), hashText(report.hash)],
        [t('auditPlace'), t('auditPlaceValue', { place: String(report.auditPlace ?? 0) })],
      ],
    },
  ]
}

function documentOf(printed: Printed): OfficialDocument {
  const { report, day } = printed
  const t = sayIn(documentWords, report.language)
  return {
    language: report.language,
    title: report.state === 'issued' ? report.title : t('draftTitle', { title: report.title }),
    issuer: report.unitName,
    date: day,
    blocks: bodyOf(printed),
    annexes: printed.figures.length === 0 ? [] : [{ title: t('annex'), blocks: annexOf(printed) }],
  }
}

/** A moment as a document writes it, to the second: `2026-07-01 09:00:00`. */
const written = (moment: string, timeZone: string): string =>
  Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')

async function composed(
  context: ActionContext,
  database: AnyDatabase,
  report: StoredReport,
  figures: readonly Figure[],
  asOf: string,
): Promise<OfficialDocument> {
  const issued = report.issuedAt === null ? context.now() : Temporal.Instant.from(report.issuedAt)
  return documentOf({
    report,
    figures,
    names: await figureNames(database, context.tenantId, report.language),
    asOf: written(asOf, context.timeZone),
    day: issued.toZonedDateTimeISO(context.timeZone).toPlainDate().toString(),
  })
}

/** The Word file of a report with its figures as they were counted at a moment. */
export async function writeWord(
  context: ActionContext,
  database: AnyDatabase,
  report: StoredReport,
  figures: readonly Figure[],
  asOf: string,
): Promise<Uint8Array> {
  return writeOfficialWord(await composed(context, database, report, figures, asOf))
}

export interface WordFile {
  readonly name: string
  readonly contentType: string
  readonly content: Uint8Array
}

const fileLost = refused('report.file.not-found', {
  zh: '找不到签发时保存的文件。请检查文件目录，或从备份恢复。',
  en: 'The file kept at issue is missing. Check the folder of files, or restore it from a backup.',
})

/** A report as a Word file: of a draft made now, of an issued one the very file that was kept when it was issued. */
export async function readWord(context: ActionContext, id: string): Promise<Outcome<WordFile>> {
  return view(context, 'reports.read', undefined, async (database, scope) => {
    const report = await findReport(database, scope, id, context.today().toString())
    if (report === null) return reportNotFound
    const t = sayIn(documentWords, report.language)
    if (report.fileSha256 !== null) {
      const content = await context.files.get(report.fileSha256)
      return content === null
        ? fileLost
        : done({ name: `${report.title}.docx`, contentType: wordType, content })
    }
    const figures = await countedFigures(context, database, scope, report)
    const { moment } = momentOf(context, report)
    const checked = checkOfficialDocument(await composed(context, database, report, figures, moment))
    if (!checked.done) return checked
    const name = `${t('draftTitle', { title: report.title })}.docx`
    return done({ name, contentType: wordType, content: await writeOfficialWord(checked.value) })
  })
}
