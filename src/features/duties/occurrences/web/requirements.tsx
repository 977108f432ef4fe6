import { Progress } from 'antd'
import { useWords } from '../../../../ui/language.tsx'
import { NumberLink } from '../../../../ui/widgets/number-link.tsx'
import { NumberText } from '../../../../ui/widgets/value-text.tsx'
import type { EvidenceRule, Requirement } from '../../model.ts'
import { useEvidenceChoices } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { OccurrencePage } from '../model.ts'
import { occurrencesWords } from '../words.ts'
import { OccurrenceRecords } from './occurrence-records.tsx'

const ruleOf = (one: Requirement): EvidenceRule => ({
  measure: one.measure,
  required: one.required,
  kinds: [...one.kinds],
  attachment: one.attachment,
  ...(one.topicId !== null && { topicId: one.topicId }),
  ...(one.ledBy !== null && { ledBy: one.ledBy }),
  ...(one.attendedBy !== null && { attendedBy: one.attendedBy }),
})

/** What an occurrence asks, each with how far it has come; the number opens its records. */
export function Requirements({ page }: { readonly page: OccurrencePage }) {
  const t = useWords(occurrencesWords)
  const words = useDutyWords()
  const { kinds, topics } = useEvidenceChoices()
  const names = { activityKinds: kinds, topics, unitKinds: [] }
  const records = <OccurrenceRecords occurrenceId={page.occurrence.id} />
  return (
    <ul className="requirements">
      {page.requirements.map((one) => (
        <li key={one.position}>
          <div>{words.evidence(ruleOf(one), names)}</div>
          <div className="requirement-progress">
            <span className="requirement-amount">
              <NumberLink
                label={t('achieved')}
                value={one.achieved}
                definition={t('countedHow')}
                records={() => records}
              />
              {' / '}
              <NumberText value={one.required} />
            </span>
            <Progress
              percent={Math.min(100, Math.floor((one.achieved / one.required) * 100))}
              showInfo={false}
              aria-label={t('progress')}
              status={one.achieved >= one.required ? 'success' : 'normal'}
            />
            {one.achievedInWindow !== one.achieved && (
              <span className="duty-aside">{t('inWindow', { n: one.achievedInWindow })}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
