import type { UnitScope } from '../../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../../platform/action/context.ts'
import {
  measureOccurrencesTogether,
  type OccurrenceDefinition,
  type OccurrenceMeasure,
} from '../../../duties/measures.ts'
import {
  measureRecordsTogether,
  type RecordDefinition,
  type RecordMeasure,
} from '../../../evidence/measures.ts'
import type { Figure, FigureDefinition, FigureMeasure, FigureQuery, RecordMark } from '../../model.ts'
import { countsOccurrences } from '../../rules.ts'

/** A moment (ISO instant) and the zone whose days decide what was missed by then. */
export interface AsOf {
  readonly moment: string
  readonly timeZone: string
}

/** A figure counted, with the records that it counted. */
export interface MeasuredFigure extends Figure {
  /** In the order of their ids; null beyond 10,000. */
  readonly records: readonly RecordMark[] | null
}

interface Measured {
  readonly value: number | null
  readonly recordCount: number
  readonly hash: string
  readonly records: readonly RecordMark[] | null
}

const recordMeasureOf: Partial<Record<FigureMeasure, RecordMeasure>> = {
  records: 'count',
  late_records: 'count',
  heads: 'heads',
  hours: 'hours',
  units: 'units',
}

const occurrenceMeasureOf: Partial<Record<FigureMeasure, OccurrenceMeasure>> = {
  expected: 'expected',
  met: 'done',
  met_late: 'met_late',
  missed: 'missed',
  waived: 'waived',
  rate: 'rate',
}

/** The query of a figure over activities, as `evidence` measures it. */
export const recordDefinitionOf = (definition: FigureDefinition): RecordDefinition => ({
  measure: recordMeasureOf[definition.measure] ?? 'count',
  unitId: definition.unitId,
  from: definition.from,
  to: definition.to,
  ...(definition.kinds.length > 0 && { kinds: definition.kinds }),
  ...(definition.topicIds.length > 0 && { topicIds: definition.topicIds }),
  ...(definition.measure === 'late_records' && { lateOnly: true }),
})

/** The query of a figure over occurrences, as `duties` measures it. */
export const occurrenceDefinitionOf = (definition: FigureDefinition): OccurrenceDefinition => ({
  measure: occurrenceMeasureOf[definition.measure] ?? 'expected',
  unitId: definition.unitId,
  from: definition.from,
  to: definition.to,
  ...(definition.rulebookId !== undefined && { rulebookIds: [definition.rulebookId] }),
})

/** The same query over the period before; undefined where nothing is compared. */
export const beforeOf = (definition: FigureDefinition): FigureDefinition | undefined =>
  definition.previous && { ...definition, ...definition.previous }

const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 10_000) / 100

/** Measures queries as of a moment: those over the same units and days together, in one pass over the records. */
async function measureAll(
  database: AnyDatabase,
  scope: UnitScope,
  definitions: readonly FigureDefinition[],
  { moment, timeZone }: AsOf,
  extent: 'with-sets' | 'values',
): Promise<Map<FigureDefinition, Measured>> {
  const [ofOccurrences, ofRecords] = [true, false].map((which) =>
    definitions.filter(({ measure }) => countsOccurrences(measure) === which),
  )
  const records = (ofRecords ?? []).map(recordDefinitionOf)
  const occurrences = (ofOccurrences ?? []).map(occurrenceDefinitionOf)
  // Side by side where the database has a connection to spare; within a transaction one waits for the other.
  const [counted, stood] = await Promise.all([
    measureRecordsTogether(database, scope, records, moment, extent),
    measureOccurrencesTogether(database, scope, occurrences, moment, timeZone, extent),
  ])
  const found = new Map<FigureDefinition, Measured>()
  for (const [index, definition] of (ofRecords ?? []).entries()) {
    const measured = counted[index]
    if (measured !== undefined) found.set(definition, measured)
  }
  for (const [index, definition] of (ofOccurrences ?? []).entries()) {
    const measured = stood[index]
    if (measured === undefined) continue
    const isRate = definition.measure === 'rate'
    found.set(definition, isRate ? { ...measured, value: percent(measured.value) } : measured)
  }
  return found
}

/**
 * Counts figures as of a moment, with the period before where they are compared. A rate is in percent with at most two
 * decimals. `values` skips the period before: who looks for differences does not need it.
 */
export async function measureFigures(
  database: AnyDatabase,
  scope: UnitScope,
  queries: readonly FigureQuery[],
  asOf: AsOf,
  extent: 'with-before' | 'values' = 'with-before',
): Promise<MeasuredFigure[]> {
  const both = queries.map(({ code, definition }) => ({
    code,
    definition,
    before: extent === 'values' ? undefined : beforeOf(definition),
  }))
  const present = both.map(({ definition }) => definition)
  const past = both.flatMap(({ before }) => before ?? [])
  // Of the period before only the values are shown: their sets need not be put together.
  const [found, foundBefore] = await Promise.all([
    measureAll(database, scope, present, asOf, 'with-sets'),
    measureAll(database, scope, past, asOf, 'values'),
  ])
  return both.map(({ code, definition, before }) => {
    const measured = found.get(definition)
    if (measured === undefined) throw new Error(`the figure ${code} was not measured`)
    return {
      code,
      definition,
      value: measured.value,
      previousValue: before === undefined ? null : (foundBefore.get(before)?.value ?? null),
      recordCount: measured.recordCount,
      recordHash: measured.hash,
      records: measured.records,
    }
  })
}
