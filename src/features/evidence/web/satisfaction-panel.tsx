import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { Checkbox, Radio, Skeleton } from 'antd'
import { RefusalError } from '../../../ui/api.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { TroubleText } from '../../../ui/refusal.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { SuggestedOccurrence } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { useMeasureText } from './evidence-api.ts'
import {
  type CountedAmounts,
  chosenOccurrences,
  entriesSavedBy,
  type FittingAssignment,
  progressOf,
} from './satisfaction.ts'
import type { LiveSuggestions } from './suggestions.ts'

export interface SatisfactionPanelProps {
  readonly live: LiveSuggestions
  readonly assignments: readonly FittingAssignment[]
  readonly counted: CountedAmounts
  /** False until unit, kind and day are chosen. */
  readonly askable: boolean
  /** Whether naming the unit tells two lines apart. */
  readonly severalUnits: boolean
  readonly onChoose: (assignmentId: string, occurrenceId: string | null) => void
}

/** 这条记录将满足: the occurrences that the work fits, ticked in advance, each with how far it will then be. */
export function SatisfactionPanel(props: SatisfactionPanelProps) {
  const { live, assignments, counted, askable, severalUnits, onChoose } = props
  const t = useWords(evidenceWords)
  return (
    <section
      aria-label={t('willSatisfy')}
      aria-busy={!live.current}
      className={live.current ? 'satisfaction' : 'satisfaction satisfaction-waiting'}
    >
      <h2>{t('willSatisfy')}</h2>
      <div role="status" className="satisfaction-sum">
        {assignments.length > 0 && <SatisfactionSum assignments={assignments} />}
        {live.suggestions?.late === true && <ToneTag tone="late">{t('lateMark')}</ToneTag>}
      </div>
      {live.suggestions?.late === true && <p className="satisfaction-hint">{t('lateHint')}</p>}
      {!askable && <p className="satisfaction-hint">{t('satisfyHint')}</p>}
      {askable && live.error !== null && (
        <p className="satisfaction-hint">
          {live.error instanceof RefusalError ? <TroubleText error={live.error} /> : t('satisfyUnread')}
        </p>
      )}
      {askable && live.error === null && live.suggestions === undefined && (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      )}
      {askable && live.suggestions !== undefined && assignments.length === 0 && live.error === null && (
        <p className="satisfaction-hint">{t('satisfyNothing')}</p>
      )}
      <ul>
        {assignments.map((assignment) => (
          <AssignmentLine
            key={assignment.assignmentId}
            {...{ assignment, counted, severalUnits }}
            onChoose={(occurrenceId) => onChoose(assignment.assignmentId, occurrenceId)}
          />
        ))}
      </ul>
    </section>
  )
}

/** 满足 3 项 · 少填 2 张表 */
export function SatisfactionSum({ assignments }: { readonly assignments: readonly FittingAssignment[] }) {
  const t = useWords(evidenceWords)
  const satisfied = chosenOccurrences(assignments).length
  const saved = entriesSavedBy(satisfied)
  return (
    <span>
      <strong>{t('satisfies', { n: satisfied })}</strong>
      {saved > 0 && <span className="entries-saved">{t('entriesSaved', { n: saved })}</span>}
    </span>
  )
}

interface AssignmentLineProps {
  readonly assignment: FittingAssignment
  readonly counted: CountedAmounts
  readonly severalUnits: boolean
  readonly onChoose: (occurrenceId: string | null) => void
}

function AssignmentLine({ assignment, counted, severalUnits, onChoose }: AssignmentLineProps) {
  const t = useWords(evidenceWords)
  const { occurrences, chosen } = assignment
  const shown = chosen ?? occurrences.find(({ ticked }) => ticked) ?? occurrences[0]
  if (shown === undefined) return null
  return (
    <li className={chosen === null ? 'satisfaction-line satisfaction-off' : 'satisfaction-line'}>
      <Checkbox
        checked={chosen !== null}
        onChange={({ target }) => onChoose(target.checked ? shown.occurrenceId : null)}
      >
        <span className="satisfaction-duty">{shown.dutyTitle}</span>
        <span className="satisfaction-source">
          {severalUnits && <>{shown.unitName} · </>}
          {shown.rulebookTitle}
        </span>
      </Checkbox>
      <div className="satisfaction-detail">
        {occurrences.length === 1 ? (
          <WindowText occurrence={shown} />
        ) : (
          <Radio.Group
            size="small"
            aria-label={t('period')}
            value={chosen?.occurrenceId ?? null}
            onChange={({ target }) => onChoose(String(target.value))}
            options={occurrences.map((one) => ({
              value: one.occurrenceId,
              label: <WindowText occurrence={one} />,
            }))}
          />
        )}
        <Progress occurrence={shown} counted={counted} />
      </div>
    </li>
  )
}

function WindowText({ occurrence }: { readonly occurrence: SuggestedOccurrence }) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const { windowFrom, windowTo, withinGrace } = occurrence
  const text =
    windowFrom === windowTo
      ? dayText(windowFrom, language)
      : t('window', {
          from: dayText(windowFrom, language),
          to: dayText(windowTo, language, windowFrom.slice(0, 4) === windowTo.slice(0, 4) ? 'short' : 'full'),
        })
  return (
    <span className="satisfaction-window">
      {text}
      {withinGrace && (
        <span className="satisfaction-grace">
          <ClockCircleOutlined aria-hidden /> {t('withinGrace')}
        </span>
      )}
    </span>
  )
}

interface ProgressProps {
  readonly occurrence: SuggestedOccurrence
  readonly counted: CountedAmounts
}

function Progress({ occurrence, counted }: ProgressProps) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const measureText = useMeasureText()
  const number = (value: number) => numberText(value, language, 'hours')
  return (
    <>
      {occurrence.requirements.map((requirement) => {
        const { before, after, becomesMet } = progressOf(requirement, occurrence.occurrenceId, counted)
        const { position, required, amount, measure } = requirement
        return (
          <span key={position} className="satisfaction-progress">
            <span className="figures">
              {amount === 0 ? (
                `${number(before)}/${measureText(measure, required)}`
              ) : (
                <>
                  {number(before)}/{number(required)} → <strong>{number(after)}</strong>/
                  {measureText(measure, required)}
                </>
              )}
            </span>
            {amount === 0 && <span className="satisfaction-note">{t('unfit')}</span>}
            {becomesMet && (
              <span className="satisfaction-met">
                <CheckCircleFilled aria-hidden /> {t('becomesMet')}
              </span>
            )}
            {amount > 0 && before >= required && <span className="satisfaction-note">{t('alreadyMet')}</span>}
          </span>
        )
      })}
    </>
  )
}
