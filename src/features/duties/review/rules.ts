import { findExclusions } from '@luoshi/text/duties/exclusion'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { Clause } from '../../rulebooks/model.ts'
import { exclusionTouching } from '../../rulebooks/rules.ts'
import type { Duty, DutyState } from '../model.ts'
import { type DutyTerms, missingOf } from './completeness/rules.ts'
import type { Decision, Span } from './model.ts'

/** The words of a duty that must not ask what the product refuses to do. */
export type DutyWords = Pick<Duty, 'sentence' | 'sentenceStart' | 'action' | 'title' | 'schedule'>

/**
 * Refuses `duty.excluded` when the duty stands in a sentence that DOMAIN.md's last part excludes, or says such a thing in
 * words that a person typed. Asked wherever a duty is made, changed, accepted or adopted.
 */
export function checkNotExcluded(clauses: readonly Clause[], duty: DutyWords): Outcome<null> {
  const marked = exclusionTouching(clauses, duty.sentenceStart, duty.sentenceStart + duty.sentence.length)
  const { schedule } = duty
  const event = schedule.type === 'deadline' || schedule.type === 'lead' ? schedule.event : ''
  const orders = [duty.sentence, duty.action, duty.title].map((words) => `各单位应当${words}`)
  if (event !== '') orders.push(`各单位应当监测、报告${event}`)
  const typed = marked ?? orders.flatMap(exclusionsOfOrder)[0]
  if (!typed) return done(null)
  return refused('duty.excluded', {
    zh: `不能成为职责：${typed.reason.zh}（“${typed.words}”）`,
    en: `This cannot become a duty: ${typed.reason.en} (“${typed.words}”)`,
  })
}

/** What somebody typed is seldom a sentence; the reader of rules is given it as the order that it would become. */
const exclusionsOfOrder = (order: string) => findExclusions(`第一条 ${order.replaceAll('\n', '，')}。`)

/** Refuses what is still open before a duty may be accepted: its rhythm, its units, what counts. */
export function checkComplete(duty: DutyTerms): Outcome<null> {
  const [first, ...others] = missingOf(duty)
  if (!first) return done(null)
  return refused(first.code, first.sentence, first.place, others)
}

const before: Readonly<Record<Decision, readonly DutyState[]>> = {
  accept: ['proposed'],
  reject: ['proposed', 'accepted'],
  reopen: ['accepted', 'rejected'],
}
const after: Readonly<Record<Decision, DutyState>> = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'proposed',
}

/** The state that a decision leads to; adopted and ended duties are changed by adoption, not at the desk. */
export function decided(state: DutyState, decision: Decision): Outcome<DutyState> {
  if (before[decision].includes(state)) return done(after[decision])
  return refused('duty.state', {
    zh: '这条职责的状态已改变，请刷新后再试。',
    en: 'The state of this duty has changed; refresh and try again.',
  })
}

/** Parts of a split must lie in the duty's sentence, in order and apart. */
export function checkParts(
  duty: Pick<Duty, 'sentence' | 'sentenceStart'>,
  parts: readonly Span[],
): Outcome<null> {
  let reached = duty.sentenceStart
  for (const part of parts) {
    if (
      part.start < reached ||
      part.end <= part.start ||
      part.end > duty.sentenceStart + duty.sentence.length
    )
      return refused(
        'duty.split-outside',
        {
          zh: '拆分的各段须在原句之内、按顺序且不重叠。',
          en: 'The parts must lie in the sentence, in order, without overlap.',
        },
        { field: 'parts' },
      )
    reached = part.end
  }
  return done(null)
}

/** The sentence around a selection: up to 。！？ or a line's end on both sides; spaces at the edges left out. */
export function sentenceAround(text: string, start: number, end: number): Span {
  const isEnd = (place: number) => '。！？\n'.includes(text[place] ?? '\n')
  let from = start
  while (from > 0 && !isEnd(from - 1)) from -= 1
  let to = Math.max(end, start + 1)
  while (to < text.length && !isEnd(to - 1)) to += 1
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1
  return { start: from, end: to }
}

export const noSuchVersion = refused('rulebook.not-found', {
  zh: '没有找到这个制度版本。请返回制度列表。',
  en: 'This version was not found. Go back to the list of rulebooks.',
})

/** What the audit log says of a duty that was changed. */
export const dutyEntry = (action: string, duty: Duty) => ({
  action,
  subjectKind: 'duty',
  subjectId: duty.id,
  detail: { versionId: duty.versionId, state: duty.state },
  content: duty,
})
