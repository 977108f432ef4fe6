import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../platform/action/context.ts'
import {
  type Before,
  type OccurrenceGround,
  occurrenceCountsAsOf,
  occurrencesAsOf,
  type Standing,
  type StateLetter,
} from './measuring/store.ts'

/** `done`: met, in time or late. */
export const occurrenceMeasures = ['expected', 'done', 'met', 'met_late', 'missed', 'waived', 'rate'] as const
export type OccurrenceMeasure = (typeof occurrenceMeasures)[number]

/** A figure's stored query over occurrences whose windows end in a stretch of days ('YYYY-MM-DD', included). */
export interface OccurrenceDefinition extends OccurrenceGround {
  readonly measure: OccurrenceMeasure
}

/** A figure's value at a moment and the occurrences behind it, each with its state then. */
export interface MeasuredOccurrences {
  /** `rate`: met, late ones included, by all whose outcome is known (met or missed), 0–1 with four decimals; null without any. */
  readonly value: number | null
  readonly recordCount: number
  /** SHA-256, hex, over the text `id:state,id:state,…` in the order of the ids. */
  readonly hash: string
  /** [id, state] in the order of the ids; null beyond 10,000. States: met, met_late, waived, missed, open. */
  readonly records: readonly (readonly [string, OccurrenceState])[] | null
}

/** What had not been met by its closing day was missed; before it, there was time left. */
export type OccurrenceState = 'met' | 'met_late' | 'waived' | 'missed' | 'open'

const stateOf: Readonly<Record<StateLetter, OccurrenceState>> = {
  m: 'met',
  l: 'met_late',
  w: 'waived',
  x: 'missed',
  o: 'open',
}

const MOST_RECORDS = 10_000

/** What is still open or was waived says nothing of how well duties were performed; the screens reckon alike. */
const hasOutcome = (state: OccurrenceState): boolean =>
  state === 'met' || state === 'met_late' || state === 'missed'

const isBehind = (measure: OccurrenceMeasure, state: OccurrenceState): boolean => {
  if (measure === 'expected') return true
  if (measure === 'rate') return hasOutcome(state)
  return measure === 'done' ? state === 'met' || state === 'met_late' : measure === state
}

type Counts = ReadonlyMap<OccurrenceState, number>

const sumOf = (counts: Counts, isCounted: (state: OccurrenceState) => boolean): number =>
  [...counts].reduce((sum, [state, count]) => (isCounted(state) ? sum + count : sum), 0)

function valueOf(measure: OccurrenceMeasure, counts: Counts): number | null {
  if (measure !== 'rate') return sumOf(counts, (state) => isBehind(measure, state))
  const known = sumOf(counts, hasOutcome)
  if (known === 0) return null
  return Math.round(((known - (counts.get('missed') ?? 0)) / known) * 10_000) / 10_000
}

/** Characters that are hashed at once. */
const PIECE = 100_000

function measuredSet(measure: OccurrenceMeasure, occurrences: Iterable<Standing>): MeasuredOccurrences {
  const hash = createHash('sha256')
  const counts = new Map<OccurrenceState, number>()
  const records: Marked[] = []
  let count = 0
  let text = ''
  for (const [id, letter] of occurrences) {
    const state = stateOf[letter]
    if (!isBehind(measure, state)) continue
    text += `${count > 0 ? ',' : ''}${id}:${state}`
    if (text.length > PIECE) {
      hash.update(text)
      text = ''
    }
    count += 1
    counts.set(state, (counts.get(state) ?? 0) + 1)
    if (count <= MOST_RECORDS) records.push([id, state])
  }
  return {
    value: valueOf(measure, counts),
    recordCount: count,
    hash: hash.update(text).digest('hex'),
    records: count > MOST_RECORDS ? null : records,
  }
}

const measuredValue = (measure: OccurrenceMeasure, counts: Counts): MeasuredOccurrences => ({
  value: valueOf(measure, counts),
  recordCount: sumOf(counts, (state) => isBehind(measure, state)),
  hash: '',
  records: null,
})

type Marked = readonly [id: string, state: OccurrenceState]

const dayOf = (moment: Temporal.Instant, timeZone: string): string =>
  moment.toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The store reads what stood before a moment; a figure's own moment is included. */
const justAfter = (asOf: string, timeZone: string): Before => {
  const moment = Temporal.Instant.from(asOf)
  return { moment: moment.add({ microseconds: 1 }).toString(), day: dayOf(moment, timeZone) }
}

/** All occurrences behind a figure with their states at a moment, in the order of their ids, however many they are. */
export async function occurrencesStanding(
  database: AnyDatabase,
  scope: UnitScope,
  { measure, ...ground }: OccurrenceDefinition,
  asOf: string,
  timeZone: string,
): Promise<Marked[]> {
  const marked: Marked[] = []
  for (const [id, letter] of await occurrencesAsOf(database, scope, ground, justAfter(asOf, timeZone)))
    if (isBehind(measure, stateOf[letter])) marked.push([id, stateOf[letter]])
  return marked
}

const groundOf = ({ measure: _, ...ground }: OccurrenceDefinition): string => JSON.stringify(ground)

/**
 * Measures several figures as of a moment (ISO instant, included), in the order given; those over the same ground in one
 * pass. The day by which something is missed is the moment's in the tenant's time zone. `values` leaves the sets out (hash
 * empty, records null): they cost more than the counts.
 */
export async function measureOccurrencesTogether(
  database: AnyDatabase,
  scope: UnitScope,
  definitions: readonly OccurrenceDefinition[],
  asOf: string,
  timeZone: string,
  extent: 'with-sets' | 'values' = 'with-sets',
): Promise<MeasuredOccurrences[]> {
  const before = justAfter(asOf, timeZone)
  const results = new Map<OccurrenceDefinition, MeasuredOccurrences>()
  for (const same of Map.groupBy(definitions, groundOf).values()) {
    const [ground] = same
    if (ground === undefined) continue
    const measure = await measurerOf(database, scope, ground, before, extent)
    for (const definition of same) results.set(definition, measure(definition.measure))
  }
  return definitions.flatMap((definition) => results.get(definition) ?? [])
}

async function measurerOf(
  database: AnyDatabase,
  scope: UnitScope,
  ground: OccurrenceGround,
  before: Before,
  extent: 'with-sets' | 'values',
): Promise<(measure: OccurrenceMeasure) => MeasuredOccurrences> {
  if (extent === 'with-sets') {
    const occurrences = await occurrencesAsOf(database, scope, ground, before)
    return (measure) => measuredSet(measure, occurrences)
  }
  const found = await occurrenceCountsAsOf(database, scope, ground, before)
  const counts = new Map([...found].map(([letter, count]) => [stateOf[letter], count]))
  return (measure) => measuredValue(measure, counts)
}
