import { type DayFormat, dayText, momentText } from '../date-format.ts'
import { useLanguage } from '../language.tsx'
import { type NumberFormat, numberText } from '../number-format.ts'
import { useTenant } from '../tenant.tsx'

/** A calendar day (`2026-03-09`) or a moment (`…T04:05:06Z`, in the tenant's time zone), by the reader's habit. */
export function DateText({ value, format }: { readonly value: string | null; readonly format?: DayFormat }) {
  const { language } = useLanguage()
  const { timeZone } = useTenant()
  if (value === null) return <span>—</span>
  const text = value.length > 10 ? momentText(value, language, timeZone) : dayText(value, language, format)
  return <time dateTime={value}>{text}</time>
}

/** A number by the reader's habit, in figures of equal width. */
export function NumberText({
  value,
  format,
}: {
  readonly value: number | null
  readonly format?: NumberFormat
}) {
  const { language } = useLanguage()
  return <span className="figures">{value === null ? '—' : numberText(value, language, format)}</span>
}
