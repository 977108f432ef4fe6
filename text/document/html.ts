import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { RepairLog } from './repairs.ts'

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)
const dropped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG CANVAS BUTTON SELECT OPTION INPUT TEXTAREA'.split(
    ' ',
  ),
)
/** Larger pages are taken as they are: looking for the article in them costs too much. */
const readabilityLimit = 3_000_000
/** Readability sometimes throws away half a law; then the whole body is read. */
const leastShare = 0.5

/** The part of the DOM that is used here: nodes with a name, children and text. */
interface DomNode {
  nodeType: number
  nodeName: string
  textContent: string | null
  firstChild: DomNode | null
  nextSibling: DomNode | null
  parentNode: DomNode | null
  getAttribute?: (name: string) => string | null
}

/** Charset that the page declares about itself, for the decoder. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const found = /charset\s{0,4}=\s{0,4}["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase()
  if (!found) return null
  return found.startsWith('gb') ? 'gb18030' : found
}

/** The words of a web page: its article, or its whole body; block elements make lines. */
export function readHtml(text: string, repairs: RepairLog): string {
  const document = parseHTML(withBody(text)).document
  const whole = linesOf(document.body)
  const article = text.length > readabilityLimit ? '' : articleOf(text)
  if (article.length < whole.length * leastShare) return whole
  repairs.add('repair.web-page-parts', article.length < whole.length ? 1 : 0)
  return article
}

/** HTML lets the tag of the body be left out; the parser would then find an empty one. */
const withBody = (text: string): string =>
  /<body[\s>]/i.test(text) ? text : `<html><body>${text}</body></html>`

function articleOf(text: string): string {
  try {
    const page = parseHTML(withBody(text)).document
    const found = new Readability(page, { charThreshold: 100 }).parse()
    if (!found?.content) return ''
    const lines = linesOf(parseHTML(`<html><body>${found.content}</body></html>`).document.body)
    const title = found.title?.trim() ?? ''
    return title !== '' && !lines.slice(0, 200).includes(title) ? `${title}\n${lines}` : lines
  } catch {
    return ''
  }
}

/** Walks without recursion, for a page may nest deeper than the stack. */
function linesOf(root: DomNode | null): string {
  const parts: string[] = []
  let node = root
  let preformatted = 0
  const close = (closed: DomNode): void => {
    if (closed.nodeName === 'PRE') preformatted--
    leave(closed, parts)
  }
  while (node) {
    const skip = node.nodeType !== 1 || dropped.has(node.nodeName)
    if (node.nodeName === 'PRE') preformatted++
    if (node.nodeType === 3)
      parts.push(preformatted > 0 ? (node.textContent ?? '') : spaced(node.textContent ?? ''))
    else if (!skip) enter(node, parts)
    if (!skip && node.firstChild) {
      node = node.firstChild
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      close(node)
      node = node.parentNode
    }
    if (!node || node === root) break
    close(node)
    node = node.nextSibling
  }
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
}

const spaced = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ')

function enter(node: DomNode, parts: string[]): void {
  if (node.nodeName === 'BR' || blocks.has(node.nodeName)) parts.push('\n')
  if (node.nodeName === 'LI' && node.parentNode?.nodeName === 'OL') parts.push(`${position(node)}. `)
}

function leave(node: DomNode, parts: string[]): void {
  if (blocks.has(node.nodeName)) parts.push('\n')
  if (node.nodeName === 'TD' || node.nodeName === 'TH') parts.push('\t')
}

/** The number that a browser would show before a list item. Kept with the list, so that long lists stay linear. */
const counters = new WeakMap<DomNode, number>()

function position(item: DomNode): number {
  const list = item.parentNode as DomNode
  const start = Number(list.getAttribute?.('start') ?? 1)
  const value = (counters.get(list) ?? (Number.isFinite(start) ? start : 1) - 1) + 1
  counters.set(list, value)
  return value
}
