import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../platform/action/context.ts'
import { type ClassedOccurrence, type OccurrenceGround, occurrencesAsOf } from './measuring/store.ts'

export const occurrenceMeasures = ['expected', 'met', 'met_late', 'missed', 'waived', 'rate'] as const
export type OccurrenceMeasure = (typeof occurrenceMeasures)[number]

/** A figure's stored query over occurrences whose windows end in a stretch of days ('YYYY-MM-DD', included). */
export interface OccurrenceDefinition extends OccurrenceGround {
  readonly measure: OccurrenceMeasure
}

/** A figure's value at a moment and the occurrences behind it, each with its state then. */
export interface MeasuredOccurrences {
  /** `rate`: met, late ones included, by expected less waived, 0–1 with four decimals; null when nothing was expected. */
  readonly value: number | null
  readonly recordCount: number
  /** SHA-256, hex, over the text `id:state,id:state,…` in the order of the ids. */
  readonly hash: string
  /** [id, state] in the order of the ids; null beyond 10,000. States: met, met_late, waived, missed, open. */
  readonly records: readonly (readonly [string, OccurrenceState])[] | null
}

export type OccurrenceState = 'met' | 'met_late' | 'waived' | 'missed' | 'open'

const MOST_RECORDS = 10_000

/** What had not been met by its closing day was missed; before it, there was time left. */
const stateOf = ({ statusClass, closesOn }: ClassedOccurrence, day: string): OccurrenceState => {
  if (statusClass !== 'unmet') return statusClass
  return day > closesOn ? 'missed' : 'open'
}

const isBehind = (measure: OccurrenceMeasure, state: OccurrenceState): boolean =>
  measure === 'expected' || measure === 'rate' || measure === state

function rateOf(states: readonly OccurrenceState[]): number | null {
  const asked = states.filter((state) => state !== 'waived')
  if (asked.length === 0) return null
  const met = asked.filter((state) => state === 'met' || state === 'met_late').length
  return Math.round((met / asked.length) * 10_000) / 10_000
}

function measured(
  measure: OccurrenceMeasure,
  occurrences: readonly ClassedOccurrence[],
  day: string,
): MeasuredOccurrences {
  const records = occurrences
    .map((one) => [one.id, stateOf(one, day)] as const)
    .filter(([, state]) => isBehind(measure, state))
  const text = records.map(([id, state]) => `${id}:${state}`).join(',')
  return {
    value: measure === 'rate' ? rateOf(records.map(([, state]) => state)) : records.length,
    recordCount: records.length,
    hash: createHash('sha256').update(text).digest('hex'),
    records: records.length > MOST_RECORDS ? null : records,
  }
}

const groundOf = ({ measure: _, ...ground }: OccurrenceDefinition): string => JSON.stringify(ground)

/**
 * Measures several figures as of a moment (ISO instant, included), in the order given; those over the same ground in one
 * pass. The day by which something is missed is the moment's in the tenant's time zone.
 */
export async function measureOccurrencesTogether(
  database: AnyDatabase,
  scope: UnitScope,
  definitions: readonly OccurrenceDefinition[],
  asOf: string,
  timeZone: string,
): Promise<MeasuredOccurrences[]> {
  const moment = Temporal.Instant.from(asOf)
  const day = moment.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const before = moment.add({ microseconds: 1 }).toString()
  const results = new Map<OccurrenceDefinition, MeasuredOccurrences>()
  for (const same of Map.groupBy(definitions, groundOf).values()) {
    const [ground] = same
    if (ground === undefined) continue
    const occurrences = await occurrencesAsOf(database, scope, ground, before)
    for (const definition of same) results.set(definition, measured(definition.measure, occurrences, day))
  }
  return definitions.flatMap((definition) => results.get(definition) ?? [])
}

/** Measures one figure as of a moment. */
export async function measureOccurrences(
  database: AnyDatabase,
  scope: UnitScope,
  definition: OccurrenceDefinition,
  asOf: string,
  timeZone: string,
): Promise<MeasuredOccurrences> {
  const [one] = await measureOccurrencesTogether(database, scope, [definition], asOf, timeZone)
  if (one === undefined) throw new Error('a figure was not measured')
  return one
}
