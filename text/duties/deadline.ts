import { type Cue, matches } from './cue.ts'
import type { Deadline } from './duty.ts'
import type { Modal } from './modality.ts'
import { type Phrase, phraseAt } from './phrases.ts'
import { duration, number, readLength } from './quantity.ts'

const inside = new RegExp(`(?:${number}(?:个?工作日|日|天|个?月)?(?:[至到—~-]))?${duration}(?:之|以)?内`, 'g')
/** Before the number: 最近三年内, 连续十二个月内 look back or measure a state. */
const notBefore = /(?:、|近|过去|前|连续|满|第|每|至少|超过|不足|累计)$/
/** Behind it: the length is a condition, a state, a right or a ban. */
const notBehind =
  /^(?:的(?!.)|不得|不再|不予|未|没有|禁止|无(?!偿)|又|再次?|累计|有效|连续|曾|受过|免费|享受|享有|仍|拒不|逾期|发生|因|的)/
const anchorWords = /(?:之日|之时|当日|次日)?(?:起|后|的|之后|以后)?[，,]?$/
const sameDay = /(?:当日|当天)(?![的工值])/g
const term = new RegExp(
  `(?:调查|办理|处理|审查|审批|办结|答复|整改|评审|复查|核查|鉴定|核实|受理)(?:期限|时限)(?:一般)?(?:为|是)?${duration}`,
  'g',
)
const reporting = new RegExp(`(?:时间|时限|最迟|最长)[^，。；]{0,4}不(?:得)?超过${duration}`, 'g')
const others = new RegExp(`(?:其他|其余)[^，。；]{0,12}不(?:得)?超过${duration}`, 'g')

interface Anchor {
  start: number
  event: string | null
}

/** The event that the time counts from: 自…之日起, 在…后; it stands before the number in the same phrase. */
function anchorOf(sentence: string, phrase: Phrase, at: number, modals: readonly Modal[]): Anchor {
  const before = sentence.slice(phrase.start, at)
  const link = anchorWords.exec(before)?.[0] ?? ''
  const modal = modals.findLast(
    ({ modality, start }) => modality === 'must' && start >= phrase.start && start < at,
  )
  const from = modal ? Math.min(modal.end, at) - phrase.start : 0
  const words = before.slice(from)
  if (link === '') {
    const preposition = /(?:在|于|须在)$/.exec(words)?.[0].length ?? 0
    return { start: at - preposition, event: eventBefore(sentence, phrase) }
  }
  const self = words.search(/[自从]/)
  const place = self >= 0 ? self : words.search(/[在于]/)
  const start = place >= 0 ? from + place : from
  const event =
    before.slice(place >= 0 ? start + 1 : start, before.length - link.length) +
    (link.startsWith('之日') ? '之日' : '')
  return { start: phrase.start + start, event: event.replace(/^收到其/, '收到') || null }
}

/** 矿山发生事故后，应当在24小时内: the event stands in the phrase before. */
function eventBefore(sentence: string, phrase: Phrase): string | null {
  const head = sentence.slice(0, phrase.start)
  const found = /([^，。；]{2,60})(?:后|时|的)[，,]$/.exec(head)
  return found?.[1] ?? null
}

function deadlineCue(rule: string, start: number, end: number, deadline: Deadline): Cue {
  return { rule, start, end, deadline }
}

/** Time limits that count forward: 自受理之日起二十日内, 在24小时内, 调查期限为60日, 当日. */
export function findDeadlines(sentence: string, phrases: readonly Phrase[], modals: readonly Modal[]): Cue[] {
  const cues: Cue[] = []
  for (const found of matches(inside, sentence)) {
    const length = readLength(found[1] ?? '', found[2] ?? '')
    const end = found.index + found[0].length
    const phrase = phraseAt(phrases, found.index)
    const before = sentence.slice(phrase?.start ?? 0, found.index)
    if (!length || !phrase || notBefore.test(before) || notBehind.test(sentence.slice(end, end + 4))) continue
    const anchor = anchorOf(sentence, phrase, found.index, modals)
    cues.push(
      deadlineCue('within', anchor.start, end, {
        within: length.amount,
        unit: length.unit,
        after: anchor.event,
      }),
    )
  }
  for (const found of matches(term, sentence)) {
    const length = readLength(found[1] ?? '', found[2] ?? '')
    if (length)
      cues.push(
        deadlineCue('term', found.index, found.index + found[0].length, {
          within: length.amount,
          unit: length.unit,
          after: null,
        }),
      )
  }
  for (const expression of [reporting, others])
    for (const found of matches(expression, sentence)) {
      const length = readLength(found[1] ?? '', found[2] ?? '')
      const isOther = expression === others
      if (
        !length ||
        /延长|期限最长/.test(sentence.slice(0, found.index).slice(-24)) ||
        (isOther && cues.length === 0)
      )
        continue
      if (!isOther && !/上报|报告|报送|答复|到达/.test(sentence.slice(0, found.index).slice(-30))) continue
      cues.push(
        deadlineCue(isOther ? 'others' : 'at-latest', found.index, found.index + found[0].length, {
          within: length.amount,
          unit: length.unit,
          after: null,
        }),
      )
    }
  for (const found of matches(sameDay, sentence)) {
    const phrase = phraseAt(phrases, found.index)
    const ordered =
      phrase &&
      modals.some(
        ({ modality, start }) => modality === 'must' && start >= phrase.start && start < found.index,
      )
    if (ordered)
      cues.push(
        deadlineCue('same-day', found.index, found.index + 2, {
          within: 1,
          unit: 'day',
          after: null,
          sameDay: true,
        }),
      )
  }
  return cues
}
