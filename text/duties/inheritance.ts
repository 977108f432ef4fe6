import type { Named } from './actors.ts'
import type { Phrase } from './phrases.ts'
import type { Reading } from './reading.ts'

/** An actor with the offset in the whole text. */
export interface Actor extends Named {
  inherited: boolean
  /** How far it was taken from: 0 the phrase itself … 4 an earlier article. */
  distance: number
}

/** How many sentences back a name may be taken from. */
const reach = 40

/** Finds who acts: in the phrase, the sentence, the header line, the paragraph, the article before. One object a text. */
export class ActorFinder {
  readonly #readings: readonly Reading[]
  readonly #indexOf: Map<number, number>
  #names: Map<string, string[]> | null = null

  constructor(readings: readonly Reading[]) {
    this.#readings = readings
    this.#indexOf = new Map(readings.map((reading, index) => [reading.passage.start, index]))
  }

  /** `span` is the cue in the phrase; `acts` the phrase that holds the action when it is another one. */
  find(reading: Reading, phrase: Phrase, span: { start: number; end: number }, acts: Phrase): Actor | null {
    const own = this.#inSentence(reading, phrase, span, acts)
    if (own) return own
    return this.#inHeader(reading) ?? this.#before(reading)
  }

  #inSentence(
    reading: Reading,
    phrase: Phrase,
    span: { start: number; end: number },
    acts: Phrase,
  ): Actor | null {
    const around = reading.agentAround(phrase, span.start, span.end)
    if (around) return place(around, reading, false, 0)
    if (acts !== phrase) {
      const subject = reading.subject(acts)
      if (subject) return place(subject, reading, false, 0)
    }
    const own = reading.subject(phrase)
    if (own && own.start < Math.max(span.start, phrase.start + 1)) return place(own, reading, false, 0)
    for (let index = phrase.index - 1; index >= 0; index--) {
      const earlier = reading.phrases[index]
      const subject = earlier ? (reading.subject(earlier) ?? reading.agentBehind(earlier)) : null
      if (earlier && subject)
        return place(subject, reading, earlier.block !== phrase.block, earlier.block === phrase.block ? 0 : 1)
    }
    const known = this.#knownName(reading)
    return known ? place(known, reading, false, 1) : null
  }

  /** 乡村医生执业证书有效期满…的: the sentence begins with a name that acts elsewhere in the text. */
  #knownName(reading: Reading): Named | null {
    const first = reading.phrases[0]
    if (!first?.condition) return null
    const words = reading.sentence.slice(first.start, first.end)
    const candidates = this.#lexicon().get(words.slice(0, 2)) ?? []
    const name = candidates.find(
      (candidate) =>
        words.startsWith(candidate) &&
        words.length > candidate.length + 1 &&
        !/^[或和、及与的]/.test(words.slice(candidate.length)),
    )
    return name ? { words: name, start: first.start } : null
  }

  /** Names that some sentence orders to act, longest first, by their first two characters. */
  #lexicon(): Map<string, string[]> {
    if (this.#names) return this.#names
    const all = new Set(
      this.#readings
        .flatMap((reading) => (reading.modals.length > 0 ? reading.bound() : []))
        .map(({ words }) => words),
    )
    const names = new Map<string, string[]>()
    for (const name of [...all].sort((a, b) => b.length - a.length)) {
      const key = name.slice(0, 2)
      names.set(key, [...(names.get(key) ?? []), name])
    }
    this.#names = names
    return names
  }

  #inHeader(reading: Reading): Actor | null {
    for (let header = reading.passage.header; header; header = header.header) {
      const owner = this.#readings[this.#indexOf.get(header.start) ?? -1]
      // …；矿山企业应当按照下列要求: the name nearest to the list is the one.
      const name = owner?.bound().at(-1)
      if (owner && name) return place(name, owner, true, 2)
    }
    return null
  }

  #before(reading: Reading): Actor | null {
    const at = this.#indexOf.get(reading.passage.start) ?? 0
    for (let index = at - 1; index >= Math.max(0, at - reach); index--) {
      const earlier = this.#readings[index]
      if (!earlier || (earlier.passage.item !== null && earlier.passage.article !== reading.passage.article))
        continue
      // What one item says of its actor does not hold for the next.
      if (earlier.passage.item !== null && earlier.passage.item !== reading.passage.item) continue
      const name = earlier.bound()[0]
      if (name) return place(name, earlier, true, earlier.passage.article === reading.passage.article ? 3 : 4)
    }
    return null
  }
}

function place(name: Named, reading: Reading, inherited: boolean, distance: number): Actor {
  // Names are found in words whose book titles are blotted out; they are shown as they stand.
  const words = reading.passage.text.slice(name.start, name.start + name.words.length)
  return { words, start: reading.passage.start + name.start, inherited, distance }
}
