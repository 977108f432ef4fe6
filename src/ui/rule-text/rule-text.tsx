import { type KeyboardEvent, memo, type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useLanguage, useSentence } from '../language.tsx'
import {
  type LaidClause,
  type Line,
  linesOf,
  type Mark,
  type Run,
  runsOf,
  type StruckWords,
  spansByLine,
} from './layout.ts'
import './rule-text.css'
import { selectedSpan, type TextSpan } from './selection.ts'

export interface RuleTextProps {
  readonly text: string
  readonly clauses: readonly LaidClause[]
  readonly marks: readonly Mark[]
  /** The mark that is brought into view. */
  readonly activeId?: string | null
  readonly onMark?: (id: string) => void
  /** Told of what is selected, and of null when nothing is any more. */
  readonly onSelect?: (span: TextSpan | null) => void
}

const nothing: readonly never[] = []

/**
 * A rule text as a lawyer would lay it out: headings centred, numbers at the margin, marked words in place, excluded words
 * struck through with the reason. The words are the text's own, piece by piece. Long texts are drawn as they come into view.
 */
export function RuleText({ text, clauses, marks, activeId = null, onMark, onSelect }: RuleTextProps) {
  const root = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(text, clauses), [text, clauses])
  const marksByLine = useMemo(() => spansByLine(lines, marks), [lines, marks])
  const struckByLine = useMemo(
    () =>
      spansByLine(
        lines,
        clauses.flatMap(({ excluded }) => excluded),
      ),
    [lines, clauses],
  )
  useShown(root, activeId)
  useSelection(root, onSelect)
  const choose = ({ target }: { readonly target: EventTarget }): boolean => {
    const mark = target instanceof Element ? target.closest<HTMLElement>('[data-mark]') : null
    if (mark?.dataset['mark'] === undefined) return false
    onMark?.(mark.dataset['mark'])
    return true
  }
  const press = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ' ') && choose(event)) event.preventDefault()
  }
  return (
    // The marks are the buttons; one listener for all of them keeps thousands of lines light.
    <div
      className="rule-text"
      ref={root}
      lang="zh-CN"
      role="presentation"
      onClick={(event) => getSelection()?.isCollapsed !== false && choose(event)}
      onKeyDown={press}
    >
      {lines.map((line, place) => {
        const own = marksByLine[place] ?? nothing
        return (
          <RuleLine
            key={line.start}
            text={text}
            line={line}
            marks={own}
            struck={struckByLine[place] ?? nothing}
            activeId={own.some(({ id }) => id === activeId) ? activeId : null}
          />
        )
      })}
    </div>
  )
}

function useShown(root: RefObject<HTMLDivElement | null>, activeId: string | null): void {
  useEffect(() => {
    if (activeId === null) return
    const mark = root.current?.querySelector(`[data-marks~="${CSS.escape(activeId)}"]`)
    if (mark) centre(mark)
  }, [root, activeId])
}

/** Scrolls the nearest panel alone: on a phone the page around it must stay where the reader left it. */
function centre(mark: Element): void {
  let panel = mark.parentElement
  while (panel !== null && !/auto|scroll/.test(getComputedStyle(panel).overflowY)) panel = panel.parentElement
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  if (panel === null) {
    mark.scrollIntoView({ block: 'center', behavior })
    return
  }
  const offset = mark.getBoundingClientRect().top - panel.getBoundingClientRect().top
  panel.scrollBy({ top: offset - panel.clientHeight / 2, behavior })
}

function useSelection(
  root: RefObject<HTMLDivElement | null>,
  onSelect: ((span: TextSpan | null) => void) | undefined,
): void {
  const tell = useEffectEvent((span: TextSpan | null) => onSelect?.(span))
  const wanted = onSelect !== undefined
  useEffect(() => {
    if (!wanted) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => tell(root.current && selectedSpan(root.current)), 120)
    }
    document.addEventListener('selectionchange', changed)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('selectionchange', changed)
    }
  }, [root, wanted])
}

interface RuleLineProps {
  readonly text: string
  readonly line: Line
  readonly marks: readonly Mark[]
  readonly struck: readonly StruckWords[]
  readonly activeId: string | null
}

const sameSpans = (one: readonly object[], other: readonly object[]) =>
  one.length === other.length && one.every((span, place) => span === other[place])

// Choosing a duty redraws two lines of some thousands.
const RuleLine = memo(
  DrawnLine,
  (one, other) =>
    one.text === other.text &&
    one.line === other.line &&
    one.activeId === other.activeId &&
    sameSpans(one.marks, other.marks) &&
    sameSpans(one.struck, other.struck),
)

function DrawnLine({ text, line, marks, struck, activeId }: RuleLineProps) {
  const runs = runsOf(line.wordsStart, line.end, marks, struck)
  const words = runs.map((run) => <DrawnRun key={run.start} text={text} run={run} activeId={activeId} />)
  const id = line.clauseId === null ? {} : { id: `clause-${line.clauseId}` }
  const look = `rule-line rule-${line.role} rule-level-${line.level}`
  if (line.role === 'heading' || line.role === 'title') {
    return (
      <div {...id} className={look} role="heading" aria-level={line.role === 'title' ? 2 : line.level + 1}>
        {words}
      </div>
    )
  }
  const label = text.slice(line.start, line.wordsStart).trimEnd()
  return (
    <div {...id} className={look}>
      {label !== '' && (
        <span
          className={label.length > 5 ? 'rule-number rule-number-long' : 'rule-number'}
          data-at={line.start}
        >
          {label}
        </span>
      )}
      <p>{words}</p>
    </div>
  )
}

interface DrawnRunProps {
  readonly text: string
  readonly run: Run
  readonly activeId: string | null
}

function DrawnRun({ text, run, activeId }: DrawnRunProps) {
  const { start, end, marks, struck } = run
  const words = text.slice(start, end)
  if (struck !== null)
    return (
      <>
        <del className="rule-struck" data-at={start}>
          {words}
        </del>
        {end === struck.end && <Reason struck={struck} />}
      </>
    )
  const mark = marks.at(-1)
  if (mark === undefined) return <span data-at={start}>{words}</span>
  const begins = start === mark.start
  return (
    // A real button would keep its words out of a selection.
    <span
      className={`rule-mark ${mark.look}${marks.some(({ id }) => id === activeId) ? ' rule-mark-active' : ''}`}
      data-mark={mark.id}
      data-marks={marks.map(({ id }) => id).join(' ')}
      data-at={start}
      {...(begins && { role: 'button', tabIndex: 0, 'data-sign': mark.sign })}
      title={mark.label}
      aria-current={marks.some(({ id }) => id === activeId) ? 'true' : undefined}
    >
      {words}
    </span>
  )
}

function Reason({ struck }: { readonly struck: StruckWords }) {
  const say = useSentence()
  const { language } = useLanguage()
  return (
    <span className="rule-reason" role="note" lang={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      {say(struck.reason)}
    </span>
  )
}
