import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { TableColumn, Table as TableContent } from '../official-document.ts'
import { STYLE } from './form.ts'
import { plainRun } from './runs.ts'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** Shares as whole twips that add up to the text's width exactly. */
function columnWidths(columns: readonly TableColumn[], textWidth: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  let sharesSoFar = 0
  let widthSoFar = 0
  return columns.map(({ share }) => {
    sharesSoFar += share
    const edge = Math.round((textWidth * sharesSoFar) / total)
    const width = edge - widthSoFar
    widthSoFar = edge
    return width
  })
}

/** A ruled table over the text's width; its head repeats on each page and no row is torn by a page's end. */
export function table(content: TableContent, textWidth: number): Table {
  const widths = columnWidths(content.columns, textWidth)
  const head = content.columns.map((column, index) =>
    cell([column.title], STYLE.tableHead, AlignmentType.CENTER, widths[index] ?? 0),
  )
  const rows = content.rows.map((row) => {
    if (row.length > widths.length) throw new RangeError('a row has more cells than its table has columns')
    const cells = content.columns.map((column, index) =>
      cell(
        (row[index] ?? '').split('\n'),
        STYLE.tableCell,
        ALIGNMENT[column.align ?? 'left'],
        widths[index] ?? 0,
      ),
    )
    return new TableRow({ cantSplit: true, children: cells })
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    margins: { left: 85, right: 85, top: 28, bottom: 28 },
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...rows],
  })
}

function cell(
  lines: readonly string[],
  style: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  width: number,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map((line) => new Paragraph({ style, alignment, children: [plainRun(line)] })),
  })
}
