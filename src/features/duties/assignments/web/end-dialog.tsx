import { Radio } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { type OpenPeriod, openPeriods } from '../../adoption/versions/model.ts'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AssignmentPage } from '../model.ts'
import { assignmentsWords } from '../words.ts'

export interface EndDialogProps {
  readonly page: AssignmentPage
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Ends an assignment from a day on, with what becomes of the period under way and the reason. */
export function EndDialog({ page, onClose, onDone }: EndDialogProps) {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { today } = useTenant()
  const [from, setFrom] = useState(today < page.validFrom ? page.validFrom : today)
  const [openPeriod, setOpenPeriod] = useState<OpenPeriod>('keep')
  const ending = useAction({
    run: (reason: string) =>
      api.assignments[':id'].end.$post({ param: { id: page.id }, json: { from, openPeriod, reason } }),
    trouble: 'inline',
    success: ({ withdrawn }) => t('ended', { n: withdrawn }),
    onDone,
  })
  const periodWords = {
    keep: `${words.t('openKeep')}（${words.t('openKeepHint')}）`,
    withdraw: `${words.t('openWithdraw')}（${words.t('openWithdrawHint')}）`,
  }
  return (
    <ReasonDialog
      open
      danger
      title={t('endTitle', { duty: page.dutyTitle, unit: page.unitName })}
      consequence={t('endHint')}
      confirmLabel={t('end')}
      pending={ending.pending}
      trouble={ending.trouble}
      onConfirm={(reason) => void ending.start(reason)}
      onCancel={onClose}
    >
      <div className="dialog-fields">
        <label className="field">
          <span>{t('endDay')}</span>
          <DayPicker
            label={t('endDay')}
            value={from}
            earliest={page.validFrom}
            onChange={(day) => day && setFrom(day)}
          />
        </label>
        <div className="field">
          <span>{words.t('openPeriod')}</span>
          <Radio.Group
            aria-label={words.t('openPeriod')}
            className="start-choice"
            value={openPeriod}
            onChange={({ target }) => setOpenPeriod(target.value as OpenPeriod)}
            options={openPeriods.map((one) => ({ value: one, label: periodWords[one] }))}
          />
        </div>
      </div>
    </ReasonDialog>
  )
}
