import { Inflate } from 'fflate'
import { Refused } from './refusals.ts'

export interface ZipEntry {
  name: string
  method: number
  compressed: number
  expanded: number
  offset: number
}

export interface ZipLimits {
  zipEntries: number
  zipExpandedBytes: number
  zipRatio: number
}

/** Small files compress well: the ratio counts only beyond this size. */
const ratioFloor = 1024 * 1024
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const chunk = 64 * 1024

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === endSignature) return at
  throw new Refused('document.damaged')
}

/**
 * Reads the central directory and checks it against the limits before anything is expanded.
 * Refuses encrypted entries, too many entries, and what would expand to too much.
 */
export function readZipEntries(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 22) throw new Refused('document.damaged')
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.zipEntries) throw new Refused('document.zip-bomb')
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) throw new Refused('document.damaged')
    const entry = readEntry(bytes, view, at)
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Refused('document.encrypted')
    total += entry.expanded
    entries.push(entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (total > limits.zipExpandedBytes || (total > ratioFloor && total > bytes.length * limits.zipRatio))
    throw new Refused('document.zip-bomb')
  return entries
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameStart = at + 46
  const name = new TextDecoder().decode(bytes.subarray(nameStart, nameStart + view.getUint16(at + 28, true)))
  return {
    name,
    method: view.getUint16(at + 10, true),
    compressed: view.getUint32(at + 20, true),
    expanded: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
}

/** Expands one entry; what the directory promised is checked again while inflating, for it may lie. */
export function expandEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature)
    throw new Refused('document.damaged')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const data = bytes.subarray(start, start + entry.compressed)
  if (data.length !== entry.compressed) throw new Refused('document.damaged')
  if (entry.method === 0) return data
  if (entry.method !== 8) throw new Refused('document.damaged')
  return inflate(data, Math.min(limit, entry.expanded))
}

function inflate(data: Uint8Array, limit: number): Uint8Array {
  const output = new Uint8Array(limit)
  let length = 0
  const inflater = new Inflate((part) => {
    if (length + part.length > limit) throw new Refused('document.zip-bomb')
    output.set(part, length)
    length += part.length
  })
  try {
    for (let at = 0; at < data.length; at += chunk)
      inflater.push(data.subarray(at, at + chunk), at + chunk >= data.length)
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('document.damaged')
  }
  return output.subarray(0, length)
}
