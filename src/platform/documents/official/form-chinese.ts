import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  Footer,
  type IFontAttributesProperties,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { OfficialDocument } from '../official-document.ts'
import { type OfficialForm, STYLE } from './form.ts'
import { plainRun } from './runs.ts'

// Sizes in half-points and lengths in twips, per GB/T 9704-2012. 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt.
const SIZE = { two: 44, three: 32, four: 28, smallFour: 24 }
// 22 lines of 579 fill the 225 mm; 580 would leave room for 21.
const LINE = 579
// 28 characters of 16 pt are 5.8 pt wider than 156 mm; a quarter point less between them makes them fit.
const CHARACTER_SPACING = -5
const CHARACTER = SIZE.three * 10 + CHARACTER_SPACING

const FANGSONG = font('仿宋_GB2312')
const KAITI = font('楷体_GB2312')
const HEITI = font('黑体')
const TITLE_SONG = font('方正小标宋简体')
const SONG = font('宋体')

function font(name: string): IFontAttributesProperties {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 })
const twoCharactersIn = { firstLineChars: 200, firstLine: 640 }
const body: IRunStylePropertiesOptions = {
  font: FANGSONG,
  size: SIZE.three,
  characterSpacing: CHARACTER_SPACING,
}

const styleOf = (
  name: string,
  paragraph: IParagraphStylePropertiesOptions = {},
  run: IRunStylePropertiesOptions = {},
) => ({
  name,
  run: { ...body, bold: false, italics: false, color: '000000', ...run },
  paragraph: { spacing: exactly(LINE), widowControl: false, ...paragraph },
})

const heading = (level: number, face: IFontAttributesProperties) =>
  styleOf(
    `heading ${level}`,
    { indent: twoCharactersIn, alignment: AlignmentType.BOTH, keepNext: true, outlineLevel: level - 1 },
    { font: face },
  )

const title = styleOf(
  'Title',
  { alignment: AlignmentType.CENTER, spacing: exactly(700) },
  { font: TITLE_SONG, size: SIZE.two, characterSpacing: 0 },
)

