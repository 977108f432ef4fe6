import { actionOf, retentionAction, type Span, trimLead } from './action.ts'
import type { Cue } from './cue.ts'
import { findCues } from './cues.ts'
import type { Duty, DutyKind } from './duty.ts'
import { findEvidence } from './evidence.ts'
import type { Actor, ActorFinder } from './inheritance.ts'
import { governing, neutralRule } from './neutral.ts'
import { type Phrase, phraseAt } from './phrases.ts'
import type { Reading } from './reading.ts'

/** The duties of a sentence that name a time: one for each cue that orders. */
export function timedDuties(reading: Reading, actors: ActorFinder): Duty[] {
  const { passage, sentence, phrases, modals } = reading
  const cues = findCues(sentence, phrases, modals).filter(
    (cue) => neutralRule(passage, phrases, modals, cue) === null,
  )
  const found = cues.flatMap((cue) => dutiesOf(reading, cue, actors))
  // A time without an act (学校每年。) orders nothing.
  return withoutWindows(found.filter(({ action }) => action !== ''))
}

/** 在采暖期开始后十日内，应当在接到投诉后五小时内到达: the first time only says when the second holds. */
function withoutWindows(duties: Duty[]): Duty[] {
  return duties.filter((duty, index) => {
    const cueStart = duties[index + 1]?.reasons[0]?.start
    const isWindow = duty.deadline && duties[index + 1]?.deadline && cueStart !== undefined
    return (
      !isWindow ||
      cueStart < duty.actionStart ||
      cueStart > duty.actionStart + 4 ||
      duties[index + 1]?.start !== duty.start
    )
  })
}

function dutiesOf(reading: Reading, cue: Cue, actors: ActorFinder): Duty[] {
  const { sentence, phrases } = reading
  const phrase = phraseAt(phrases, Math.max(cue.start, cue.end - 1))
  if (!phrase) return []
  const spans = cue.rule === 'campaign' ? coordinated(reading, phrase, cue) : []
  if (spans.length === 0) spans.push(spanOf(reading, phrase, cue))
  return spans
    .filter((span) => span.end > span.start)
    .map((span) => {
      const acts = phraseAt(phrases, span.start) ?? phrase
      const actor = actors.find(reading, phrase, cue, acts.index > phrase.index ? acts : phrase)
      return dutyOf(reading, cue, behindAgent(sentence, span, actor, reading), actor)
    })
}

/** A season at the head of a sentence holds for every act that follows with its own actor. */
function coordinated(reading: Reading, phrase: Phrase, cue: Cue): Span[] {
  if (cue.end < phrase.end) return []
  return reading.phrases
    .filter(
      (next) =>
        next.index > phrase.index &&
        next.block === phrase.block &&
        reading.modalIn(next) &&
        reading.subject(next),
    )
    .map((next) => trimLead(reading.sentence, { start: reading.predicateStart(next), end: next.end }))
}

function spanOf(reading: Reading, phrase: Phrase, cue: Cue): Span {
  const { sentence, phrases } = reading
  const proverb = cue.start === cue.end
  if (proverb) return { start: cue.start, end: cue.start + 4 }
  const predicateStart = reading.predicateStart(phrase, cue.start)
  const context = {
    sentence,
    phrases,
    cue,
    phrase,
    predicateStart,
    predicateOf: (other: Phrase) => reading.predicateStart(other),
    topic: topicOf(reading, phrase, cue),
  }
  return cue.retention
    ? retentionAction({ ...context, predicateStart: keptStart(reading, phrase, cue) })
    : actionOf(context)
}

const orderFirst =
  /^(?:并|且|制定|建立|组织|开展|进行|落实|加强|完善|应当|必须|应|及时|根据|按照|依照|在|于|自|由)/

/** What a phrase is about when nobody acts in it: its own first words (工资应当…), or those before the comma. */
function topicOf(reading: Reading, phrase: Phrase, cue: Cue): number | null {
  const { sentence, phrases } = reading
  if (reading.subject(phrase)) return null
  const own = sentence.slice(phrase.start, cue.start)
  if (own.length >= 4 && !orderFirst.test(own)) return phrase.start
  const previous = phrases[phrase.index - 1]
  if (!previous || previous.block !== phrase.block || phrases[previous.index - 1]?.block === phrase.block)
    return null
  const words = sentence.slice(previous.start, previous.end)
  const isThing = !previous.condition || !/^(?:应|必须)/.test(own)
  return isThing &&
    !/^并|^且/.test(own) &&
    !reading.modalIn(previous) &&
    !reading.subject(previous) &&
    !orderFirst.test(words) &&
    !/[每内前]|定期/.test(words)
    ? previous.start
    : null
}

/** What is kept stands in front of 应当 (健康档案应当至少保存三年): only the name of who keeps it is left out. */
function keptStart(reading: Reading, phrase: Phrase, cue: Cue): number {
  if (cue.start < phrase.start) return cue.start
  const subject = reading.subject(phrase)
  const end = subject ? subject.start + subject.words.length : phrase.start
  return subject && end < cue.start ? reading.predicateStart(phrase, cue.start) : phrase.start
}

/** 由原单位办理: the action begins behind the one who acts. */
function behindAgent(sentence: string, span: Span, actor: Actor | null, reading: Reading): Span {
  if (!actor || actor.inherited) return span
  const end = actor.start - reading.passage.start + actor.words.length
  return end > span.start && end < span.end ? trimLead(sentence, { start: end, end: span.end }) : span
}

function kindOf(cue: Cue): DutyKind {
  if (cue.frequency || cue.unspecified) return 'recurring'
  return cue.retention ? 'retention' : 'deadline'
}

/** Confidence falls with everything that had to be guessed. */
function confidenceOf(reading: Reading, cue: Cue, actor: Actor | null): number {
  const ordered = governing(reading.modals, reading.phrases, cue.start)?.modality === 'must'
  const headed = /应当|必须|职责|义务|要求/.test(reading.passage.header?.text ?? '')
  const doubt =
    (ordered || headed ? 0 : 0.12) +
    (actor ? ([0, 0.03, 0.05, 0.1, 0.2][actor.distance] ?? 0.2) : 0.25) +
    (cue.unspecified ? 0.05 : 0)
  return Math.round((0.97 - doubt) * 100) / 100
}

function dutyOf(reading: Reading, cue: Cue, span: Span, actor: Actor | null): Duty {
  const { passage } = reading
  const action = passage.text.slice(span.start, span.end)
  const evidence = findEvidence(passage.text.slice(span.start))
  const modal = governing(reading.modals, reading.phrases, cue.start)
  const reasons = [
    {
      rule: cue.rule,
      words: passage.text.slice(cue.start, cue.end) || action,
      start: passage.start + cue.start,
    },
  ]
  if (modal)
    reasons.push({
      rule: modal.modality,
      words: passage.text.slice(modal.start, modal.end),
      start: passage.start + modal.start,
    })
  if (actor?.inherited) reasons.push({ rule: 'actor-inherited', words: actor.words, start: actor.start })
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
    kind: kindOf(cue),
    frequency: cue.frequency ?? null,
    deadline: cue.deadline ?? null,
    retention: cue.retention ?? null,
    ...(cue.unspecified && !cue.frequency ? { unspecified: true as const } : {}),
    ...(cue.irregular ? { irregular: true as const } : {}),
    ...(cue.quota ? { quota: cue.quota } : {}),
    ...(cue.subQuotas ? { subQuotas: cue.subQuotas } : {}),
    ...(cue.timesMax ? { timesMax: cue.timesMax } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    confidence: confidenceOf(reading, cue, actor),
    reasons,
  }
}
