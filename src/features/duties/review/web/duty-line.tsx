import { memo } from 'react'
import type { Duty } from '../../model.ts'
import { StateTag } from '../../web/duty-facts.tsx'
import { useDutyWords } from '../../web/duty-words.ts'

export interface DutyHeadProps {
  readonly duty: Duty
  /** The number of its clause. */
  readonly label: string
  readonly chosen: boolean
}

/** What a card begins with. Its button says which duty it chooses; the list of cards listens for all of them. */
export function DutyHead({ duty, label, chosen }: DutyHeadProps) {
  const words = useDutyWords()
  return (
    <div className="duty-card-head">
      <span className={`duty-sign duty-sign-${duty.kind}`} aria-hidden>
        {words.sign(duty.kind)}
      </span>
      <button
        type="button"
        className="open-button duty-card-title"
        data-duty={duty.id}
        aria-expanded={chosen}
      >
        <span className="duty-card-clause">{label}</span>
        {duty.title}
      </button>
      <StateTag state={duty.state} />
    </div>
  )
}

/** A duty that is not chosen, in two lines. A text may have hundreds: choosing one redraws none of the others. */
export const DutyLine = memo(function DutyLine({ duty, label }: Omit<DutyHeadProps, 'chosen'>) {
  const words = useDutyWords()
  return (
    <article className="duty-card">
      <DutyHead duty={duty} label={label} chosen={false} />
      <p className="duty-card-line">
        {[words.schedule(duty), duty.actor].filter((part) => part !== null).join(' · ')}
      </p>
    </article>
  )
})
