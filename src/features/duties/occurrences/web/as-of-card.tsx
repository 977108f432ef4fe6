import { Card } from 'antd'
import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { StatusTag } from '../../../../ui/widgets/status-tag.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import type { OccurrencePage } from '../model.ts'
import { occurrencesWords } from '../words.ts'

/** The state of the occurrence at the end of a past day. */
export function AsOfCard({ page }: { readonly page: OccurrencePage }) {
  const t = useWords(occurrencesWords)
  const api = useDutiesApi()
  const { today } = useTenant()
  const [day, setDay] = useState<string>()
  const { id } = page.occurrence
  const reading = useReading(
    ['duties', 'as-of', id, day],
    () => api.occurrences[':id']['as-of'][':day'].$get({ param: { id, day: day ?? today } }),
    { enabled: day !== undefined },
  )
  return (
    <Card title={t('asOf')}>
      <p className="occurrence-hint">{t('asOfHint')}</p>
      <DayPicker label={t('asOfDay')} value={day} latest={today} allowClear onChange={setDay} />
      {day !== undefined && (
        <Loaded reading={reading}>
          {(state) => (
            <div className="as-of" role="status">
              {state.counted ? (
                <>
                  <StatusTag status={state.status} />
                  <span>
                    {page.requirements
                      .map((one) =>
                        t('ofRequired', {
                          achieved:
                            state.achieved.find(({ position }) => position === one.position)?.achieved ?? 0,
                          required: one.required,
                        }),
                      )
                      .join('，')}
                  </span>
                </>
              ) : (
                t('notYet')
              )}
            </div>
          )}
        </Loaded>
      )}
    </Card>
  )
}
