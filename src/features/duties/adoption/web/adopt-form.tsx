import { Button, Card, Checkbox, Flex, Form, Spin } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import type { StartRule } from '../../../../kernel/calendar/occurrences.ts'
import { useAction } from '../../../../ui/action.tsx'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../../ui/unit-choice.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { UnitsPicker } from '../../../../ui/widgets/unit-picker.tsx'
import type { Duty } from '../../model.ts'
import type { Desk } from '../../review/model.ts'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { Adopted, Adoption } from '../model.ts'
import { adoptionWords } from '../words.ts'
import './adoption.css'
import { PreviewCard } from './preview-card.tsx'
import { StartChoice } from './start-choice.tsx'
import '../../web/duties.css'

export interface AdoptFormProps {
  readonly desk: Desk
  readonly onDone: (adopted: Adopted) => void
}

/** Chooses what is adopted and from when; beside it, what that would make. */
export function AdoptForm({ desk, onDone }: AdoptFormProps) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const { today } = useTenant()
  const { units } = useUnitChoice()
  const api = useDutiesApi()
  const accepted = desk.duties.filter(({ state }) => state === 'accepted')
  const { effectiveFrom } = desk.version
  const [dutyIds, setDutyIds] = useState<readonly string[]>(() => accepted.map(({ id }) => id))
  const [from, setFrom] = useState(today > effectiveFrom ? today : effectiveFrom)
  const [start, setStart] = useState<StartRule>('next')
  const [exceptUnitIds, setExcept] = useState<readonly string[]>([])
  const input: Adoption = { dutyIds: [...dutyIds], from, start, exceptUnitIds: [...exceptUnitIds] }
  const asked = useDeferredValue(JSON.stringify(input))
  const preview = useReading(
    ['duties', 'preview', asked],
    () => api.adoption.preview.$post({ json: JSON.parse(asked) as Adoption }),
    { enabled: dutyIds.length > 0 },
  )
  const adoption = useAction({
    run: (json: Adoption) => api.adoption.$post({ json }),
    trouble: 'inline',
    onDone,
  })
  const count = preview.data?.assignments ?? 0
  return (
    <div className="adopt">
      <Card className="adopt-choices">
        <Form layout="vertical" component="div">
          <Form.Item
            label={t('from')}
            htmlFor="adopt-from"
            extra={t('notBefore', { day: words.day(effectiveFrom) })}
          >
            <DayPicker
              id="adopt-from"
              value={from}
              earliest={effectiveFrom}
              onChange={(day) => day && setFrom(day)}
            />
          </Form.Item>
          <Form.Item label={t('start')}>
            <StartChoice label={t('start')} value={start} onChange={setStart} />
          </Form.Item>
          <Form.Item label={t('except')} htmlFor="adopt-except" extra={t('exceptHint')}>
            <UnitsPicker
              id="adopt-except"
              units={units}
              value={exceptUnitIds}
              onChange={setExcept}
              placeholder={t('exceptNone')}
              allowClear
            />
          </Form.Item>
          <DutyChoice duties={accepted} chosen={dutyIds} onChange={setDutyIds} />
        </Form>
      </Card>
      <div className="adopt-preview">
        {dutyIds.length > 0 && (
          <Loaded reading={preview}>{(data) => <PreviewCard preview={data} today={today} />}</Loaded>
        )}
        <TroubleNotice error={adoption.trouble} />
        {adoption.pending && <LongWait words={t('adopting', { n: count })} />}
        <Button
          type="primary"
          size="large"
          disabled={dutyIds.length === 0 || count === 0}
          loading={adoption.pending}
          onClick={() => void adoption.start(input)}
        >
          {t('adopt')}
        </Button>
      </div>
    </div>
  )
}

/** Says what is under way once the wait is long enough to be noticed. */
function LongWait({ words }: { readonly words: string }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  if (!long) return null
  return (
    <p role="status">
      <Spin size="small" /> {words}
    </p>
  )
}

interface DutyChoiceProps {
  readonly duties: readonly Duty[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

function DutyChoice({ duties, chosen, onChange }: DutyChoiceProps) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  return (
    <fieldset className="adopt-duties">
      <legend>{t('duties')}</legend>
      <Flex gap={10} align="center" justify="space-between" wrap>
        <span className="duty-card-line">{t('chosenN', { n: chosen.length, all: duties.length })}</span>
        <span>
          <Button type="link" size="small" onClick={() => onChange(duties.map(({ id }) => id))}>
            {t('all')}
          </Button>
          <Button type="link" size="small" onClick={() => onChange([])}>
            {t('none')}
          </Button>
        </span>
      </Flex>
      <ul>
        {duties.map((duty) => (
          <li key={duty.id}>
            <Checkbox
              checked={chosen.includes(duty.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, duty.id] : chosen.filter((id) => id !== duty.id))
              }
            >
              {duty.title}
              <span className="duty-aside">{words.schedule(duty)}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
