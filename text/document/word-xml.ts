import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom'
import { Refused } from './refusals.ts'

export type { Element } from '@xmldom/xmldom'

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** Deeper than this no office program writes. */
export const deepest = 200

/** Parses a part of a DOCX. A document type is refused: Word writes none, and entities can expand without end. */
export function parseXml(bytes: Uint8Array): Document {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe
  const text = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refused('document.damaged')
  try {
    return new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml')
  } catch {
    throw new Refused('document.damaged')
  }
}

const isElement = (node: Node | null): node is Element => node?.nodeType === 1

/** Child elements, all or of one local name. */
export function children(node: Node | null | undefined, name?: string): Element[] {
  const found: Element[] = []
  for (let next = node?.firstChild ?? null; next; next = next.nextSibling)
    if (isElement(next) && (name === undefined || next.localName === name)) found.push(next)
  return found
}

export function child(node: Node | null | undefined, name: string): Element | undefined {
  return children(node, name)[0]
}

/** An attribute of Word's namespace (`w:val` unless told otherwise). */
export function attribute(element: Element | undefined, name = 'val'): string | undefined {
  return element?.getAttributeNS(namespace, name) || element?.getAttribute(`w:${name}`) || undefined
}

/** A switch such as <w:vanish/>: on unless its value says otherwise. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(attribute(element) ?? '')
}
