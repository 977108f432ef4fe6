/** The positioned clause tree: what `outline` makes of a text. All offsets are UTF-16 code units of that text. */

export type ClauseKind =
  | 'title'
  | 'preamble'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'annex'
  | 'stray'

/**
 * One node. `start`–`end` covers the whole node with its label and its children; `bodyStart` is where its own words
 * begin, behind the label. `label` is the number as written (第十二条, （一）, 一、), `value` the number it means.
 */
export interface ClauseNode {
  kind: ClauseKind
  label: string | null
  value: number | null
  /** The words of a heading (总则), for kinds that head others. */
  title?: string
  start: number
  end: number
  bodyStart: number
  children: ClauseNode[]
}

export interface Outline {
  nodes: ClauseNode[]
  /** `false` when no label of any kind was found: the text is paragraphs at best. */
  structured: boolean
}
