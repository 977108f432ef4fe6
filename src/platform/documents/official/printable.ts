// Characters that XML 1.0 forbids, and direction overrides, which would let a number print in another order than it is stored.
const FORBIDDEN =
  /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu

/** Text as it may stand in a line of a Word file: no control characters, and line breaks and tabs as one space each. */
export function printable(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/\r\n|[\t\n\r]/g, ' ')
}
