import { Alert, Button, Checkbox, Flex } from 'antd'
import { useState } from 'react'
import type { StartRule } from '../../../../kernel/calendar/occurrences.ts'
import { useAction } from '../../../../ui/action.tsx'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { RecordDrawer } from '../../../../ui/widgets/record-drawer.tsx'
import type { LateUnit } from '../../adoption/model.ts'
import { StartChoice } from '../../adoption/web/start-choice.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import { assignmentsWords } from '../words.ts'
import '../../web/duties.css'

/** Says that units opened later wait for a decision, and opens the list; nothing while none does. */
export function LateUnits() {
  const t = useWords(assignmentsWords)
  const api = useDutiesApi()
  const [open, setOpen] = useState(false)
  const reading = useReading(['duties', 'late-units'], () => api.adoption['late-units'].$get())
  const waiting = reading.data ?? []
  if (waiting.length === 0 || !reading.may('duties.adopt')) return null
  return (
    <>
      <Alert
        className="trouble-notice"
        type="info"
        showIcon
        title={t('lateN', { n: waiting.length })}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('lateShow')}
          </Button>
        }
      />
      <RecordDrawer open={open} title={t('late')} onClose={() => setOpen(false)} width={560}>
        <LateList key={waiting.length} waiting={waiting} />
      </RecordDrawer>
    </>
  )
}

const keyOf = ({ dutyId, unitId }: LateUnit) => `${dutyId}/${unitId}`

function LateList({ waiting }: { readonly waiting: readonly LateUnit[] }) {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { today } = useTenant()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(waiting.map(keyOf)))
  const [from, setFrom] = useState(today)
  const [start, setStart] = useState<StartRule>('next')
  const [declining, setDeclining] = useState(false)
  const pairs = waiting
    .filter((late) => chosen.has(keyOf(late)))
    .map(({ dutyId, unitId }) => ({ dutyId, unitId }))
  const assigning = useAction({
    run: (given: { from: string; start: StartRule }) =>
      api.adoption['late-units'].assign.$post({ json: { pairs, ...given } }),
    trouble: 'inline',
    success: ({ assignments }) => t('assignedN', { n: assignments }),
  })
  const refusing = useAction({
    run: (reason: string) => api.adoption['late-units'].decline.$post({ json: { pairs, reason } }),
    trouble: 'inline',
    success: ({ declined }) => t('declinedN', { n: declined }),
    onDone: () => setDeclining(false),
  })
  const toggle = (late: LateUnit, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(keyOf(late))
    else next.delete(keyOf(late))
    setChosen(next)
  }
  return (
    <>
      <p className="dialog-consequence">{t('lateHint')}</p>
      {[...Map.groupBy(waiting, ({ unitId }) => unitId).values()].map((own) => (
        <fieldset key={own[0]?.unitId} className="late-unit">
          <legend>
            {own[0]?.unitName}
            <span className="duty-aside">{t('openedOn', { day: words.day(own[0]?.openedOn ?? '') })}</span>
          </legend>
          {own.map((late) => (
            <Checkbox
              key={keyOf(late)}
              checked={chosen.has(keyOf(late))}
              onChange={({ target }) => toggle(late, target.checked)}
            >
              {late.dutyTitle}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      <label className="field">
        <span>{t('firstDay')}</span>
        <DayPicker label={t('firstDay')} value={from} onChange={(day) => day && setFrom(day)} />
        <span className="duty-aside">{t('firstDayHint')}</span>
      </label>
      <div className="field">
        <span>{t('runningPeriod')}</span>
        <StartChoice label={t('runningPeriod')} value={start} onChange={setStart} />
      </div>
      <TroubleNotice error={assigning.trouble} />
      <Flex gap={8} wrap>
        <Button
          type="primary"
          disabled={pairs.length === 0}
          loading={assigning.pending}
          onClick={() => void assigning.start({ from, start })}
        >
          {t('assignN', { n: pairs.length })}
        </Button>
        <Button disabled={pairs.length === 0} onClick={() => setDeclining(true)}>
          {t('declineN', { n: pairs.length })}
        </Button>
      </Flex>
      <ReasonDialog
        open={declining}
        title={t('declineTitle', { n: pairs.length })}
        consequence={t('declineHint')}
        confirmLabel={t('decline')}
        pending={refusing.pending}
        trouble={refusing.trouble}
        onConfirm={(reason) => void refusing.start(reason)}
        onCancel={() => setDeclining(false)}
      />
    </>
  )
}
