import {
  AlignmentType,
  Footer,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  LevelFormat,
  LevelSuffix,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { OfficialDocument } from '../official-document.ts'
import { type OfficialForm, STYLE } from './form.ts'
import { plainRun } from './runs.ts'

const FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' }
const body: IRunStylePropertiesOptions = { font: FACE, size: 24 }
// A quarter of an inch and an A4 page with margins of an inch, in twips.
const STEP = 360
const MARGIN = 1_440
// 276/240 of a line: Word's usual loose setting.
const LINE = 276

const styleOf = (
  name: string,
  paragraph: IParagraphStylePropertiesOptions = {},
  run: IRunStylePropertiesOptions = {},
) => ({
  name,
  run: { ...body, bold: false, italics: false, color: '000000', ...run },
  paragraph: { spacing: { line: LINE, before: 0, after: 120 }, ...paragraph },
})

const heading = (level: number, run: IRunStylePropertiesOptions) =>
  styleOf(
    `heading ${level}`,
    { spacing: { line: LINE, before: 240, after: 120 }, keepNext: true, outlineLevel: level - 1 },
    run,
  )

const tight = { line: 240, before: 20, after: 20 }

const styles: OfficialForm['styles'] = {
  default: {
    document: { run: { ...body, language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
    title: styleOf(
      'Title',
      { spacing: { before: 240, after: 240 }, keepNext: true },
      { bold: true, size: 32 },
    ),
    heading1: heading(1, { bold: true, size: 28 }),
    heading2: heading(2, { bold: true }),
    heading3: heading(3, { italics: true }),
    heading4: heading(4, {}),
  },
  paragraphStyles: [
    { id: STYLE.body, ...styleOf('Official body', { alignment: AlignmentType.BOTH }) },
    { id: STYLE.addressee, ...styleOf('Official addressee', { spacing: { before: 240, after: 240 } }) },
    { id: STYLE.item, ...styleOf('Official item') },
    {
      id: STYLE.tableHead,
      ...styleOf('Official table head', { spacing: tight, keepNext: true }, { bold: true, size: 20 }),
    },
    { id: STYLE.tableCell, ...styleOf('Official table', { spacing: tight }, { size: 20 }) },
    { id: STYLE.afterTable, ...styleOf('Official after table', { spacing: { line: 200, after: 0 } }) },
    {
      id: STYLE.annexNote,
      ...styleOf('Official annex list', { spacing: { after: 40 }, indent: { left: STEP, hanging: STEP } }),
    },
    { id: STYLE.annexLabel, ...styleOf('Official annex label', { keepNext: true }, { bold: true }) },
    {
      id: STYLE.annexTitle,
      ...styleOf(
        'Official annex title',
        { alignment: AlignmentType.CENTER, keepNext: true },
        { bold: true, size: 28 },
      ),
    },
    {
      id: STYLE.signature,
      ...styleOf('Official signature', { spacing: { before: 960, after: 240 } }, { bold: true }),
    },
    { id: STYLE.date, ...styleOf('Official date', { alignment: AlignmentType.RIGHT }) },
  ],
  characterStyles: [
    { id: STYLE.figure, name: 'Figure', run: {} },
    { id: STYLE.figureCode, name: 'Figure code', run: { superScript: true, color: '595959' } },
  ],
}

const level = (
  index: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  indent: number,
) => ({
  level: index,
  format,
  text,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.TAB,
  style: { paragraph: { indent: { left: indent, hanging: indent } } },
})

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `2026-07-01` as 1 July 2026. */
function englishDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

const line = (style: string, text: string) => new Paragraph({ style, children: [plainRun(text)] })

function pageNumber(): Footer {
  const run = new TextRun({ size: 20, children: [PageNumber.CURRENT] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

function annexNotes({ annexes }: OfficialDocument): Paragraph[] {
  if (annexes.length === 0) return []
  const numbered = annexes.map(({ title }, index) =>
    line(STYLE.annexNote, annexes.length > 1 ? `${index + 1}. ${title}` : title),
  )
  return [line(STYLE.body, annexes.length > 1 ? 'Annexes:' : 'Annex:'), ...numbered]
}

/** An English letter: date at the right, subject in bold, name of the sender below, annexes listed last. */
export const englishForm: OfficialForm = {
  styles,
  headingLevels: [
    level(0, LevelFormat.DECIMAL, '%1.', STEP),
    level(1, LevelFormat.DECIMAL, '%1.%2', STEP * 1.5),
    level(2, LevelFormat.LOWER_LETTER, '(%3)', STEP),
    level(3, LevelFormat.LOWER_ROMAN, '(%4)', STEP),
  ],
  numberedItems: level(0, LevelFormat.DECIMAL, '%1.', STEP),
  bulletedItems: level(0, LevelFormat.BULLET, '\u2022', STEP),
  page: {
    page: {
      size: { width: 11_906, height: 16_838 },
      margin: {
        top: MARGIN,
        bottom: MARGIN,
        left: MARGIN,
        right: MARGIN,
        header: 720,
        footer: 720,
        gutter: 0,
      },
    },
  },
  textWidth: 11_906 - 2 * MARGIN,
  fonts: [{ name: 'Times New Roman', alternative: 'Liberation Serif', chinese: false }],
  footers: () => ({ default: pageNumber(), even: pageNumber() }),
  opening: (document) => [
    line(STYLE.date, englishDate(document.date)),
    ...(document.addressee === undefined ? [] : [line(STYLE.addressee, `To: ${document.addressee}`)]),
    line('Title', document.title),
  ],
  closing: (document) => [line(STYLE.signature, document.issuer), ...annexNotes(document)],
  annexHead: (document, index) => [
    new Paragraph({
      style: STYLE.annexLabel,
      pageBreakBefore: true,
      children: [plainRun(document.annexes.length > 1 ? `Annex ${index + 1}` : 'Annex')],
    }),
    line(STYLE.annexTitle, document.annexes[index]?.title ?? ''),
  ],
}
