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
const marks = /[（(《“「『[【〔）)》”」』\]】〕，,；;：:。！？]/g

/** Splits a sentence at its commas, semicolons and colons, but not inside brackets or quotation marks. */
export function splitPhrases(sentence: string): Phrase[] {
  const phrases: Phrase[] = []
  let depth = 0
  let start = 0
  let block = 0
  const close = (end: number, isComma: boolean): void => {
    const condition = isComma && sentence.charAt(end - 1) === '的'
    if (end > start) phrases.push({ index: phrases.length, start, end, block, condition })
    start = end + 1
  }
  for (const { 0: mark, index } of sentence.matchAll(marks)) {
    if (opening.includes(mark)) depth++
    else if (closing.includes(mark)) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      close(index, '，,'.includes(mark))
      if ('；;'.includes(mark)) block++
    }
  }
  close(sentence.length, false)
  return phrases
}

/** The phrase that holds an offset. */
export function phraseAt(phrases: readonly Phrase[], offset: number): Phrase | undefined {
  return phrases.find((phrase) => offset < phrase.end)
}
