import { agentBehindBy, beginsWithVerb, type Named, subjectOf } from './actors.ts'
import { maskTitles } from './cue.ts'
import { findModals, type Modal } from './modality.ts'
import type { Passage } from './passage.ts'
import { type Phrase, splitPhrases } from './phrases.ts'

/** A sentence taken apart: its phrases, the words that order, and who acts in each phrase. Parts are worked out once. */
export class Reading {
  readonly passage: Passage
  readonly sentence: string
  readonly phrases: readonly Phrase[]
  readonly modals: readonly Modal[]
  #bound: Named[] | null = null
  readonly #subjects: (Named | null | undefined)[] = []

  constructor(passage: Passage) {
    this.passage = passage
    this.sentence = maskTitles(passage.text)
    this.phrases = splitPhrases(this.sentence)
    this.modals = findModals(this.sentence)
  }

  /** Who acts in a phrase by its own words. */
  subject(phrase: Phrase): Named | null {
    const known = this.#subjects[phrase.index]
    if (known !== undefined) return known
    const found = subjectOf(this.sentence, phrase)
    this.#subjects[phrase.index] = found
    return found
  }

  /** Who acts in a phrase, when the name comes behind a time (每学期学校应当…) or behind 由. */
  agentAround(phrase: Phrase, cueStart: number, cueEnd: number): Named | null {
    const inFront = agentBehindBy(this.sentence, phrase.start, Math.min(cueStart, phrase.end))
    if (inFront) return inFront
    if (this.sentence.charAt(cueEnd) === '由') return agentBehindBy(this.sentence, cueEnd, phrase.end)
    const opensPhrase = cueStart <= phrase.start + 1 && cueEnd < phrase.end
    const behind = opensPhrase ? subjectOf(this.sentence, { ...phrase, start: cueEnd }) : null
    return behind && !beginsWithVerb(behind.words) ? behind : null
  }

  /** Who acts behind 由, anywhere in a phrase. */
  agentBehind(phrase: Phrase): Named | null {
    return agentBehindBy(this.sentence, phrase.start, phrase.end)
  }

  modalIn(phrase: Phrase, before = phrase.end): Modal | undefined {
    return this.modals.findLast(
      ({ start, modality }) => start >= phrase.start && start < before && modality === 'must',
    )
  }

  /** Where the predicate of a phrase begins: behind the name and the word that orders, before the given offset. */
  predicateStart(phrase: Phrase, before = phrase.end): number {
    const modal = this.modalIn(phrase, before)
    if (modal) return modal.end
    const subject = this.subject(phrase)
    const end = subject ? subject.start + subject.words.length : phrase.start
    const joint =
      /^(?:并且?|同时|还|也|再|且|以及)/.exec(this.sentence.slice(end, phrase.end))?.[0].length ?? 0
    return end <= before ? end + joint : phrase.start
  }

  /** Names of those who are ordered to act, in the order of the sentence. */
  bound(): readonly Named[] {
    this.#bound ??= this.#findBound()
    return this.#bound
  }

  #findBound(): Named[] {
    const names: Named[] = []
    for (const phrase of this.phrases) {
      const modal = this.modals.find(({ start }) => start >= phrase.start && start < phrase.end)
      if (modal && (modal.modality === 'may' || modal.modality === 'must-not')) continue
      const subject = this.subject(phrase)
      if (subject) names.push(subject)
    }
    return names
  }
}
