import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../platform/action/context.ts'
import { type ClassedOccurrence, type OccurrenceGround, occurrencesAsOf } from './measuring/store.ts'

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

export type OccurrenceState = 'met' | 'met_late' | 'waived' | 'missed' | 'open'

const MOST_RECORDS = 10_000

/** What had not been met by its closing day was missed; before it, there was time left. */
const stateOf = ({ statusClass, closesOn }: ClassedOccurrence, day: string): OccurrenceState => {
  if (statusClass !== 'unmet') return statusClass
  return day > closesOn ? 'missed' : 'open'
}

/** What is still open or was waived says nothing of how well duties were performed; the screens reckon alike. */
const hasOutcome = (state: OccurrenceState): boolean =>
  state === 'met' || state === 'met_late' || state === 'missed'

const isBehind = (measure: OccurrenceMeasure, state: OccurrenceState): boolean => {
  if (measure === 'expected') return true
  if (measure === 'rate') return hasOutcome(state)
  return measure === 'done' ? state === 'met' || state === 'met_late' : measure === state
}

function rateOf(states: readonly OccurrenceState[]): number | null {
  const known = states.filter(hasOutcome)
  if (known.length === 0) return null
  const met = known.filter((state) => state !== 'missed').length
  return Math.round((met / known.length) * 10_000) / 10_000
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

type Marked = readonly [id: string, state: OccurrenceState]

const dayOf = (moment: Temporal.Instant, timeZone: string): string =>
  moment.toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** `occurrencesAsOf` reads what stood before a moment; a figure's own moment is included. */
const justAfter = (moment: Temporal.Instant): string => moment.add({ microseconds: 1 }).toString()

/** All occurrences behind a figure with their states at a moment, in the order of their ids, however many they are. */
export async function occurrencesStanding(
  database: AnyDatabase,
  scope: UnitScope,
  { measure, ...ground }: OccurrenceDefinition,
  asOf: string,
  timeZone: string,
): Promise<Marked[]> {
  const moment = Temporal.Instant.from(asOf)
  const day = dayOf(moment, timeZone)
  return (await occurrencesAsOf(database, scope, ground, justAfter(moment)))
    .map((one): Marked => [one.id, stateOf(one, day)])
    .filter(([, state]) => isBehind(measure, state))
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
  const day = dayOf(moment, timeZone)
  const before = justAfter(moment)
  const results = new Map<OccurrenceDefinition, MeasuredOccurrences>()
  for (const same of Map.groupBy(definitions, groundOf).values()) {
    const [ground] = same
    if (ground === undefined) continue
    const occurrences = await occurrencesAsOf(database, scope, ground, before)
    for (const definition of same) results.set(definition, measured(definition.measure, occurrences, day))
  }
  return definitions.flatMap((definition) => results.get(definition) ?? [])
}
