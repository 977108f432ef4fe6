import type { Temporal } from 'temporal-polyfill'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { UnitRow } from '../../organisation/model.ts'

/** Words that say only that something happens; they tell no event from another. */
const empty = /发生|出现|之日|起|后|前|的|了|有关|相关/gu

const pairsOf = (words: string): Set<string> => {
  const letters = words.replace(empty, '').replace(/[\s\p{P}]/gu, '')
  const pairs = new Set<string>()
  for (let place = 0; place + 1 < letters.length; place += 1) pairs.add(letters.slice(place, place + 2))
  return pairs
}

/** Share of a duty's event words that must come back in what was said of the event. */
const ENOUGH = 0.5

/**
 * Whether the words by which a duty names its event speak of what was said (kind and title): the same words, or at least
 * half of the neighbouring pairs of characters of the shorter of the two.
 */
export function eventFits(event: string, said: { readonly kind: string; readonly title: string }): boolean {
  const wanted = event.trim()
  if (wanted === said.kind.trim()) return true
  const one = pairsOf(wanted)
  return [said.kind, said.title].some((words) => {
    const other = pairsOf(words)
    const shorter = Math.min(one.size, other.size)
    const common = [...one].filter((pair) => other.has(pair)).length
    return shorter > 0 && common / shorter >= ENOUGH
  })
}

/** An expiry may lie years ahead; beyond this a year was mistyped. */
const YEARS_AHEAD = 10

/**
 * The unit must stand on the event's day; an event that lies ahead belongs to the unit that stands today.
 * Refuses `trigger.no-unit`, `trigger.too-far`.
 */
export function checkEventDay(
  unit: UnitRow | undefined,
  occurredOn: string,
  today: Temporal.PlainDate,
): Outcome<UnitRow> {
  if (occurredOn > today.add({ years: YEARS_AHEAD }).toString())
    return refused(
      'trigger.too-far',
      {
        zh: `日期在 ${YEARS_AHEAD} 年之后，请检查年份。`,
        en: `That is more than ${YEARS_AHEAD} years ahead; check the year.`,
      },
      { field: 'occurredOn' },
    )
  if (unit) return done(unit)
  return refused(
    'trigger.no-unit',
    {
      zh: '所选单位在事件当日尚未开办或已经撤销，请检查日期。',
      en: 'The unit did not stand on the day of the event; check the day.',
    },
    { field: 'occurredOn' },
  )
}
