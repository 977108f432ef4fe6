import { deflateSync, inflateSync } from 'node:zlib'

/** Pixels of a picture, four bytes each: red, green, blue, opacity. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * The same PNG with at most 256 colours, about a third of its size: screens have few colours, and their many shades of letter
 * edges may be rounded. Reads what Chromium and pdftoppm write: 8 bits a channel, not interlaced.
 */
export function shrinkPicture(png: Buffer): Buffer {
  const pixels = readPixels(png)
  const { palette, indexes } = withFewColours(pixels)
  const { width, height } = pixels
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** The check sum of PNG's chunks (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

function readPixels(png: Buffer): Pixels {
  const data: Buffer[] = []
  let header = Buffer.alloc(13)
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const content = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') header = Buffer.from(content)
    if (kind === 'IDAT') data.push(content)
    at += length + 12
  }
  const [depth, colours, , , interlaced] = header.subarray(8)
  const channels = colours === 6 ? 4 : 3
  if (depth !== 8 || interlaced !== 0 || (colours !== 2 && colours !== 6))
    throw new Error('a PNG of another kind')
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const plain = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels)
  const bytes = new Uint8Array(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    bytes.set(plain.subarray(pixel * channels, pixel * channels + channels), pixel * 4)
  return { width, height, bytes }
}

/** Undoes the prediction of each row (PNG, chapter 9): none, left, above, mean, Paeth. */
function unfiltered(raw: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const plain = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    const row = y * stride
    for (let x = 0; x < stride; x += 1) {
      const left = x < step ? 0 : (plain[row + x - step] ?? 0)
      const above = y === 0 ? 0 : (plain[row - stride + x] ?? 0)
      const corner = x < step || y === 0 ? 0 : (plain[row - stride + x - step] ?? 0)
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0
      plain[row + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return plain
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

/** Rounds to 5 bits a channel, keeps the 256 most frequent of those colours, and gives each pixel the nearest. */
function withFewColours({ bytes }: Pixels): { palette: Uint8Array; indexes: Uint8Array } {
  const cellOf = (at: number) =>
    (((bytes[at] ?? 0) >> 3) << 10) | (((bytes[at + 1] ?? 0) >> 3) << 5) | ((bytes[at + 2] ?? 0) >> 3)
  const sums = new Map<number, [number, number, number, number]>()
  for (let at = 0; at < bytes.length; at += 4) {
    const sum = sums.get(cellOf(at)) ?? [0, 0, 0, 0]
    sum[0] += 1
    for (const channel of [0, 1, 2] as const)
      sum[channel + 1] = (sum[channel + 1] ?? 0) + (bytes[at + channel] ?? 0)
    sums.set(cellOf(at), sum)
  }
  const mean = ([count, ...channels]: readonly number[]) =>
    channels.map((sum) => Math.round(sum / (count ?? 1)))
  const kept = [...sums.values()]
    .toSorted((one, other) => other[0] - one[0])
    .slice(0, 256)
    .map(mean)
  const nearest = new Map([...sums].map(([cell, sum]) => [cell, nearestOf(kept, mean(sum))]))
  const indexes = new Uint8Array(bytes.length / 4)
  for (let pixel = 0; pixel < indexes.length; pixel += 1) indexes[pixel] = nearest.get(cellOf(pixel * 4)) ?? 0
  return { palette: Uint8Array.from(kept.flat()), indexes }
}

function nearestOf(kept: readonly (readonly number[])[], colour: readonly number[]): number {
  const distances = kept.map((one) =>
    one.reduce((sum, value, channel) => sum + (value - (colour[channel] ?? 0)) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}
