import type { Deadline, Frequency, Quota, Retention, SubQuota } from './duty.ts'

/** Words of a sentence that say when or how long. Offsets are of the sentence; the span holds the event it counts from. */
export interface Cue {
  rule: string
  start: number
  end: number
  frequency?: Frequency
  unspecified?: true
  irregular?: true
  deadline?: Deadline
  retention?: Retention
  quota?: Quota
  subQuotas?: SubQuota[]
  timesMax?: number
}

/** No sentence says more; a text made to exhaust the reader does. */
const mostMatches = 40

/** The matches of a global expression, up to a bound. */
export function* matches(expression: RegExp, text: string): Generator<RegExpExecArray> {
  expression.lastIndex = 0
  let count = 0
  for (let found = expression.exec(text); found && count++ < mostMatches; found = expression.exec(text)) {
    yield found
    if (found[0] === '') expression.lastIndex++
  }
}

/** The words with book titles blotted out, so that a law's name gives no cue. Same length. */
export function maskTitles(sentence: string): string {
  return sentence.includes('《')
    ? sentence.replace(/《[^《》]{0,200}》/g, (title) => '□'.repeat(title.length))
    : sentence
}
