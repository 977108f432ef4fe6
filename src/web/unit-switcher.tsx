import { useWords } from '../ui/language.tsx'
import { useUnitChoice } from '../ui/unit-choice.tsx'
import { UnitPicker } from '../ui/widgets/unit-picker.tsx'
import { shellWords } from './shell-words.ts'

/** Chooses the unit that all screens speak of. */
export function UnitSwitcher() {
  const t = useWords(shellWords)
  const { units, unitId, choose } = useUnitChoice()
  if (units.length === 0) return null
  return (
    <div className="unit-switcher">
      <UnitPicker units={units} label={t('currentUnit')} value={unitId} onChange={choose} />
    </div>
  )
}
