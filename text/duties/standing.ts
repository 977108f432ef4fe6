import { type Span, trimLead } from './action.ts'
import type { Duty } from './duty.ts'
import { findEvidence } from './evidence.ts'
import type { ActorFinder } from './inheritance.ts'
import type { Modal } from './modality.ts'
import { isPenalty } from './neutral.ts'
import type { Phrase } from './phrases.ts'
import type { Reading } from './reading.ts'

/** …的，…后，…时, 发现…: the act is due when something happens. */
const event = /(?:的|后|时|前)$|^(?:发现|发生|接到|收到|遇有?|一旦|出现)/
/** Requirements on things, not on anybody's acts: 应当符合, 应当具备, 应当包括. */
const description =
  /^(?:当)?(?:符合|具备|具有|包括|载明|是|为|有|属于|达到|遵循|坚持|适用|按照下列|由下列|真实|准确|完整|公开透明|不少于|不低于)/
/** 应注意的事项: the order is part of a name. */
const attributive = /^[^，]{1,10}的[^的，]{1,4}$/
const dutyHeader = /(?:职责|义务|工作|措施|要求|任务|规定)[^，。；]{0,6}[：:]$/

/** Duties that name no time: one for each order of the sentence, or one for the item of a list of duties. */
export function timelessDuties(reading: Reading, actors: ActorFinder, timed: readonly Duty[]): Duty[] {
  const { passage, phrases, modals } = reading
  if (/[：:]$/.test(passage.text)) return []
  const taken = timed.map(({ actionStart, action }) => ({
    start: actionStart - passage.start,
    end: actionStart - passage.start + action.length,
  }))
  const orders = phrases.flatMap((phrase) => {
    const modal = modals.find(
      ({ start, modality }) => modality === 'must' && start >= phrase.start && start < phrase.end,
    )
    return modal && !phrase.condition && !isPenalty(reading.sentence, phrases, phrase.block)
      ? [{ phrase, modal }]
      : []
  })
  const found = orders.flatMap(({ phrase, modal }) => dutyOf(reading, actors, phrase, modal) ?? [])
  const inList = passage.item !== null && dutyHeader.test(passage.header?.text ?? '')
  if (found.length === 0 && timed.length === 0 && inList) {
    const first = phrases[0]
    const duty = first && dutyOf(reading, actors, first, null)
    if (duty) found.push(duty)
  }
  return found.filter((duty) => {
    const start = duty.actionStart - passage.start
    return !taken.some((span) => start < span.end && span.start < start + duty.action.length)
  })
}

/** The act reaches to the end of its phrase; when the phrase is only an adjunct (应当依照规定，…) to the end of the next. */
function actOf({ sentence, phrases }: Reading, phrase: Phrase, from: number): Span {
  const own = trimLead(sentence, { start: from, end: phrase.end })
  const next = phrases[phrase.index + 1]
  const isAdjunct = /^(?:依照|按照|根据|依据|遵照|通过|结合|在|自)/.test(sentence.slice(own.start, own.end))
  return isAdjunct && next && next.block === phrase.block ? { start: own.start, end: next.end } : own
}

function dutyOf(reading: Reading, actors: ActorFinder, phrase: Phrase, modal: Modal | null): Duty | null {
  const { passage, sentence, phrases } = reading
  const span = actOf(reading, phrase, modal?.end ?? phrase.start)
  const action = passage.text.slice(span.start, span.end)
  if (
    action.length < 2 ||
    (modal ? description.test(action) || attributive.test(action) : action.endsWith('的'))
  )
    return null
  const before = phrases.slice(0, phrase.index).filter(({ block }) => block === phrase.block)
  const trigger = before.find(
    ({ start, end, condition }) => condition || event.test(sentence.slice(start, end)),
  )
  const actor = actors.find(reading, phrase, { start: span.start, end: span.start }, phrase)
  const evidence = findEvidence(
    passage.text.slice(span.start, phrases.findLast(({ block }) => block === phrase.block)?.end),
  )
  const rule = trigger ? 'event' : modal ? 'must' : 'listed'
  const words = trigger ?? modal ?? phrase
  return {
    article: passage.article,
    paragraph: passage.paragraph,
    item: passage.item,
    sentence: passage.text,
    start: passage.start,
    clauseStart: passage.clauseStart,
    actor: actor?.words ?? null,
    actorStart: actor?.start ?? null,
    actorInherited: actor?.inherited ?? false,
    action,
    actionStart: passage.start + span.start,
    kind: trigger ? 'triggered' : 'standing',
    frequency: null,
    deadline: null,
    retention: null,
    ...(evidence.length > 0 ? { evidence } : {}),
    confidence: Math.round((0.8 - (actor ? actor.distance * 0.05 : 0.25)) * 100) / 100,
    reasons: [
      { rule, words: passage.text.slice(words.start, words.end), start: passage.start + words.start },
    ],
  }
}
