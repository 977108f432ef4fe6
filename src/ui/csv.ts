/** A cell as it came from the data: numbers stay numbers, everything else is text. */
export type CsvCell = string | number | null

// A spreadsheet runs a cell that begins with one of these (the full-width forms too) as a formula.
const formulaStarts = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])

/** One cell of a CSV file: text that a spreadsheet would run is made harmless by a leading apostrophe, and quoted where needed. */
export function csvCell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = formulaStarts.has(value.charAt(0)) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A whole CSV file with a byte-order mark, without which Excel reads Chinese as garbage. Lines end in CRLF (RFC 4180). */
export function csvText(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
