import { Button, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '../../../ui/language.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { useIsPhone } from '../../../ui/viewport.ts'
import { evidenceWords } from '../words.ts'

export interface DayFieldProps {
  /** ISO day; '' when none. */
  readonly value?: string
  readonly onChange?: (day: string) => void
  /** Set by the surrounding Form.Item. */
  readonly id?: string
}

/** The day of the work: the last days at one touch, any other from the calendar; a phone brings its own. */
export function DayField({ value = '', onChange, id }: DayFieldProps) {
  const t = useWords(evidenceWords)
  const phone = useIsPhone()
  const { today } = useTenant()
  const back = (days: number) => dayjs(today).subtract(days, 'day').format('YYYY-MM-DD')
  const near = [
    [t('today'), today],
    [t('yesterday'), back(1)],
    [t('dayBefore'), back(2)],
  ] as const
  return (
    <div className="day-field">
      {phone ? (
        <Input
          {...(id !== undefined && { id })}
          type="date"
          value={value}
          max={today}
          onChange={({ target }) => onChange?.(target.value)}
        />
      ) : (
        <DatePicker
          {...(id !== undefined && { id })}
          value={value === '' ? null : dayjs(value)}
          allowClear={false}
          maxDate={dayjs(today)}
          onChange={(day: dayjs.Dayjs | null) => day !== null && onChange?.(day.format('YYYY-MM-DD'))}
        />
      )}
      <div className="day-near">
        {near.map(([label, day]) => (
          <Button
            key={day}
            {...(value === day && { type: 'primary', ghost: true })}
            aria-pressed={value === day}
            onClick={() => onChange?.(day)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}
