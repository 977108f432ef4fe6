/** A part of a sentence between commas; `；` begins a new block, whose actor may change. Offsets are of the sentence. */
export interface Phrase {
  index: number
  start: number
  end: number
  block: number
  /** Ends in 的 before a comma: a condition, not an order. */
  condition: boolean
}

const opening = '（(《“「『[【〔'
const closing = '）)》”」』]】〕'
const separators = '，,；;：:。！？'

/** Splits a sentence at its commas, semicolons and colons, but not inside brackets or quotation marks. */
export function splitPhrases(sentence: string): Phrase[] {
  const phrases: Phrase[] = []
  let depth = 0
  let start = 0
  let block = 0
  for (let at = 0; at <= sentence.length; at++) {
    const character = sentence.charAt(at)
    if (opening.includes(character) && at < sentence.length) depth++
    else if (closing.includes(character) && at < sentence.length) depth = Math.max(0, depth - 1)
    const isEnd = at === sentence.length
    if (!isEnd && (depth > 0 || !separators.includes(character))) continue
    if (at > start) {
      const condition = sentence.charAt(at - 1) === '的' && '，,'.includes(character) && !isEnd
      phrases.push({ index: phrases.length, start, end: at, block, condition })
    }
    if ('；;'.includes(character) && !isEnd) block++
    start = at + 1
  }
  return phrases
}

/** The phrase that holds an offset. */
export function phraseAt(phrases: readonly Phrase[], offset: number): Phrase | undefined {
  return phrases.find((phrase) => offset < phrase.end)
}
