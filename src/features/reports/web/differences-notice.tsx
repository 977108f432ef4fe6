import { Alert, Button } from 'antd'
import { useState } from 'react'
import { commonWords } from '../../../ui/common-words.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { Difference, RecordChange } from '../model.ts'
import { figureText } from '../rules.ts'
import { reportsWords } from '../words.ts'
import type { FigureShelf } from './figure-chip.tsx'

export interface DifferencesNoticeProps {
  readonly differences: readonly Difference[]
  readonly shelf: FigureShelf
}

/** Lines shown at first: the paper shall stay in sight. */
const FIRST = 5

/** Which figures of an issued report the records no longer bear out, and by which records. */
export function DifferencesNotice({ differences, shelf }: DifferencesNoticeProps) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  const [all, setAll] = useState(false)
  const shown = all ? differences : differences.slice(0, FIRST)
  const rest = differences.length - shown.length
  return (
    <Alert
      type="warning"
      showIcon
      className="report-differences"
      title={t('differences', { n: differences.length })}
      description={
        <>
          {t('differencesHint')}
          <ul className="difference-list">
            {shown.map((difference) => (
              <DifferenceLine key={difference.code} difference={difference} shelf={shelf} />
            ))}
          </ul>
          {rest > 0 && (
            <Button size="small" onClick={() => setAll(true)}>
              {common('showMore', { n: rest })}
            </Button>
          )}
        </>
      }
    />
  )
}

const countWords = {
  voided: 'changeVoided',
  added: 'changeAdded',
  corrected: 'changeCorrected',
  withdrawn: 'changeWithdrawn',
  restated: 'changeRestated',
} as const

interface DifferenceLineProps {
  readonly difference: Difference
  readonly shelf: FigureShelf
}

function DifferenceLine({ difference, shelf }: DifferenceLineProps) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const { code, frozenValue, presentValue, changes, changedCount } = difference
  const definition = shelf.queries.get(code)?.definition
  if (definition === undefined) return null
  const print = (value: number | null) => figureText(definition.measure, value, language)
  const byKind = Map.groupBy(changes, ({ change }) => change)
  const counts = Object.entries(countWords).flatMap(([change, words]) => {
    const n = byKind.get(change as RecordChange['change'])?.length ?? 0
    return n === 0 ? [] : t(words, { n })
  })
  const rest = changedCount - changes.length
  if (rest > 0) counts.push(t('changesMore', { n: rest }))
  const values =
    frozenValue === presentValue
      ? t('sameValue', { frozen: print(frozenValue) })
      : t('differs', { frozen: print(frozenValue), present: print(presentValue) })
  return (
    <li>
      <strong>
        {code} {definition[language]}
      </strong>
      {language === 'zh' ? '：' : ': '}
      {values}
      {language === 'zh' ? '；' : '; '}
      {counts.join(language === 'zh' ? '、' : ', ')}{' '}
      <Button
        type="link"
        size="small"
        className="difference-open"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('showChanges')}
      </Button>
      {open && (
        <div className="difference-records">
          <ChangeTable changes={changes} />
        </div>
      )}
    </li>
  )
}

const tones = {
  voided: 'bad',
  added: 'late',
  corrected: 'active',
  withdrawn: 'void',
  restated: 'active',
} as const

const standings = {
  met: 'statusMet',
  met_late: 'statusMetLate',
  missed: 'statusMissed',
  waived: 'statusWaived',
  open: 'statusOpen',
} as const

type Say = ReturnType<typeof useWords<typeof reportsWords.entries>>
type SayCommon = ReturnType<typeof useWords<typeof commonWords.entries>>

/** Why a record changed; of an occurrence also from which status to which. */
function reasonOf({ kind, before, after, reason }: RecordChange, t: Say, common: SayCommon): string {
  const standing = (mark: RecordChange['before']) =>
    typeof mark === 'string' && mark in standings
      ? common(standings[mark as keyof typeof standings])
      : t('notCounted')
  const restated = kind === 'occurrence' ? `${standing(before)} → ${standing(after)}` : null
  return [reason, restated].filter((part) => part !== null).join(' · ')
}

const changeColumns = (t: Say, common: SayCommon): Column<RecordChange>[] => [
  {
    key: 'title',
    title: t('recordTitle'),
    value: ({ title }) => title,
    draw: ({ kind, id, title }) => (
      <InnerLink to={kind === 'activity' ? `/activities/${id}` : `/occurrences/${id}`}>{title}</InnerLink>
    ),
    width: 240,
  },
  {
    key: 'change',
    title: t('change'),
    value: ({ change }) => change,
    draw: ({ change }) => <ToneTag tone={tones[change]}>{t(change)}</ToneTag>,
    width: 120,
  },
  { key: 'unit', title: t('unit'), value: ({ unitName }) => unitName, width: 180 },
  {
    key: 'day',
    title: t('day'),
    value: ({ day }) => day,
    draw: ({ day }) => <DateText value={day} />,
    width: 140,
  },
  { key: 'reason', title: t('reason'), value: (change) => reasonOf(change, t, common), width: 240 },
]

function ChangeTable({ changes }: { readonly changes: readonly RecordChange[] }) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  return (
    <DataTable
      name={t('change')}
      tools={false}
      rows={changes}
      columns={changeColumns(t, common)}
      rowKey={({ id }) => id}
    />
  )
}
