import { Alert, Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink, useGo, useRouteParameter } from '../../../../ui/navigation.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { StatusTag, ToneTag } from '../../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import '../../web/duties.css'
import type { OccurrencePage } from '../model.ts'
import { occurrencesWords } from '../words.ts'
import { AsOfCard } from './as-of-card.tsx'
import './occurrence.css'
import { OccurrenceRecords } from './occurrence-records.tsx'
import { Requirements } from './requirements.tsx'
import { RevokeDialog, WaiveDialog, Waivers } from './waivers.tsx'

/** 到期任务: one occurrence, what it asks, what counts for it, who answers. */
export default function OccurrenceScreen() {
  const id = useRouteParameter('occurrenceId')
  const api = useDutiesApi()
  const reading = useReading(['duties', 'occurrence', id], () =>
    api.occurrences[':id'].$get({ param: { id } }),
  )
  return (
    <Loaded reading={reading}>
      {(page) => <Occurrence page={page} mayWaive={reading.may('duties.waive')} />}
    </Loaded>
  )
}

function Occurrence({ page, mayWaive }: { readonly page: OccurrencePage; readonly mayWaive: boolean }) {
  const t = useWords(occurrencesWords)
  const words = useDutyWords()
  const go = useGo()
  const [asking, setAsking] = useState<'waive' | 'revoke' | null>(null)
  const { occurrence } = page
  const stands = occurrence.withdrawnAt === null
  const close = () => setAsking(null)
  return (
    <Page
      title={page.dutyTitle}
      crumbs={[{ title: words.t('assignments'), to: '/assignments' }]}
      mark={
        stands ? (
          <>
            <StatusTag status={page.status} />
            {page.overdue && (
              <ToneTag tone="late">{t('overdue', { day: words.day(occurrence.closesOn) })}</ToneTag>
            )}
          </>
        ) : undefined
      }
      summary={t('summary', {
        unit: page.unitName,
        from: words.day(occurrence.windowFrom),
        to: words.day(occurrence.windowTo),
      })}
      actions={
        stands ? (
          <>
            {mayWaive && (
              <Button onClick={() => setAsking(occurrence.waived ? 'revoke' : 'waive')}>
                {t(occurrence.waived ? 'revoke' : 'waive')}
              </Button>
            )}
            <Button type="primary" onClick={() => go('/record', { occurrence: occurrence.id })}>
              {t('recordWork')}
            </Button>
          </>
        ) : undefined
      }
    >
      {!stands && <Withdrawn page={page} />}
      <div className="occurrence">
        <div className="occurrence-main">
          <Card title={t('requirements')}>
            <Requirements page={page} />
          </Card>
          <Card title={t('records')}>
            <OccurrenceRecords occurrenceId={occurrence.id} />
          </Card>
          {page.waivers.length > 0 && (
            <Card title={t('waivers')}>
              <Waivers waivers={page.waivers} />
            </Card>
          )}
        </div>
        <div className="occurrence-side">
          <Card>
            <Facts page={page} />
          </Card>
          <AsOfCard page={page} />
        </div>
      </div>
      {asking === 'waive' && <WaiveDialog page={page} onClose={close} />}
      {asking === 'revoke' && <RevokeDialog page={page} onClose={close} />}
    </Page>
  )
}

function Withdrawn({ page }: { readonly page: OccurrencePage }) {
  const t = useWords(occurrencesWords)
  const { withdrawnAt, withdrawnReason } = page.occurrence
  return (
    <Alert
      className="trouble-notice"
      type="warning"
      showIcon
      title={t('withdrawn')}
      description={
        <>
          <DateText value={withdrawnAt} /> · {withdrawnReason}
        </>
      }
    />
  )
}

function Facts({ page }: { readonly page: OccurrencePage }) {
  const t = useWords(occurrencesWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { occurrence, post } = page
  const assignment = useReading(['duties', 'assignment', occurrence.assignmentId], () =>
    api.assignments[':id'].$get({ param: { id: occurrence.assignmentId } }),
  )
  return (
    <dl className="duty-facts">
      <div>
        <dt>{t('window')}</dt>
        <dd>
          <DateText value={occurrence.windowFrom} /> – <DateText value={occurrence.windowTo} />
          {occurrence.provisional && <Tag className="occurrence-note">{t('provisional')}</Tag>}
        </dd>
      </div>
      <div>
        <dt>{t('closesOn')}</dt>
        <dd>
          <DateText value={occurrence.closesOn} />
        </dd>
      </div>
      <div>
        <dt>{t('answers')}</dt>
        <dd>
          {post === null
            ? t('nobody')
            : `${post.title}${post.holderName === null ? `（${words.t('vacant')}）` : ` ${post.holderName}`}`}
          {page.risen && <div className="duty-aside">{t('risen')}</div>}
          {occurrence.frozen !== null && <div className="duty-aside">{t('answeredFrozen')}</div>}
        </dd>
      </div>
      {assignment.data && (
        <div>
          <dt>{t('source')}</dt>
          <dd>
            <InnerLink to={`/rulebooks/${assignment.data.versionId}`} search={{ duty: occurrence.dutyId }}>
              {assignment.data.rulebookTitle}
            </InnerLink>
            <p className="occurrence-sentence">{assignment.data.sentence}</p>
          </dd>
        </div>
      )}
      {occurrence.triggerId !== null && (
        <div>
          <dt>{words.t('triggers')}</dt>
          <dd>
            <InnerLink to="/triggers">{t('byEvent')}</InnerLink>
          </dd>
        </div>
      )}
    </dl>
  )
}
