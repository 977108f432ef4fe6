import { type Cue, matches } from './cue.ts'
import type { Deadline } from './duty.ts'
import type { Modal } from './modality.ts'
import { type Phrase, phraseAt } from './phrases.ts'
import { duration, readLength } from './quantity.ts'

const range = `${duration}(?:[至到—-]${duration})?`
const ahead = new RegExp(`(?:至少)?提前(?:至少|不少于)?${range}(?:以上)?`, 'g')
/** 验收前60日, 届满前90个工作日至30个工作日期间, 拟飞行前1天15时前. */
const behindEvent = new RegExp(
  `(?<![以此目产生日先之提])前(?:的|至少)?${range}(?:期间|之间|以上|内|[0-9０-９一二三四五六七八九十]{1,3}时前)?`,
  'g',
)
/** 届满三十日前, 飞行2天前, 施工的30日前. */
const beforeEvent = new RegExp(`${range}(?:之|以)?前(?![款条项述期后]|提(?![出交请供前醒报]))`, 'g')
const expiry = /(?:届满|期满|到期)(?:之日)?$/

/** The words in front of the lead time that name the event, and where they begin. */
function eventOf(sentence: string, phrase: Phrase, at: number): { start: number; event: string | null } {
  const before = sentence.slice(phrase.start, at)
  const modal = Math.max(
    ...['应当', '必须', '最迟', '应'].map((word) =>
      before.lastIndexOf(word) < 0 ? -1 : before.lastIndexOf(word) + word.length,
    ),
  )
  const from = Math.max(0, modal)
  const words = before.slice(from)
  const place = words.search(/[在于自]/)
  const start = place < 0 ? from : from + place
  const event = before.slice(place < 0 ? start : start + 1).replace(/(?:之日|的)$/, '')
  return { start: phrase.start + start, event: event === '' ? null : event }
}

function leadOf(found: RegExpExecArray): Deadline | null {
  const first = readLength(found[1] ?? '', found[2] ?? '')
  const second = found[3] ? readLength(found[3], found[4] ?? '') : null
  if (!first || first.unit === 'year') return null
  if (second)
    return {
      lead: Math.min(first.amount, second.amount),
      unit: second.unit,
      leadMax: Math.max(first.amount, second.amount),
    }
  return { lead: first.amount, unit: first.unit }
}

/** 三日前 tells of the past unless it is ordered: before it in the block, or behind it when it fills its phrase. */
function isOrdered(
  modals: readonly Modal[],
  phrases: readonly Phrase[],
  phrase: Phrase,
  span: { start: number; end: number },
): boolean {
  const block = phrases.filter((other) => other.block === phrase.block)
  const must = modals.filter(({ modality }) => modality === 'must')
  const inBlock = must.filter(({ start }) => block.some((other) => start >= other.start && start < other.end))
  return inBlock.some(({ start }) => start < span.start || span.end >= phrase.end)
}

/** Lead times that count back from an event: 提前24小时, 验收前60日, 届满三十日前. */
export function findLeadTimes(sentence: string, phrases: readonly Phrase[], modals: readonly Modal[]): Cue[] {
  const cues: Cue[] = []
  const add = (rule: string, found: RegExpExecArray, isAhead: boolean): void => {
    const phrase = phraseAt(phrases, found.index)
    const lead = leadOf(found)
    const end = found.index + found[0].length
    if (!phrase || !lead || cues.some((cue) => found.index < cue.end && cue.start < end)) return
    const { start, event } = isAhead
      ? { start: found.index, event: null }
      : eventOf(sentence, phrase, found.index)
    const before = sentence.slice(phrase.start, found.index)
    if (isAhead || expiry.test(before) || isOrdered(modals, phrases, phrase, { start: found.index, end }))
      cues.push({ rule, start, end, deadline: { ...lead, beforeEvent: event } })
  }
  for (const found of matches(ahead, sentence)) add('ahead', found, true)
  for (const found of matches(behindEvent, sentence)) add('before-event', found, false)
  for (const found of matches(beforeEvent, sentence)) {
    // 3月31日前 is a date, 2008年前 a year.
    const isDate = /[月年]$/.test(sentence.slice(0, found.index)) && found[2] === '日'
    if (!isDate && found[2] !== '年') add('before-event', found, false)
  }
  return cues.sort((a, b) => a.start - b.start)
}
