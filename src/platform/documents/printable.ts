// Characters that XML 1.0 forbids, and direction overrides, which would let a number print in another order than it is stored.
const FORBIDDEN =
  /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu

/** Text as an Office file may hold it: without control characters, half surrogates and direction overrides. */
export function withoutControls(text: string): string {
  return text.replace(FORBIDDEN, '')
}

/** The same as one line: line breaks and tabs become one space each. */
export function printable(text: string): string {
  return withoutControls(text).replace(/\r\n|[\t\n\r]/g, ' ')
}
