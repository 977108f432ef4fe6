import type { ContentsEntry } from './layout.ts'

export interface RuleContentsProps {
  readonly label: string
  readonly entries: readonly ContentsEntry[]
  /** How many marks stand under an entry; left out where there are none. */
  readonly counts?: ReadonlyMap<string, number>
  readonly onChoose?: () => void
}

/** The table of contents of a rule text; choosing an entry brings its clause to the top. */
export function RuleContents({ label, entries, counts, onChoose }: RuleContentsProps) {
  const jump = (clauseId: string) => {
    onChoose?.()
    document.getElementById(`clause-${clauseId}`)?.scrollIntoView({ block: 'start' })
  }
  return (
    <nav aria-label={label} className="rule-contents">
      <ol>
        {entries.map(({ clauseId, label: number, title, level }) => (
          <li key={clauseId} className={`rule-contents-${level}`}>
            <button type="button" onClick={() => jump(clauseId)}>
              <span>
                {number} {title}
              </span>
              {(counts?.get(clauseId) ?? 0) > 0 && (
                <span className="rule-contents-count">{counts?.get(clauseId)}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
