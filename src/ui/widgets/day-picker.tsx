import { DatePicker } from 'antd'
import dayjs from 'dayjs'

export interface DayPickerProps {
  /** ISO day. */
  readonly value?: string | undefined
  readonly onChange?: (day: string | undefined) => void
  /** Set by a surrounding Form.Item. */
  readonly id?: string
  /** The accessible name where no form label stands beside it. */
  readonly label?: string
  /** Days outside cannot be chosen, both ends included. */
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  readonly allowClear?: boolean
}

/** A calendar day as an ISO string; fits a Form.Item. */
export function DayPicker({
  value,
  onChange,
  id,
  label,
  earliest,
  latest,
  allowClear = false,
}: DayPickerProps) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(earliest !== undefined && { minDate: dayjs(earliest) })}
      {...(latest !== undefined && { maxDate: dayjs(latest) })}
      value={value === undefined ? null : dayjs(value)}
      allowClear={allowClear}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day?.format('YYYY-MM-DD'))}
      style={{ width: '100%' }}
    />
  )
}
