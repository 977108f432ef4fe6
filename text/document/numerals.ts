/** Numbers as rule texts write them: 十二, 一百零三, 两, 二〇二六, full-width and Arabic digits. */

const digitOf: Record<string, number> = {}
for (const [index, characters] of [
  '零〇○',
  '一壹',
  '二两贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries())
  for (const character of characters) digitOf[character] = index
const unitOf: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const written = '零一二三四五六七八九'

/** Character class (for building expressions) of everything `parseNumeral` reads. */
export const numeralClass = '〇零○一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟0-9０-９'

/** Reads Arabic digits, half or full width; null when anything else stands in the text or it is too long. */
function parseDigits(text: string): number | null {
  if (text.length === 0 || text.length > 12) return null
  let value = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const digit = code >= 0xff10 ? code - 0xff10 : code - 48
    if (digit < 0 || digit > 9) return null
    value = value * 10 + digit
  }
  return value
}

/** Reads up to 9999 in characters with units (一千零二十); the first 十 may stand alone. */
function parseSection(text: string): number | null {
  let total = 0
  let pending: number | null = null
  let lastUnit = 10_000
  for (const character of text) {
    const unit = unitOf[character]
    if (unit === undefined) {
      const digit = digitOf[character]
      if (digit === undefined || (pending !== null && pending !== 0)) return null
      pending = digit
      continue
    }
    if (unit >= lastUnit || pending === 0) return null
    total += (pending ?? 1) * unit
    pending = null
    lastUnit = unit
  }
  return total + (pending ?? 0)
}

/** Reads digit by digit (二〇二六); one digit alone is read too. */
function parseDigitByDigit(text: string): number | null {
  let value = 0
  for (const character of text) {
    const digit = digitOf[character]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

/** The number that `text` writes, or null when it is not a number as a whole. */
export function parseNumeral(text: string): number | null {
  if (text.length === 0 || text.length > 16) return null
  const digits = parseDigits(text)
  if (digits !== null) return digits
  if (text.length > 1 && !/[十百千万拾佰仟]/.test(text)) return parseDigitByDigit(text)
  const myriad = text.indexOf('万')
  if (myriad < 0) return parseSection(text)
  const high = parseSection(text.slice(0, myriad))
  const low = myriad + 1 === text.length ? 0 : parseSection(text.slice(myriad + 1))
  return high === null || high === 0 || low === null ? null : high * 10_000 + low
}

function writeSection(value: number): string {
  let text = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = text.length > 0
      continue
    }
    text += (gap ? '零' : '') + written[digit] + name
    gap = false
  }
  return text
}

/** Writes a whole number from 0 to 99,999,999 as a Chinese text counts: 0 零, 12 十二, 103 一百零三, 10012 一万零一十二. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 100_000_000)
    throw new RangeError(`no numeral for ${value}`)
  if (value === 0) return '零'
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  if (high === 0) return writeSection(low).replace(/^一十/, '十')
  const lowText = low === 0 ? '' : (low < 1000 ? '零' : '') + writeSection(low)
  return `${writeSection(high).replace(/^一十/, '十')}万${lowText}`
}
