import { canonical } from '../../../audit/rules.ts'
import type { Duty } from '../../model.ts'
import type { Fate } from './model.ts'

/** Below this two sentences are about different things; read off revisions of real regulations. */
const LIKE_ENOUGH = 0.45

const pairsOf = (words: string): Map<string, number> => {
  const letters = words.replace(/[\s\p{P}]/gu, '')
  const pairs = new Map<string, number>()
  for (let place = 0; place + 1 < letters.length; place += 1) {
    const pair = letters.slice(place, place + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Dice's coefficient over pairs of neighbouring characters: 1 for the same words, 0 for none in common. */
function likeness(one: string, other: string): number {
  const first = pairsOf(one)
  const second = pairsOf(other)
  let common = 0
  let total = 0
  for (const [pair, count] of first) {
    common += Math.min(count, second.get(pair) ?? 0)
    total += count
  }
  for (const count of second.values()) total += count
  return total === 0 ? Number(one === other) : (2 * common) / total
}

const wordsOf = (duty: Duty) => `${duty.actor ?? ''}${duty.sentence}${duty.action}`

export interface Match {
  readonly duty: Duty
  readonly successor: Duty | null
  readonly likeness: number
}

/** Pairs each duty in force with the most alike duty of the new version; the best pairs first, each duty once. */
export function matchDuties(inForce: readonly Duty[], offered: readonly Duty[]): Match[] {
  const pairs = inForce
    .flatMap((duty) =>
      offered.map((successor) => ({
        duty,
        successor,
        likeness: likeness(wordsOf(duty), wordsOf(successor)),
      })),
    )
    .filter((pair) => pair.likeness >= LIKE_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness)
  const matched = new Map<string, Match>()
  const taken = new Set<string>()
  for (const pair of pairs) {
    if (matched.has(pair.duty.id) || taken.has(pair.successor.id)) continue
    matched.set(pair.duty.id, pair)
    taken.add(pair.successor.id)
  }
  return inForce.map((duty) => matched.get(duty.id) ?? { duty, successor: null, likeness: 0 })
}

/** The same rhythm carries on, another one is a change, and what the new text no longer says ends. */
export function suggestedFate({ duty, successor }: Match): Fate {
  if (!successor) return 'end'
  return canonical(duty.schedule) === canonical(successor.schedule) && duty.kind === successor.kind
    ? 'carry'
    : 'change'
}
