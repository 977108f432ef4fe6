import type { LaidClause, Mark } from '../../../ui/rule-text/layout.ts'
import type { Duty, DutyState } from '../model.ts'

const looks: Readonly<Record<DutyState, string>> = {
  proposed: '',
  accepted: 'mark-settled',
  adopted: 'mark-settled',
  ended: 'mark-rejected',
  rejected: 'mark-rejected',
}

/** What was accepted is ticked beside its sign, so that the state too reads without colour. */
const ticks: Readonly<Record<DutyState, string>> = {
  proposed: '',
  accepted: ' ✓',
  adopted: ' ✓',
  ended: '',
  rejected: ' ✕',
}

/** The words of duties, to be marked in their text. */
export function marksOf(
  duties: readonly Duty[],
  words: {
    kind(kind: Duty['kind']): string
    sign(kind: Duty['kind']): string
    state(state: DutyState): string
  },
): Mark[] {
  return duties.map((duty) => ({
    id: duty.id,
    start: duty.actionStart,
    end: duty.actionStart + duty.action.length,
    look: `mark-${duty.kind} ${looks[duty.state]}`,
    sign: `${words.sign(duty.kind)}${ticks[duty.state]}`,
    label: `${words.kind(duty.kind)} · ${words.state(duty.state)}`,
  }))
}

/** The number under which a duty stands: 第十七条, or 二（三） in outline texts. `clauses` in the text's order. */
export function clauseLabel(clauses: readonly LaidClause[], place: number): string {
  const holding = clauses.filter(
    ({ label, spanStart, spanEnd }) => label !== null && spanStart <= place && place < spanEnd,
  )
  const article = holding.findIndex(({ kind }) => kind === 'article')
  return (article === -1 ? holding : holding.slice(article)).map(({ label }) => label).join('')
}
