import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink } from '../../../../ui/navigation.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { RecordDrawer } from '../../../../ui/widgets/record-drawer.tsx'
import { StatusTag } from '../../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AssignmentPage } from '../model.ts'
import { assignmentsWords } from '../words.ts'
import { Answer } from './assignment-columns.tsx'
import { EndDialog } from './end-dialog.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import '../../web/duties.css'

export interface AssignmentDrawerProps {
  readonly assignmentId: string
  readonly onClose: () => void
}

/** One assignment: its sentence, who answers, the posts so far, what falls due; and how to change it. */
export function AssignmentDrawer({ assignmentId, onClose }: AssignmentDrawerProps) {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const [changing, setChanging] = useState<'post' | 'end' | null>(null)
  const reading = useReading(['duties', 'assignment', assignmentId], () =>
    api.assignments[':id'].$get({ param: { id: assignmentId } }),
  )
  const isOpen = reading.data !== undefined && reading.data.validTo === null
  return (
    <RecordDrawer
      open
      title={reading.data?.dutyTitle ?? words.t('assignments')}
      onClose={onClose}
      width={560}
      footer={
        isOpen && reading.may('duties.adopt') ? (
          <Flex gap={8} wrap>
            <Button type="primary" onClick={() => setChanging('post')}>
              {t('reassign')}
            </Button>
            <Button onClick={() => setChanging('end')}>{t('end')}</Button>
          </Flex>
        ) : undefined
      }
    >
      <Loaded reading={reading}>
        {(page) => (
          <>
            <Facts page={page} />
            <DueList page={page} />
            {changing === 'post' && <ReassignDialog page={page} onClose={() => setChanging(null)} />}
            {changing === 'end' && (
              <EndDialog
                page={page}
                onClose={() => setChanging(null)}
                onDone={() => {
                  setChanging(null)
                  onClose()
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </RecordDrawer>
  )
}

function Facts({ page }: { readonly page: AssignmentPage }) {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  return (
    <>
      <p className="duty-sentence">{page.sentence}</p>
      <dl className="duty-facts">
        <div>
          <dt>{words.t('unit')}</dt>
          <dd>{page.unitName}</dd>
        </div>
        <div>
          <dt>{t('answers')}</dt>
          <dd>
            <Answer line={page} />
          </dd>
        </div>
        <div>
          <dt>{words.t('tier')}</dt>
          <dd>{words.tier(page.tier)}</dd>
        </div>
        <div>
          <dt>{words.t('schedule')}</dt>
          <dd>{words.schedule(page)}</dd>
        </div>
        <div>
          <dt>{words.t('rulebook')}</dt>
          <dd>
            <InnerLink to={`/rulebooks/${page.versionId}`}>{page.rulebookTitle}</InnerLink>
          </dd>
        </div>
        <div>
          <dt>{t('history')}</dt>
          <dd>
            {page.stretches.map((stretch) => (
              <div key={stretch.from}>
                {stretch.title ?? words.t('noPost')}
                <span className="duty-aside">
                  {words.t('dayFrom', { day: words.day(stretch.from) })}
                  {stretch.to !== null && ` ${t('until', { day: words.day(stretch.to) })}`}
                </span>
              </div>
            ))}
          </dd>
        </div>
      </dl>
    </>
  )
}

/** A year back and one ahead, counted in calendar years. */
const yearsAround = (today: string): { from: string; to: string } => {
  const year = Number(today.slice(0, 4))
  return { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` }
}

function DueList({ page }: { readonly page: AssignmentPage }) {
  const t = useWords(assignmentsWords)
  const api = useDutiesApi()
  const { today } = useTenant()
  const { unitId, dutyId } = page
  const reading = useReading(['duties', 'occurrences', unitId, dutyId], () =>
    api.occurrences.$get({ query: { unitId, dutyId, alone: 'true', ...yearsAround(today), limit: '200' } }),
  )
  return (
    <>
      <h3 className="due-heading">{t('occurrences')}</h3>
      <Loaded reading={reading}>
        {({ occurrences }) =>
          occurrences.length === 0 ? (
            <p className="duty-aside">{t('occurrencesNone')}</p>
          ) : (
            <ul className="due-list">
              {occurrences.map(({ occurrence, status }) => (
                <li key={occurrence.id}>
                  <InnerLink to={`/occurrences/${occurrence.id}`}>
                    <DateText value={occurrence.windowFrom} /> – <DateText value={occurrence.windowTo} />
                  </InnerLink>
                  <StatusTag status={status} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}
