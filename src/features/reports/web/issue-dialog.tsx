import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import { useAction } from '../../../ui/action.tsx'
import { commonWords } from '../../../ui/common-words.ts'
import { momentText } from '../../../ui/date-format.ts'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import type { Report } from '../model.ts'
import { checkIssue } from '../rules.ts'
import { reportsWords } from '../words.ts'
import { useReportsApi } from './reports-api.ts'
import type { Draft } from './use-draft.ts'

export interface IssueDialogProps {
  readonly report: Report
  readonly draft: Draft
  readonly onClose: () => void
}

/** Says what issuing freezes before it is done, and what stands in its way. */
export function IssueDialog({ report, draft, onClose }: IssueDialogProps) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  const say = useSentence()
  const { language } = useLanguage()
  const { timeZone, today } = useTenant()
  const api = useReportsApi()
  const [now] = useState(() => Temporal.Instant.fromEpochMilliseconds(Date.now()))
  const allowed = checkIssue({ periodTo: report.periodTo, cutoffAt: draft.cutoffAt, now, today })
  const issue = useAction({
    run: (revision: number) => api[':id'].issue.$post({ param: { id: report.id }, json: { revision } }),
    trouble: 'inline',
    success: t('issueDone'),
    onDone: onClose,
  })
  const start = () =>
    draft.withRevision(async (revision) => {
      await issue.start(revision)
      return undefined
    })
  return (
    <Modal
      open
      title={t('issueQuestion', { title: draft.title })}
      okText={t('issue')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: issue.pending, disabled: !allowed.done || draft.state === 'failed' }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      {!allowed.done && <Alert type="warning" showIcon title={say(allowed.refusal.sentence)} />}
      <TroubleNotice error={issue.trouble} />
      <ul className="dialog-consequence">
        <li>{t('issueFreezes')}</li>
        <li>{t('issueKeeps')}</li>
        <li>{t('issueAfter')}</li>
        <li>{t('issueWord')}</li>
      </ul>
      <p>
        {draft.cutoffAt === null
          ? t('issueNow')
          : t('issueAsOf', { moment: momentText(draft.cutoffAt, language, timeZone) })}
      </p>
    </Modal>
  )
}
