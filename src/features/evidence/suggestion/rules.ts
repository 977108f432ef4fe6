import { choiceOf, type Fit, isWanted } from '../../duties/occurrences/achievement/rules.ts'
import type { SuggestedOccurrence, Suggestions } from '../model.ts'
import { entriesSavedBy } from '../rules.ts'

/** How people know an occurrence: by its duty, rulebook and unit. */
export interface DutyName {
  readonly occurrenceId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly unitName: string
}

function suggested(fit: Fit, name: DutyName | undefined, ticked: boolean): SuggestedOccurrence {
  const { candidate, parts } = fit
  const { requirements, waived: _waived, rolling: _rolling, ...occurrence } = candidate
  return {
    ...occurrence,
    dutyTitle: name?.dutyTitle ?? '',
    rulebookTitle: name?.rulebookTitle ?? '',
    unitName: name?.unitName ?? '',
    withinGrace: !fit.inWindow,
    alreadyMet: !isWanted(fit),
    ticked,
    requirements: requirements.map(({ position, measure, required, achieved }) => ({
      position,
      measure,
      required,
      achieved,
      amount: parts.find((part) => part.position === position)?.amount ?? 0,
    })),
  }
}

/** What the form shows before saving: every occurrence that the work fits, oldest first, the program's choice ticked. */
export function suggestionsOf(fits: readonly Fit[], names: readonly DutyName[], late: boolean): Suggestions {
  const choice = new Set(choiceOf(fits))
  const byId = new Map(names.map((name) => [name.occurrenceId, name]))
  return {
    occurrences: fits.map((fit) => suggested(fit, byId.get(fit.candidate.occurrenceId), choice.has(fit))),
    entriesSaved: entriesSavedBy(choice.size),
    late,
  }
}
