import type { Outline } from '../document/clause.ts'
import { outline as outlineOf } from '../document/outline.ts'
import type { Duty } from './duty.ts'
import { exclusionsAmong } from './exclusion.ts'
import { ActorFinder } from './inheritance.ts'
import { isNeutralPassage } from './neutral.ts'
import { readPassages } from './passage.ts'
import { Reading } from './reading.ts'
import { timelessDuties } from './standing.ts'
import { timedDuties } from './timed.ts'

export type * from './duty.ts'

/** Finds the duties of a rule text, in the order of the text. Pure; never throws. */
export function findDuties(text: string, outline: Outline = outlineOf(text)): Duty[] {
  const passages = readPassages(text, outline)
  const excluded = new Set(exclusionsAmong(passages).map(({ start }) => start))
  const readings = passages.map((passage) => new Reading(passage))
  const actors = new ActorFinder(readings)
  const open = readings.filter(({ passage }) => !excluded.has(passage.start) && !isNeutralPassage(passage))
  const timed = withoutHeaders(
    open.flatMap((reading) => timedDuties(reading, actors)),
    readings,
  )
  const bySentence = new Map<number, Duty[]>()
  for (const duty of timed) bySentence.set(duty.start, [...(bySentence.get(duty.start) ?? []), duty])
  const timeless = open.flatMap((reading) =>
    timelessDuties(reading, actors, bySentence.get(reading.passage.start) ?? []),
  )
  return [...timed, ...timeless].sort((a, b) => a.start - b.start || a.actionStart - b.actionStart)
}

/** 按照下列要求定期检测： says nothing of its own when the items below say how often. */
function withoutHeaders(duties: Duty[], readings: readonly Reading[]): Duty[] {
  const timed = new Set(duties.filter(({ frequency }) => frequency).map(({ start }) => start))
  const headers = new Set(
    readings.filter(({ passage }) => timed.has(passage.start)).map(({ passage }) => passage.header?.start),
  )
  return duties.filter(
    (duty) => !(duty.unspecified && /[：:]$/.test(duty.sentence) && headers.has(duty.start)),
  )
}
