/** A stretch of a text, in UTF-16 code units of the whole. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Elements whose one text node is a piece of the rule's text carry the place where it begins: `data-at`. */
const pieces = '[data-at]'

function placeIn(piece: Element, node: Node, offset: number, otherwise: number): number {
  const at = Number(piece.getAttribute('data-at'))
  return piece.contains(node) && node.nodeType === Node.TEXT_NODE ? at + offset : at + otherwise
}

/**
 * What the reader has selected inside `root`, as a span of the text; null when nothing is, or the selection reaches out of
 * it. Words that are not the rule's own (reasons, signs) do not count.
 */
export function selectedSpan(root: HTMLElement): TextSpan | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const touched = [...root.querySelectorAll(pieces)].filter((piece) => range.intersectsNode(piece))
  const first = touched[0]
  const last = touched.at(-1)
  if (first === undefined || last === undefined) return null
  const start = placeIn(first, range.startContainer, range.startOffset, 0)
  const end = placeIn(last, range.endContainer, range.endOffset, last.textContent.length)
  return start < end ? { start, end } : null
}
