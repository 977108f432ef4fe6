import { Segmented } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { RecordDrawer } from '../../../ui/widgets/record-drawer.tsx'
import type { StatusCounts } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { OccurrenceList } from './occurrence-list.tsx'
import { type CountedQuery, type CountedStatus, countOfStatus } from './occurrence-query.ts'

/** What a drawer opens on: the occurrences that a cell counts, and the counts to choose among. */
export interface OpenedCounts {
  readonly title: string
  readonly query: CountedQuery
  readonly counts: StatusCounts
}

const OpenContext = createContext<(opened: OpenedCounts) => void>(() => {})

/** Opens the occurrences behind a number in the page's one drawer. */
export const useOpenOccurrences = () => useContext(OpenContext)

/** One drawer for all numbers of a page: a matrix has thousands of them. */
export function OccurrenceDrawer({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<OpenedCounts>()
  const [open, setOpen] = useState(false)
  const show = (next: OpenedCounts) => {
    setOpened(next)
    setOpen(true)
  }
  return (
    <OpenContext value={show}>
      {children}
      <RecordDrawer open={open} title={opened?.title ?? ''} onClose={() => setOpen(false)} width={720}>
        {opened !== undefined && <Chosen key={JSON.stringify(opened.query)} opened={opened} />}
      </RecordDrawer>
    </OpenContext>
  )
}

const statusWords = {
  missed: 'missed',
  overdue: 'overdue',
  open: 'open',
  met: 'met',
  met_late: 'metLate',
  waived: 'waived',
  upcoming: 'upcoming',
} as const

function Chosen({ opened: { query, counts } }: { readonly opened: OpenedCounts }) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const [status, setStatus] = useState<CountedStatus | 'all'>(query.status ?? 'all')
  const number = (value: number) => numberText(value, language)
  const some = (Object.keys(countOfStatus) as CountedStatus[]).filter((one) => counts[countOfStatus[one]] > 0)
  const { status: _, ...everything } = query
  return (
    <>
      <div className="status-choice">
        <Segmented
          aria-label={t('whichOccurrences')}
          value={status}
          onChange={setStatus}
          options={[
            { value: 'all' as const, label: `${t('allOccurrences')} ${number(counts.expected)}` },
            ...some.map((one) => ({
              value: one,
              label: `${t(statusWords[one])} ${number(counts[countOfStatus[one]])}`,
            })),
          ]}
        />
      </div>
      <OccurrenceList query={status === 'all' ? everything : { ...everything, status }} />
    </>
  )
}

export interface CountButtonProps {
  /** What the number counts, for the drawer and a screen reader. */
  readonly label: string
  readonly value: number
  readonly opened: OpenedCounts
}

/** A number in a table that opens its occurrences; nothing to open behind a nought. */
export function CountButton({ label, value, opened }: CountButtonProps) {
  const { language } = useLanguage()
  const open = useOpenOccurrences()
  const text = numberText(value, language)
  if (value === 0) return <span className="figures count-none">0</span>
  return (
    <button
      type="button"
      className="number-link number-link-inline"
      aria-label={`${label}：${text}`}
      onClick={() => open(opened)}
    >
      <span className="number-link-value">{text}</span>
    </button>
  )
}
