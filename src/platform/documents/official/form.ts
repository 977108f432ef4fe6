import type { Footer, ILevelsOptions, ISectionPropertiesOptions, IStylesOptions, Paragraph } from 'docx'
import type { OfficialDocument } from '../official-document.ts'
import type { NamedFont } from './font-table.ts'

/**
 * How one language lays out an official document. Everything visible hangs on named styles, so that an office can
 * change the look of an issued file in one place; both forms define the same names.
 */
export interface OfficialForm {
  readonly styles: IStylesOptions
  readonly headingLevels: readonly ILevelsOptions[]
  readonly numberedItems: ILevelsOptions
  readonly bulletedItems: ILevelsOptions
  readonly page: ISectionPropertiesOptions
  /** Width of the text block in twips (1/20 point). */
  readonly textWidth: number
  readonly fonts: readonly NamedFont[]
  footers(): { readonly default: Footer; readonly even: Footer }
  /** What stands before the body: title, addressee, in the English letter also sender and date. */
  opening(document: OfficialDocument): readonly Paragraph[]
  /** What stands after it: the list of annexes and who signed when. */
  closing(document: OfficialDocument): readonly Paragraph[]
  /** The label and title that open an annex on a new page; `index` counts from 0. */
  annexHead(document: OfficialDocument, index: number): readonly Paragraph[]
}

/** Ids of the styles that forms define besides Word's own Title and Heading1–4. */
export const STYLE = {
  body: 'OfficialBody',
  addressee: 'OfficialAddressee',
  item: 'OfficialItem',
  tableHead: 'OfficialTableHead',
  tableCell: 'OfficialTableCell',
  afterTable: 'OfficialAfterTable',
  annexNote: 'OfficialAnnexNote',
  annexLabel: 'OfficialAnnexLabel',
  annexTitle: 'OfficialAnnexTitle',
  signature: 'OfficialSignature',
  date: 'OfficialDate',
  figure: 'OfficialFigure',
  figureCode: 'OfficialFigureCode',
} as const
