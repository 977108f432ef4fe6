import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink } from '../../../../ui/navigation.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { RecordDrawer } from '../../../../ui/widgets/record-drawer.tsx'
import { StatusTag, ToneTag } from '../../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import type { TriggerLine } from '../model.ts'
import { triggersWords } from '../words.ts'

export interface TriggerDrawerProps {
  readonly trigger: TriggerLine
  readonly mayVoid: boolean
  readonly onClose: () => void
}

/** One event with what it started; voiding takes that back. */
export function TriggerDrawer({ trigger, mayVoid, onClose }: TriggerDrawerProps) {
  const t = useWords(triggersWords)
  const api = useDutiesApi()
  const [voiding, setVoiding] = useState(false)
  const action = useAction({
    run: (reason: string) => api.triggers[':id'].void.$post({ param: { id: trigger.id }, json: { reason } }),
    trouble: 'inline',
    success: ({ withdrawn }) => t('voidDone', { n: withdrawn }),
    onDone: () => setVoiding(false),
  })
  return (
    <RecordDrawer
      open
      title={trigger.title}
      onClose={onClose}
      width={520}
      footer={
        mayVoid && trigger.voidedAt === null ? (
          <Button danger onClick={() => setVoiding(true)}>
            {t('void')}
          </Button>
        ) : undefined
      }
    >
      <Facts trigger={trigger} />
      <StartedList trigger={trigger} />
      <ReasonDialog
        open={voiding}
        danger
        title={t('voidTitle', { title: trigger.title })}
        consequence={t('voidHint', { n: trigger.started.filter(({ withdrawn }) => !withdrawn).length })}
        confirmLabel={t('void')}
        pending={action.pending}
        trouble={action.trouble}
        onConfirm={(reason) => void action.start(reason)}
        onCancel={() => setVoiding(false)}
      />
    </RecordDrawer>
  )
}

interface PartProps {
  readonly trigger: TriggerLine
}

function Facts({ trigger }: PartProps) {
  const t = useWords(triggersWords)
  return (
    <dl className="duty-facts">
      <div>
        <dt>{t('kind')}</dt>
        <dd>{trigger.kind}</dd>
      </div>
      <div>
        <dt>{t('unit')}</dt>
        <dd>{trigger.unitName}</dd>
      </div>
      <div>
        <dt>{t('occurredOn')}</dt>
        <dd>
          <DateText value={trigger.occurredOn} /> {trigger.occurredAt}
        </dd>
      </div>
      <div>
        <dt>{t('recordedAt')}</dt>
        <dd>
          <DateText value={trigger.recordedAt} />
        </dd>
      </div>
      {trigger.note !== '' && (
        <div>
          <dt>{t('note')}</dt>
          <dd>{trigger.note}</dd>
        </div>
      )}
    </dl>
  )
}

function StartedList({ trigger }: PartProps) {
  const t = useWords(triggersWords)
  return (
    <>
      {trigger.voidReason !== null && <p>{t('reason', { reason: trigger.voidReason })}</p>}
      <h3 className="due-heading">{t('started')}</h3>
      {trigger.started.length === 0 && <p className="duty-aside">{t('nothing')}</p>}
      <ul className="due-list">
        {trigger.started.map((one) => (
          <li key={one.occurrenceId}>
            <span>
              <InnerLink to={`/occurrences/${one.occurrenceId}`}>{one.dutyTitle}</InnerLink>
              <span className="trigger-due">
                {one.unitName} · <DateText value={one.windowTo} />
              </span>
            </span>
            {one.withdrawn ? (
              <ToneTag tone="void">{t('withdrawn')}</ToneTag>
            ) : (
              <StatusTag status={one.status} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
