import { useWords } from '../../../../ui/language.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { useTenant } from '../../../../ui/tenant.tsx'
import { ToneTag } from '../../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AssignmentLine } from '../model.ts'
import { assignmentsWords } from '../words.ts'

/** Who answers, in words: the post with its holder, or where the duty has risen to. */
export function Answer({ line }: { readonly line: AssignmentLine }) {
  const { t } = useDutyWords()
  const { post, answer } = line
  const named = answer && `${answer.title}${answer.holderName === null ? '' : ` ${answer.holderName}`}`
  if (!line.risen && answer !== null) return named
  const own = post === null ? t('noPost') : `${post.title}（${t('vacant')}）`
  return (
    <span className="answer-risen">
      <span>{own}</span>
      {answer === null ? (
        <ToneTag tone="bad">{t('nobody')}</ToneTag>
      ) : (
        <ToneTag tone="late">{`${t('risen')} → ${answer.unitName === line.unitName ? '' : answer.unitName}${named}`}</ToneTag>
      )}
    </span>
  )
}

const answerText = ({ answer, post }: AssignmentLine): string =>
  [answer?.title ?? post?.title, answer?.holderName].filter(Boolean).join(' ')

export function useAssignmentColumns(): Column<AssignmentLine>[] {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const { today } = useTenant()
  return [
    { key: 'duty', title: words.t('title'), value: (line) => line.dutyTitle, width: 230, searchable: true },
    { key: 'unit', title: words.t('unit'), value: (line) => line.unitName, width: 120, filterable: true },
    {
      key: 'answers',
      title: t('answers'),
      value: answerText,
      draw: (line) => <Answer line={line} />,
      width: 230,
    },
    {
      key: 'tier',
      title: words.t('tier'),
      value: (line) => line.tier,
      words: (tier) => words.tierShort(tier as AssignmentLine['tier']),
      width: 120,
      onPhone: 'hidden',
    },
    {
      key: 'schedule',
      title: words.t('schedule'),
      value: (line) => words.schedule(line),
      width: 140,
    },
    {
      key: 'rulebook',
      title: words.t('rulebook'),
      value: (line) => line.rulebookTitle,
      width: 170,
      onPhone: 'hidden',
    },
    {
      key: 'from',
      title: t('from'),
      value: (line) => line.validFrom,
      draw: (line) => (
        <>
          {line.validFrom > today ? (
            t('future', { day: words.day(line.validFrom) })
          ) : (
            <DateText value={line.validFrom} />
          )}
          {line.validTo !== null && (
            <div className="duty-aside">{t('ends', { day: words.day(line.validTo) })}</div>
          )}
        </>
      ),
      width: 140,
    },
  ]
}
