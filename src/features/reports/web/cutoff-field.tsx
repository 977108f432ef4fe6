import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { Temporal } from 'temporal-polyfill'
import { useWords } from '../../../ui/language.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { reportsWords } from '../words.ts'

/** A moment's face on the tenant's clock. */
const faceOf = (moment: string, timeZone: string): dayjs.Dayjs =>
  dayjs(Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime().toString())

/** The moment of a face on the tenant's clock, as an ISO instant. */
const momentOf = (face: dayjs.Dayjs, timeZone: string): string =>
  Temporal.PlainDateTime.from(face.format('YYYY-MM-DDTHH:mm:ss'))
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString()

export interface CutoffFieldProps {
  readonly id: string
  readonly value: string | null
  readonly onChange: (moment: string | null) => void
}

/** 数据截止: a moment on the tenant's clock that has come already, or none. */
export function CutoffField({ id, value, onChange }: CutoffFieldProps) {
  const t = useWords(reportsWords)
  const { timeZone } = useTenant()
  const isToCome = (day: dayjs.Dayjs): boolean =>
    day.isAfter(faceOf(new Date().toISOString(), timeZone), 'day')
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      placeholder={t('cutoffNone')}
      value={value === null ? null : faceOf(value, timeZone)}
      disabledDate={isToCome}
      onChange={(face: dayjs.Dayjs | null) => onChange(face === null ? null : momentOf(face, timeZone))}
      style={{ width: '100%' }}
    />
  )
}
