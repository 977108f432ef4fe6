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
  useActive(root, activeId, marks)
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
      <RuleLines text={text} clauses={clauses} marks={marks} />
    </div>
  )
}

const RuleLines = memo(function RuleLines({
  text,
  clauses,
  marks,
}: Pick<RuleTextProps, 'text' | 'clauses' | 'marks'>) {
  const lines = useMemo(() => linesOf(text, clauses), [text, clauses])
  const marksByLine = useMemo(() => spansByLine(lines, marks), [lines, marks])
  const struckByLine = useMemo(() => {
    const struck = clauses.flatMap(({ excluded }) => excluded)
    return spansByLine(lines, struck)
  }, [lines, clauses])
  return lines.map((line, place) => (
    <RuleLine
      key={line.start}
      text={text}
      line={line}
      marks={marksByLine[place] ?? nothing}
      struck={struckByLine[place] ?? nothing}
    />
  ))
})

/**
 * Sets the active mark off and brings it into view. Past React, because choosing the next of some hundred duties must not
 * go through some thousand lines.
 */
function useActive(
  root: RefObject<HTMLDivElement | null>,
  activeId: string | null,
  marks: readonly Mark[],
): void {
  const shown = useRef<string | null>(null)
  useEffect(() => {
    for (const old of root.current?.querySelectorAll('.rule-mark-active') ?? []) {
      old.classList.remove('rule-mark-active')
      old.removeAttribute('aria-current')
    }
    // Redrawn marks have lost their class, hence the look at them.
    if (activeId === null || !marks.some(({ id }) => id === activeId)) return
    const own = root.current?.querySelectorAll(`[data-marks~="${CSS.escape(activeId)}"]`) ?? []
    for (const mark of own) {
      mark.classList.add('rule-mark-active')
      mark.setAttribute('aria-current', 'true')
    }
    if (own[0] && shown.current !== activeId) centre(own[0])
    shown.current = activeId
  }, [root, activeId, marks])
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
}

const sameSpans = (one: readonly object[], other: readonly object[]) =>
  one.length === other.length && one.every((span, place) => span === other[place])

// Deciding on a duty redraws one line of some thousands.
const RuleLine = memo(
  DrawnLine,
  (one, other) =>
    one.text === other.text &&
    one.line === other.line &&
    sameSpans(one.marks, other.marks) &&
    sameSpans(one.struck, other.struck),
)

function DrawnLine({ text, line, marks, struck }: RuleLineProps) {
  const runs = runsOf(line.wordsStart, line.end, marks, struck)
  const words = runs.map((run) => <DrawnRun key={run.start} text={text} run={run} />)
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
}

function DrawnRun({ text, run }: DrawnRunProps) {
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
      className={`rule-mark ${mark.look}`}
      data-mark={mark.id}
      data-marks={marks.map(({ id }) => id).join(' ')}
      data-at={start}
      {...(begins && { role: 'button', tabIndex: 0, 'data-sign': mark.sign })}
      title={mark.label}
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
