import type { Outline } from '../document/clause.ts'

/** A clause that becomes no duty, because it is about what people think, believe or say. */
export interface Exclusion {
  start: number
  end: number
  /** The words that gave the reason. */
  words: string
  reason: { zh: string; en: string }
}

/** Finds the sentences that may not become duties. Pure; never throws. */
export function findExclusions(text: string, outline?: Outline): Exclusion[] {
  void [text, outline]
  return []
}
