import { type Language, localeOf } from './words.ts'

/** `percent` takes a share (0.5 is 50 %); `hours` keeps one decimal when there is one. */
export type NumberFormat = 'count' | 'percent' | 'hours' | 'change'

const options: Readonly<Record<NumberFormat, Intl.NumberFormatOptions>> = {
  count: { maximumFractionDigits: 0 },
  percent: { style: 'percent', maximumFractionDigits: 1 },
  hours: { maximumFractionDigits: 1 },
  change: { maximumFractionDigits: 1, signDisplay: 'exceptZero' },
}

/** A number by the reader's habit. */
export function numberText(value: number, language: Language, format: NumberFormat = 'count'): string {
  return new Intl.NumberFormat(localeOf(language), options[format]).format(value)
}

const steps = ['B', 'KB', 'MB', 'GB'] as const

/** A file's size for a person: `1.4 MB`; 1 KB is 1024 bytes, as file managers count. */
export function sizeText(bytes: number, language: Language): string {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)))
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: step === 0 ? 0 : 1 })
  return `${number.format(bytes / 1024 ** step)} ${steps[step]}`
}
