import { useWords } from '../../../ui/language.tsx'
import { NumberTile, NumberTiles } from '../../../ui/widgets/number-tile.tsx'
import type { Stretch, UnitStatus } from '../model.ts'
import { askedOf, doneOf, rateOf } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { OccurrenceList } from './occurrence-list.tsx'
import type { CountedStatus } from './occurrence-query.ts'

export interface UnitTilesProps {
  readonly status: UnitStatus
  readonly stretch: Stretch
}

const tiles = [
  ['met', 'met', 'met'],
  ['metLate', 'metLate', 'met_late'],
  ['missed', 'missed', 'missed'],
  ['open', 'open', 'open'],
  ['upcoming', 'upcoming', 'upcoming'],
] as const

/** The unit's standing in a row of numbers, each of which opens its occurrences. */
export function UnitTiles({ status: { unit, total }, stretch }: UnitTilesProps) {
  const t = useWords(dashboardsWords)
  const listOf = (status?: CountedStatus) => () => (
    <OccurrenceList query={{ unitId: unit.id, ...stretch, ...(status && { status }) }} />
  )
  return (
    <NumberTiles>
      <NumberTile
        label={t('rate')}
        value={rateOf(total)}
        format="percent"
        definition={t('rateDefinition')}
        records={listOf()}
        note={`${t('done')} ${doneOf(total)} / ${t('asked')} ${askedOf(total)}`}
      />
      {tiles.map(([key, word, status]) => (
        <NumberTile
          key={key}
          label={t(word)}
          value={total[key]}
          definition={t('countDefinition')}
          records={listOf(status)}
          {...(key === 'open' && total.overdue > 0 && { note: `${t('overdueCount')} ${total.overdue}` })}
        />
      ))}
    </NumberTiles>
  )
}
