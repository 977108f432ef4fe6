import type { ActivityPage, SuggestedOccurrence, SuggestedRequirement } from '../model.ts'

/** What the recorder chose otherwise than the program: for an assignment the occurrence, or null for none. */
export type Choice = ReadonlyMap<string, string | null>

/** Amounts that a record under correction counts already, by occurrence and requirement. */
export type CountedAmounts = ReadonlyMap<string, ReadonlyMap<number, number>>

/** One assignment that the work fits, with its periods, of which at most one is chosen. */
export interface FittingAssignment {
  readonly assignmentId: string
  readonly occurrences: readonly SuggestedOccurrence[]
  readonly chosen: SuggestedOccurrence | null
}

export interface Preference {
  /** Ticked in place of the program's choice: what a record counts for, or what it is made for. */
  readonly occurrenceIds: ReadonlySet<string>
  /** False where the program must not tick anything else by itself: a record that is corrected in nothing that matters. */
  readonly programTicks: boolean
}

export const noPreference: Preference = { occurrenceIds: new Set(), programTicks: true }

/** The suggestions by assignment, with what is ticked: the recorder's choice, else what is preferred, else the program's. */
export function fittingAssignments(
  occurrences: readonly SuggestedOccurrence[],
  choice: Choice,
  { occurrenceIds, programTicks }: Preference = noPreference,
): FittingAssignment[] {
  const groups = Map.groupBy(occurrences, ({ assignmentId }) => assignmentId)
  return [...groups].map(([assignmentId, periods]) => {
    const find = (id: string | null | undefined) => periods.find((one) => one.occurrenceId === id)
    const preferred = periods.find((one) => occurrenceIds.has(one.occurrenceId))
    const byProgram = programTicks ? periods.find(({ ticked }) => ticked) : undefined
    const chosen = choice.get(assignmentId)
    const found = chosen === null ? null : (find(chosen) ?? preferred ?? byProgram ?? null)
    return { assignmentId, occurrences: periods, chosen: found }
  })
}

export const chosenOccurrences = (assignments: readonly FittingAssignment[]): SuggestedOccurrence[] =>
  assignments.flatMap(({ chosen }) => chosen ?? [])

/** Forms spared beyond the first. */
export const entriesSavedBy = (satisfied: number): number => Math.max(0, satisfied - 1)

/** How far a requirement is without this record and with it. */
export function progressOf(
  { position, required, achieved, amount }: SuggestedRequirement,
  occurrenceId: string,
  counted: CountedAmounts,
): { readonly before: number; readonly after: number; readonly becomesMet: boolean } {
  const before = Math.max(0, rounded(achieved - (counted.get(occurrenceId)?.get(position) ?? 0)))
  const after = rounded(before + amount)
  return { before, after, becomesMet: before < required && after >= required }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

export const countedAmountsOf = ({ contributions }: Pick<ActivityPage, 'contributions'>): CountedAmounts =>
  new Map(
    contributions.map(({ occurrenceId, amounts }) => [
      occurrenceId,
      new Map(amounts.map(({ position, amount }) => [position, amount])),
    ]),
  )
