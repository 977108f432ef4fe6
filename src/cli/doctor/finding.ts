import type { Sentence } from '../../kernel/outcome/outcome.ts'

/** One thing looked at: as it should be, worth knowing, or in the way. */
export interface Finding {
  readonly grade: 'good' | 'fair' | 'bad'
  readonly sentence: Sentence
  /** What to do about it. */
  readonly advice?: Sentence
}

export const good = (zh: string, en: string): Finding => ({ grade: 'good', sentence: { zh, en } })

export const fair = (sentence: Sentence, advice: Sentence): Finding => ({ grade: 'fair', sentence, advice })

export const bad = (sentence: Sentence, advice: Sentence): Finding => ({ grade: 'bad', sentence, advice })

const MARKS = { good: '✓', fair: '!', bad: '✗' } as const

export const lineOf = ({ grade, sentence, advice }: Finding, language: 'zh' | 'en'): string =>
  `${MARKS[grade]} ${sentence[language]}${advice === undefined ? '' : `\n    → ${advice[language]}`}`
