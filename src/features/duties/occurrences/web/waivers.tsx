import { Input } from 'antd'
import { useId, useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import type { OccurrencePage, WaiverRow } from '../model.ts'
import { occurrencesWords } from '../words.ts'

interface DialogProps {
  readonly page: OccurrencePage
  readonly onClose: () => void
}

/** Waives an occurrence, with its reason and who approved it. */
export function WaiveDialog({ page, onClose }: DialogProps) {
  const t = useWords(occurrencesWords)
  const api = useDutiesApi()
  const fieldId = useId()
  const [approver, setApprover] = useState('')
  const [tried, setTried] = useState(false)
  const waiving = useAction({
    run: (reason: string) =>
      api.occurrences[':id'].waiver.$post({
        param: { id: page.occurrence.id },
        json: { reason, approver: approver.trim() },
      }),
    trouble: 'inline',
    success: t('waived'),
    onDone: onClose,
  })
  const missing = tried && approver.trim() === ''
  return (
    <ReasonDialog
      open
      title={t('waiveTitle', { duty: page.dutyTitle })}
      consequence={t('waiveHint')}
      confirmLabel={t('waive')}
      pending={waiving.pending}
      trouble={waiving.trouble}
      onConfirm={(reason) => {
        setTried(true)
        if (approver.trim() !== '') void waiving.start(reason)
      }}
      onCancel={onClose}
    >
      <div className="field">
        <label htmlFor={fieldId}>{t('approver')}</label>
        <Input
          id={fieldId}
          value={approver}
          maxLength={60}
          status={missing ? 'error' : ''}
          aria-invalid={missing}
          onChange={({ target }) => setApprover(target.value)}
        />
        {missing && (
          <span role="alert" className="field-error">
            {t('approverNeeded')}
          </span>
        )}
      </div>
    </ReasonDialog>
  )
}

/** Takes the waiver in force back. */
export function RevokeDialog({ page, onClose }: DialogProps) {
  const t = useWords(occurrencesWords)
  const api = useDutiesApi()
  const revoking = useAction({
    run: (_: string) => api.occurrences[':id'].waiver.$delete({ param: { id: page.occurrence.id } }),
    trouble: 'inline',
    success: t('revoked'),
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      reason="none"
      title={t('revokeTitle')}
      consequence={t('revokeHint')}
      confirmLabel={t('revoke')}
      pending={revoking.pending}
      trouble={revoking.trouble}
      onConfirm={(reason) => void revoking.start(reason)}
      onCancel={onClose}
    />
  )
}

/** Every waiver that the occurrence ever had. */
export function Waivers({ waivers }: { readonly waivers: readonly WaiverRow[] }) {
  const t = useWords(occurrencesWords)
  return (
    <ul className="waivers">
      {waivers.map((waiver) => (
        <li key={waiver.id}>
          <div>{waiver.reason}</div>
          <span className="waiver-line">
            {t('approvedBy', { name: waiver.approver })} · <DateText value={waiver.waivedAt} />
            {waiver.revokedAt !== null && (
              <>
                {' · '}
                {t('revokedAt')} <DateText value={waiver.revokedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
