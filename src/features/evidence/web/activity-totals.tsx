import { useReading } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { ActivityRow, Tally } from '../model.ts'
import { evidenceWords } from '../words.ts'
import type { RegisterQuery } from './activity-filters.tsx'
import { useEvidenceApi } from './evidence-api.ts'

export interface Totals {
  /** False where only the rows that are loaded could be summed. */
  readonly ofAll: boolean
  readonly records: number
  readonly heads: number
  readonly hours: number
}

const totalsOfRows = (rows: readonly ActivityRow[], ofAll: boolean): Totals => ({
  ofAll,
  records: rows.length,
  heads: rows.reduce((sum, { headCount }) => sum + headCount, 0),
  hours: rows.reduce((sum, { hours }) => sum + hours, 0),
})

const totalsOfTallies = (tallies: readonly Tally[]): Totals => ({
  ofAll: true,
  records: tallies.reduce((sum, { activities }) => sum + activities, 0),
  heads: tallies.reduce((sum, { heads }) => sum + heads, 0),
  hours: tallies.reduce((sum, { hours }) => sum + hours, 0),
})

/** Sums of what the filter matches; from the tallies while older rows are not loaded yet. `complete`: all rows are here. */
export function useTotals(rows: readonly ActivityRow[], query: RegisterQuery, complete: boolean): Totals {
  const api = useEvidenceApi()
  const { unitId, from, to, kind, ...narrower } = query
  // Tallies know unit, days and kind, and nothing of what else a filter may ask.
  const isTallied = unitId !== undefined && from !== undefined && Object.keys(narrower).length === 0
  const tallies = useReading(
    ['evidence', 'tallies', unitId, from, to],
    () => api.tallies.$get({ query: { unitId: unitId ?? '', from: from ?? '', to: to ?? '' } }),
    { enabled: !complete && isTallied },
  )
  const ofKind = tallies.data?.filter((tally) => kind === undefined || tally.kind === kind)
  return complete || ofKind === undefined ? totalsOfRows(rows, complete) : totalsOfTallies(ofKind)
}

/** The sums in one line; it says when they are of the listed rows only. */
export function ActivityTotals({ totals }: { readonly totals: Totals }) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const { ofAll, records, heads, hours } = totals
  return (
    <p className="register-totals" role="status">
      {ofAll ? t('totalsOfAll') : t('totalsOfShown', { n: records })}
      {t('totalRecords')} {numberText(records, language)} · {t('totalHeads')} {numberText(heads, language)} ·{' '}
      {t('totalHours')} {t('measureHours', { n: hours })}
    </p>
  )
}
