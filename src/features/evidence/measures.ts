import type { UnitScope } from '../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../platform/action/context.ts'
import {
  MOST_RECORDS,
  type PastRecord,
  pageOfRecords,
  type RecordFilter,
  type RecordGround,
  type RecordSums,
  type SumExtent,
  sumRecords,
} from './measuring/store.ts'

export const recordMeasures = ['count', 'heads', 'hours', 'units'] as const
export type RecordMeasure = (typeof recordMeasures)[number]

/** A figure's stored query over records: a unit's subtree as of each record's day, days ('YYYY-MM-DD') included. */
export interface RecordDefinition extends RecordGround, RecordFilter {
  readonly measure: RecordMeasure
}

/** A figure's value at a moment and the set of records behind it. */
export interface MeasuredRecords {
  readonly value: number
  readonly recordCount: number
  /** SHA-256, hex, over the text `id:revision,id:revision,…` in the order of the ids. */
  readonly hash: string
  /** [id, revision] in the order of the ids; null beyond 10,000. */
  readonly records: readonly (readonly [string, number])[] | null
}

const groundOf = ({ unitId, from, to }: RecordGround): string => `${unitId}|${from}|${to}`

const filterOf = ({ kinds = [], topicIds = [], lateOnly = false }: RecordDefinition): string =>
  JSON.stringify([kinds.toSorted(), topicIds.toSorted(), lateOnly])

function measured(measure: RecordMeasure, sums: RecordSums): MeasuredRecords {
  const values = { count: sums.count, heads: sums.heads, hours: sums.hours, units: sums.units ?? 0 }
  const records = sums.set === '' ? [] : sums.set.split(',').slice(0, MOST_RECORDS)
  return {
    value: values[measure],
    recordCount: sums.count,
    hash: sums.hash,
    records:
      sums.count > MOST_RECORDS
        ? null
        : records.map((text) => {
            const [id = '', revision] = text.split(':')
            return [id, Number(revision)] as const
          }),
  }
}

/**
 * Measures several figures as of a moment (ISO instant), in the order given. Those that share unit and days are read in one
 * pass, so that a report of twenty figures reads the records once or twice. With `values` the sets and their hashes are left out.
 */
export async function measureRecordsTogether(
  database: AnyDatabase,
  scope: UnitScope,
  definitions: readonly RecordDefinition[],
  asOf: string,
  extent: SumExtent = 'with-sets',
): Promise<MeasuredRecords[]> {
  const results = new Map<RecordDefinition, MeasuredRecords>()
  for (const same of Map.groupBy(definitions, groundOf).values()) {
    const [ground] = same
    if (ground === undefined) continue
    // Count, heads and hours of one filter are one sum: its set, the dear part, is put together once.
    const alike = [...Map.groupBy(same, filterOf).values()]
    const filters = alike.flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : { ...first, withUnits: [first, ...others].some(({ measure }) => measure === 'units') },
    )
    const sums = await sumRecords(database, scope, ground, filters, asOf, extent)
    for (const [index, definitionsAlike] of alike.entries()) {
      const sum = sums[index]
      if (sum === undefined) continue
      for (const definition of definitionsAlike) results.set(definition, measured(definition.measure, sum))
    }
  }
  return definitions.flatMap((definition) => results.get(definition) ?? [])
}

/** Measures one figure as of a moment (ISO instant). */
export async function measureRecords(
  database: AnyDatabase,
  scope: UnitScope,
  definition: RecordDefinition,
  asOf: string,
): Promise<MeasuredRecords> {
  const [one] = await measureRecordsTogether(database, scope, [definition], asOf)
  if (one === undefined) throw new Error('a figure was not measured')
  return one
}

export interface RecordPage {
  readonly records: readonly PastRecord[]
  /** Hand it back as `afterId` for the next page; null at the end. */
  readonly next: string | null
}

/** A page of the records behind a figure, each as it was at the moment. */
export async function recordsOf(
  database: AnyDatabase,
  scope: UnitScope,
  definition: RecordDefinition,
  asOf: string,
  page: { readonly afterId?: string | undefined; readonly limit: number },
): Promise<RecordPage> {
  const rows = await pageOfRecords(database, scope, definition, definition, asOf, page)
  const records = rows.slice(0, page.limit)
  return { records, next: rows.length > page.limit ? (records.at(-1)?.id ?? null) : null }
}
