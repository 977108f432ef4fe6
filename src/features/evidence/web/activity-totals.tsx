import { useReading } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { ActivityRow, Tally } from '../model.ts'
import { evidenceWords } from '../words.ts'
import type { RegisterQuery } from './activity-filters.tsx'
import { useEvidenceApi } from './evidence-api.ts'

interface Totals {
  readonly records: number
  readonly heads: number
  readonly hours: number
}

const totalsOfRows = (rows: readonly ActivityRow[]): Totals => ({
  records: rows.length,
  heads: rows.reduce((sum, { headCount }) => sum + headCount, 0),
  hours: rows.reduce((sum, { hours }) => sum + hours, 0),
})

const totalsOfTallies = (tallies: readonly Tally[]): Totals => ({
  records: tallies.reduce((sum, { activities }) => sum + activities, 0),
  heads: tallies.reduce((sum, { heads }) => sum + heads, 0),
  hours: tallies.reduce((sum, { hours }) => sum + hours, 0),
})

export interface ActivityTotalsProps {
  readonly rows: readonly ActivityRow[]
  readonly query: RegisterQuery
  /** Whether all rows that match are here. */
  readonly complete: boolean
}

/** Sums of what the filter matches: from the tallies while older rows are not loaded yet, and it says so where only rows can be summed. */
export function ActivityTotals({ rows, query, complete }: ActivityTotalsProps) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const api = useEvidenceApi()
  const { unitId, from, to, kind, ...narrower } = query
  const tallied = !complete && unitId !== undefined && from !== undefined && to !== undefined
  const askable = tallied && Object.keys(narrower).length === 0
  const tallies = useReading(
    ['evidence', 'tallies', unitId, from, to],
    () => api.tallies.$get({ query: { unitId: unitId ?? '', from: from ?? '', to: to ?? '' } }),
    { enabled: askable },
  )
  if (rows.length === 0) return null
  const ofKind = tallies.data?.filter((tally) => kind === undefined || tally.kind === kind)
  const all = complete ? totalsOfRows(rows) : ofKind && totalsOfTallies(ofKind)
  const { records, heads, hours } = all ?? totalsOfRows(rows)
  return (
    <p className="register-totals" role="status">
      {all === undefined ? t('totalsOfShown', { n: rows.length }) : t('totalsOfAll')}
      {'：'}
      {t('totalRecords')} {numberText(records, language)} · {t('totalHeads')} {numberText(heads, language)} ·{' '}
      {t('totalHours')} {numberText(hours, language, 'hours')} {t('measureHours')}
    </p>
  )
}
