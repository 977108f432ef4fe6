import { Refused } from './refusals.ts'
import type { RepairLog } from './repairs.ts'
import { WordNumbering } from './word-numbering.ts'
import { attribute, child, children, deepest, type Element, isOn, parseXml } from './word-xml.ts'
import { expandEntry, type ZipEntry } from './zip.ts'

/** The XML of the text alone; far more than any rule text needs, far less than would exhaust the memory. */
const largestPart = 48 * 1024 * 1024

/** What a walk over the body carries with it. */
interface Walk {
  numbering: WordNumbering
  repairs: RepairLog
  lines: string[]
}

/** The words of a DOCX: automatic numbers written out, tables as rows, deleted text left out. */
export function readDocx(bytes: Uint8Array, entries: readonly ZipEntry[], repairs: RepairLog): string {
  const part = (name: string): Element | null => {
    const entry = entries.find((candidate) => candidate.name === name)
    if (!entry) return null
    if (entry.expanded > largestPart) throw new Refused('document.too-large')
    return parseXml(expandEntry(bytes, entry, largestPart)).documentElement
  }
  const body = child(part('word/document.xml'), 'body')
  if (!body) throw new Refused('document.damaged')
  const walk: Walk = {
    numbering: new WordNumbering(part('word/numbering.xml'), part('word/styles.xml')),
    repairs,
    lines: [],
  }
  walkBlocks(body, walk, 0)
  return walk.lines.join('\n')
}

function walkBlocks(parent: Element, walk: Walk, depth: number): void {
  if (depth > deepest) throw new Refused('document.damaged')
  for (const element of children(parent)) {
    if (element.localName === 'p') addParagraph(element, walk, depth)
    else if (element.localName === 'tbl') addTable(element, walk, depth + 1)
    else if (element.localName === 'sdt') addStructured(element, walk, depth + 1)
    else if (['ins', 'moveTo', 'customXml', 'smartTag'].includes(element.localName ?? ''))
      walkBlocks(element, walk, depth + 1)
  }
}

/** A content control; the one that holds Word's own table of contents is left out. */
function addStructured(element: Element, walk: Walk, depth: number): void {
  const gallery = attribute(child(child(child(element, 'sdtPr'), 'docPartObj'), 'docPartGallery'))
  if (gallery === 'Table of Contents') return walk.repairs.add('repair.contents')
  const content = child(element, 'sdtContent')
  if (content) walkBlocks(content, walk, depth)
}

function addParagraph(paragraph: Element, walk: Walk, depth: number): void {
  const properties = child(paragraph, 'pPr')
  if (/^toc\s?\d/i.test(attribute(child(properties, 'pStyle')) ?? ''))
    return walk.repairs.add('repair.contents')
  const label = walk.numbering.label(properties)
  const words = inlineText(paragraph, walk, depth).trim()
  if (label !== '') walk.repairs.add('repair.automatic-numbers')
  if (words !== '' || label !== '') walk.lines.push(...`${label}${words}`.split('\n'))
}

function addTable(table: Element, walk: Walk, depth: number): void {
  for (const row of children(table, 'tr')) {
    const cells = children(row, 'tc').map((cell) => {
      const inner: Walk = { ...walk, lines: [] }
      walkBlocks(cell, inner, depth)
      return inner.lines.join(' ')
    })
    const line = cells.join('\t').trim()
    if (line !== '') walk.lines.push(line)
  }
}

const containers = new Set([
  'hyperlink',
  'ins',
  'moveTo',
  'smartTag',
  'customXml',
  'fldSimple',
  'sdt',
  'sdtContent',
  'dir',
  'bdo',
])

function inlineText(parent: Element, walk: Walk, depth: number): string {
  if (depth > deepest) throw new Refused('document.damaged')
  let text = ''
  for (const element of children(parent)) {
    const name = element.localName ?? ''
    if (name === 'r') text += runText(element, walk, depth)
    else if (name === 'del' || name === 'moveFrom') walk.repairs.add('repair.deleted-text')
    else if (containers.has(name)) text += inlineText(element, walk, depth + 1)
  }
  return text
}

/** A run: its text, tabs and breaks; hidden text is not shown by Word and not read here. */
function runText(run: Element, walk: Walk, depth: number): string {
  if (isOn(child(child(run, 'rPr'), 'vanish'))) return ''
  let text = ''
  for (const element of children(run)) {
    const name = element.localName ?? ''
    if (name === 't') text += element.textContent ?? ''
    else if (name === 'tab') text += ' '
    else if (name === 'br' || name === 'cr') text += '\n'
    else if (name === 'noBreakHyphen') text += '-'
    else if (name === 'AlternateContent')
      text += boxText(child(element, 'Choice') ?? child(element, 'Fallback'), walk, depth + 1)
    else if (name === 'drawing' || name === 'pict') text += boxText(element, walk, depth + 1)
  }
  return text
}

/** Text boxes hang on a run; their paragraphs become lines in front of the paragraph that holds them. */
function boxText(element: Element | undefined, walk: Walk, depth: number): string {
  const box = element?.getElementsByTagName('w:txbxContent')[0]
  if (box) walkBlocks(box, walk, depth)
  return ''
}