const styles: OfficialForm['styles'] = {
  default: {
    document: { run: { ...body, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title,
    heading1: heading(1, HEITI),
    heading2: heading(2, KAITI),
    heading3: heading(3, FANGSONG),
    heading4: heading(4, FANGSONG),
  },
  paragraphStyles: [
    { id: STYLE.body, ...styleOf('公文正文', { indent: twoCharactersIn, alignment: AlignmentType.BOTH }) },
    { id: STYLE.addressee, ...styleOf('公文主送机关') },
    { id: STYLE.item, ...styleOf('公文列项', { indent: twoCharactersIn, alignment: AlignmentType.BOTH }) },
    {
      id: STYLE.tableHead,
      ...styleOf(
        '公文表头',
        { spacing: exactly(400), keepNext: true },
        { font: HEITI, size: SIZE.smallFour, characterSpacing: 0 },
      ),
    },
    {
      id: STYLE.tableCell,
      ...styleOf('公文表格', { spacing: exactly(400) }, { size: SIZE.smallFour, characterSpacing: 0 }),
    },
    { id: STYLE.afterTable, ...styleOf('公文表后', { spacing: exactly(200) }) },
    { id: STYLE.annexNote, ...styleOf('公文附件说明', { keepNext: true }) },
    { id: STYLE.annexLabel, ...styleOf('公文附件标记', { keepNext: true }, { font: HEITI }) },
    { id: STYLE.annexTitle, ...title, name: '公文附件标题' },
    { id: STYLE.signature, ...styleOf('公文署名', { alignment: AlignmentType.RIGHT, keepNext: true }) },
    {
      id: STYLE.date,
      ...styleOf('公文成文日期', { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } }),
    },
  ],
  characterStyles: [
    { id: STYLE.figure, name: '数据项', run: {} },
    {
      id: STYLE.figureCode,
      name: '数据项代码',
      run: {
        font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
        superScript: true,
        color: '595959',
        characterSpacing: 0,
      },
    },
  ],
}

const level = (
  index: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  face: IFontAttributesProperties,
) => ({
  level: index,
  format,
  text,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.NOTHING,
  style: { run: { ...body, font: face }, paragraph: { indent: { left: 0, ...twoCharactersIn } } },
})

/** A line of the annex list hangs behind its number: 「附件：1.」 for the first, as far in for the others. */
function annexNotes(document: OfficialDocument): Paragraph[] {
  const numbered = document.annexes.length > 1
  return document.annexes.map(({ title: annexTitle }, index) => {
    const number = numbered ? `${index + 1}.` : ''
    const label = index === 0 ? '附件：' : ''
    const numberWidth = number.length * (CHARACTER / 2)
    const left = 5 * CHARACTER + numberWidth
    const hanging = numberWidth + (index === 0 ? 3 * CHARACTER : 0)
    return new Paragraph({
      style: STYLE.annexNote,
      indent: { left: Math.round(left), hanging: Math.round(hanging) },
      children: [plainRun(`${label}${number}${annexTitle}`)],
    })
  })
}

/** Width of a line in characters: Latin letters and digits take half of one. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0)
}

/** The date stands four characters in from the right, and the issuer is centred over it (GB/T 9704-2012, 7.3.5.1). */
function signature(document: OfficialDocument): Paragraph[] {
  const date = chineseDate(document.date)
  const indent = Math.max(0, 4 + (width(date) - width(document.issuer)) / 2)
  return [
    new Paragraph({
      style: STYLE.signature,
      indent: { right: Math.round(indent * CHARACTER) },
      children: [plainRun(document.issuer)],
    }),
    new Paragraph({ style: STYLE.date, children: [plainRun(date)] }),
  ]
}

/** `2026-07-01` as 2026年7月1日: no leading zeros. */
function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const blankLine = () => new Paragraph({ style: STYLE.addressee, keepNext: true, children: [] })

/** Odd pages carry the number at the right, even pages at the left, each one character in; 7 mm below the text. */
function pageNumber(side: 'right' | 'left'): Footer {
  const run = new TextRun({
    size: SIZE.four,
    font: SONG,
    characterSpacing: 0,
    children: ['— ', PageNumber.CURRENT, ' —'],
  })
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
  const paragraph = new Paragraph({
    alignment,
    indent: { [side]: SIZE.four * 10 },
    spacing: exactly(400),
    children: [run],
  })
  return new Footer({ children: [paragraph] })
}

/** 党政机关公文格式 GB/T 9704-2012: a text block of 156 × 225 mm with 22 lines of 28 characters. */
export const chineseForm: OfficialForm = {
  styles,
  headingLevels: [
    level(0, LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、', HEITI),
    level(1, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）', KAITI),
    level(2, LevelFormat.DECIMAL, '%3.', FANGSONG),
    level(3, LevelFormat.DECIMAL, '（%4）', FANGSONG),
  ],
  numberedItems: level(0, LevelFormat.DECIMAL, '%1.', FANGSONG),
  bulletedItems: level(0, LevelFormat.BULLET, '●', SONG),
  page: {
    page: {
      size: { width: 11_906, height: 16_838 },
      margin: {
        top: 2_098,
        bottom: 1_984,
        left: 1_587,
        right: 1_474,
        header: 851,
        footer: convertMillimetersToTwip(24.4),
        gutter: 0,
      },
    },
    grid: { type: DocumentGridType.LINES, linePitch: LINE },
  },
  textWidth: 11_906 - 1_587 - 1_474,
  fonts: [
    { name: '仿宋_GB2312', alternative: '仿宋', chinese: true },
    { name: '楷体_GB2312', alternative: '楷体', chinese: true },
    { name: '黑体', alternative: 'SimHei', chinese: true },
    { name: '方正小标宋简体', alternative: '宋体', chinese: true },
    { name: '宋体', alternative: 'SimSun', chinese: true },
  ],
  footers: () => ({ default: pageNumber('right'), even: pageNumber('left') }),
  opening: (document) => [
    new Paragraph({ style: 'Title', children: [plainRun(document.title)] }),
    blankLine(),
    ...(document.addressee === undefined
      ? []
      : [new Paragraph({ style: STYLE.addressee, children: [plainRun(`${document.addressee}：`)] })]),
  ],
  closing: (document) => [
    ...(document.annexes.length > 0 ? [blankLine(), ...annexNotes(document)] : []),
    blankLine(),
    blankLine(),
    ...signature(document),
  ],
  annexHead: (document, index) => [
    new Paragraph({
      style: STYLE.annexLabel,
      pageBreakBefore: true,
      // The standard numbers annexes only where there are several.
      children: [plainRun(document.annexes.length > 1 ? `附件${index + 1}` : '附件')],
    }),
    blankLine(),
    new Paragraph({ style: STYLE.annexTitle, children: [plainRun(document.annexes[index]?.title ?? '')] }),
    blankLine(),
  ],
}
