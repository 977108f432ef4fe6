import { EditOutlined, StopOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { momentText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useAddressValue, useGo, useRouteParameter } from '../../../ui/navigation.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { ReasonDialog } from '../../../ui/widgets/reason-dialog.tsx'
import type { ActivityPage } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { ActivityCounts } from './activity-counts.tsx'
import { ActivityFacts } from './activity-facts.tsx'
import { ActivityFiles } from './activity-files.tsx'
import { ActivityHistory } from './activity-history.tsx'
import { ActivityMarks } from './activity-marks.tsx'
import './evidence.css'
import { useActivity, useEvidenceApi } from './evidence-api.ts'

/** One record of work; `?revision=` shows it as an earlier revision stood. */
export default function Activity() {
  const t = useWords(evidenceWords)
  const id = useRouteParameter('activityId')
  const [asked, ask] = useAddressValue('revision')
  const revision = asked !== undefined && /^\d{1,6}$/.test(asked) ? Number(asked) : undefined
  const reading = useActivity(id, revision)
  const present = useActivity(id)
  const go = useGo()
  const [voiding, setVoiding] = useState(false)
  const page = reading.data
  const crumbs = [{ title: t('activities'), to: '/activities' }]
  if (page === undefined)
    return (
      <Page title={t('activity')} crumbs={crumbs}>
        <Loaded reading={reading}>{() => null}</Loaded>
      </Page>
    )
  const isPresent = present.data?.activity.revision === page.activity.revision
  const isHeld = isPresent && page.activity.voidedAt === null
  const actions = isHeld && (
    <>
      {reading.may('evidence.void') && (
        <Button danger icon={<StopOutlined />} onClick={() => setVoiding(true)}>
          {t('voidIt')}
        </Button>
      )}
      {reading.may('evidence.correct') && (
        <Button type="primary" icon={<EditOutlined />} onClick={() => go(`/activities/${id}/correct`)}>
          {t('correct')}
        </Button>
      )}
    </>
  )
  return (
    <Page
      title={page.activity.title}
      mark={<ActivityMarks activity={page.activity} />}
      crumbs={crumbs}
      actions={actions}
    >
      {!isPresent && present.data !== undefined && (
        <EarlierNotice page={page} present={present.data} onBack={() => ask(undefined)} />
      )}
      {page.activity.voidedAt !== null && (
        <Alert
          className="activity-notice"
          type="warning"
          showIcon
          title={t('voidedNotice', { reason: page.activity.voidReason ?? '' })}
        />
      )}
      <div className="activity-parts">
        <ActivityFacts page={page} />
        <ActivityFiles activityId={id} attachments={page.attachments} />
        <ActivityCounts page={page} />
        {present.data !== undefined && (
          <ActivityHistory
            present={present.data}
            shown={page.activity.revision}
            onShow={(next) => ask(next === present.data?.activity.revision ? undefined : String(next))}
          />
        )}
      </div>
      <VoidDialog page={page} open={voiding} onClose={() => setVoiding(false)} />
    </Page>
  )
}

interface EarlierNoticeProps {
  readonly page: ActivityPage
  readonly present: ActivityPage
  readonly onBack: () => void
}

function EarlierNotice({ page, present, onBack }: EarlierNoticeProps) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const { timeZone } = useTenant()
  const { revision } = page.activity
  const held = present.earlier.find((one) => one.revision === revision)
  const moment = (at: string | undefined) => (at === undefined ? '—' : momentText(at, language, timeZone))
  return (
    <Alert
      className="activity-notice"
      type="info"
      showIcon
      title={t('shownAsWas', { revision, from: moment(held?.heldFrom), to: moment(held?.heldTo) })}
      action={
        <Button size="small" onClick={onBack}>
          {t('backToCurrent')}
        </Button>
      }
    />
  )
}

interface VoidDialogProps {
  readonly page: ActivityPage
  readonly open: boolean
  readonly onClose: () => void
}

function VoidDialog({ page: { activity, contributions }, open, onClose }: VoidDialogProps) {
  const t = useWords(evidenceWords)
  const api = useEvidenceApi()
  const voiding = useAction({
    run: (reason: string) =>
      api.activities[':id'].void.$post({
        param: { id: activity.id },
        json: { revision: activity.revision, reason },
      }),
    trouble: 'inline',
    success: t('voidDone'),
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open={open}
      title={t('voidTitle', { title: activity.title })}
      consequence={t('voidConsequence', { n: contributions.length })}
      confirmLabel={t('voidIt')}
      danger
      pending={voiding.pending}
      trouble={voiding.trouble}
      onConfirm={(reason) => void voiding.start(reason)}
      onCancel={() => {
        voiding.reset()
        onClose()
      }}
    />
  )
}
