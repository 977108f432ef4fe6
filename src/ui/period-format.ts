import { dayText } from './date-format.ts'
import { type Language, localeOf } from './words.ts'

/** A period as the kernel names it; `name` for those with a name of their own (terms). */
export interface NamedPeriod {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly name?: string
}

const ordinals = ['一', '二', '三', '四'] as const
const tenths = ['上旬', '中旬', '下旬'] as const

function monthText(year: string, month: string, language: Language): string {
  if (language === 'zh') return `${year}年${Number(month)}月`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, 1))
  return new Intl.DateTimeFormat(localeOf(language), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(date)
}

type Writer = (language: Language, parts: readonly string[], period: NamedPeriod) => string

const writers: readonly (readonly [RegExp, Writer])[] = [
  [/^\d{4}$/, (language, [year]) => (language === 'zh' ? `${year}年` : `${year}`)],
  [/^(\d{4})-(\d{2})$/, (language, [, year = '', month = '']) => monthText(year, month, language)],
  [/^(\d{4})-(\d{2})-(\d{2})$/, (language, [day = '']) => dayText(day, language)],
  [
    /^(\d{4})-Q([1-4])$/,
    (language, [, year, n]) =>
      language === 'zh' ? `${year}年第${ordinals[Number(n) - 1]}季度` : `Q${n} ${year}`,
  ],
  [
    /^(\d{4})-H([12])$/,
    (language, [, year, n]) =>
      language === 'zh'
        ? `${year}年${n === '1' ? '上' : '下'}半年`
        : `${n === '1' ? 'First' : 'Second'} half of ${year}`,
  ],
  [
    /^(\d{4})-W(\d{2})$/,
    (language, [, year, n]) =>
      language === 'zh' ? `${year}年第${Number(n)}周` : `Week ${Number(n)}, ${year}`,
  ],
  [
    /^(\d{4})-(\d{2})-T([1-3])$/,
    (language, [, year = '', month = '', n], { from, to }) =>
      language === 'zh'
        ? `${monthText(year, month, 'zh')}${tenths[Number(n) - 1]}`
        : `${Number(from.slice(8))}–${dayText(to, 'en')}`,
  ],
  [
    /^(\d{4})-(\d{4})$/,
    (language, [, first, last]) =>
      language === 'zh' ? `${first}—${last} 学年` : `School year ${first}–${last}`,
  ],
]

/** A period in words: `2026年上半年`, `First half of 2026`; days from–to where the key says nothing to a person. */
export function periodText(period: NamedPeriod, language: Language): string {
  if (period.name !== undefined) return period.name
  const between = language === 'zh' ? '至' : ' to '
  const [first, last] = period.key.split('..')
  if (first !== undefined && last !== undefined) {
    return [first, last].map((key) => periodText({ ...period, key }, language)).join(between)
  }
  for (const [pattern, write] of writers) {
    const parts = pattern.exec(period.key)
    if (parts !== null) return write(language, parts, period)
  }
  return `${dayText(period.from, language)}${between}${dayText(period.to, language)}`
}
