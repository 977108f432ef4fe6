import type { Sentence } from '../../kernel/outcome/outcome.ts'

/** The program cannot start, for a reason that its operator can act on; the sentence says what to do. */
export class CannotStart extends Error {
  readonly code: string
  readonly sentence: Sentence

  constructor(code: string, sentence: Sentence, cause?: unknown) {
    super(sentence.en, cause === undefined ? undefined : { cause })
    this.name = 'CannotStart'
    this.code = code
    this.sentence = sentence
  }
}
