import { DatePicker } from 'antd'
import dayjs from 'dayjs'

export interface DayFieldProps {
  /** ISO day. */
  readonly value?: string | undefined
  readonly onChange?: (day: string) => void
  /** Set by a surrounding Form.Item. */
  readonly id?: string
  /** The accessible name where no form label stands beside it. */
  readonly label?: string
}

/** A day, as an ISO string; always one. Fits a Form.Item. */
export function DayField({ value, onChange, id, label }: DayFieldProps) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      value={value === undefined ? null : dayjs(value)}
      allowClear={false}
      onChange={(day: dayjs.Dayjs | null) => day !== null && onChange?.(day.format('YYYY-MM-DD'))}
      style={{ width: '100%' }}
    />
  )
}
