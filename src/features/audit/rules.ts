import { createHash, createHmac } from 'node:crypto'

/**
 * One text for one value: keys sorted, no white space, undefined left out (RFC 8785 for the values that entries hold).
 * Two programs that agree on the value agree on the bytes, so a stranger can check a digest.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}

/** HMAC-SHA256 of the content under its owner's secret, hex: comparable while the secret lives, meaningless after. */
export function keyedDigest(secret: Uint8Array, content: unknown): string {
  return createHmac('sha256', secret).update(canonical(content)).digest('hex')
}

/** SHA-256 over the canonical form of everything an entry says; the chain covers this. */
export function entryDigest(entry: {
  readonly tenantId: string
  readonly id: string
  readonly happenedAt: string
  readonly actorId: string
  readonly actorKind: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly detail: unknown
}): Buffer {
  return createHash('sha256').update(canonical(entry)).digest()
}

export const CHAIN_START: Buffer = Buffer.alloc(32)

/** The hash at a place: SHA-256(previous hash ‖ place as 8 bytes, big-endian ‖ entry digest). */
export function linkHash(previous: Uint8Array, place: number, digest: Uint8Array): Buffer {
  const position = Buffer.alloc(8)
  position.writeBigUInt64BE(BigInt(place))
  return createHash('sha256').update(previous).update(position).update(digest).digest()
}
