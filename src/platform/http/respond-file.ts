import type { Context } from 'hono'

/** A file for the reader to keep. */
export interface FileAnswer {
  /** As the reader will see it; any characters. */
  readonly name: string
  readonly contentType: string
  readonly content: Uint8Array
}

/**
 * A file as a download. It never opens in our own origin, whatever it holds: what people upload must not run
 * as part of the program.
 */
export const respondFile = (c: Context, { name, contentType, content }: FileAnswer): Response =>
  c.body(new Uint8Array(content), 200, {
    'content-type': contentType,
    'content-length': String(content.byteLength),
    'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeName(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })

/** RFC 8187: what `encodeURIComponent` leaves alone but the header does not allow is escaped as well. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
