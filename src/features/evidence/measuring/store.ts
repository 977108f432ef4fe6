import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'

/** Where and when the records of a figure are sought: a unit's subtree as of each record's day, days included. */
export interface RecordGround {
  readonly unitId: string
  readonly from: string
  readonly to: string
}

/** Which of them count. */
export interface RecordFilter {
  readonly kinds?: readonly string[] | undefined
  readonly topicIds?: readonly string[] | undefined
  readonly lateOnly?: boolean | undefined
}

/** Sums over the records of a filter, and the set itself as text `id:revision,…` in the order of the ids. */
export interface RecordSums {
  readonly count: number
  readonly heads: number
  readonly hours: number
  readonly units: number | null
  readonly hash: string
  /** The beginning of the set's text. */
  readonly set: string
}

/** Whether the scope reaches the unit of a figure at any time; a figure speaks of the past too. */
const isReached = ({ everything, roots, tenantId }: UnitScope, unitId: string): RawBuilder<SqlBool> =>
  everything
    ? sql`true`
    : sql`exists (select from unit_ancestry where tenant_id = ${tenantId} and unit_id = ${unitId}
        and ancestor_id = any(${[...roots]}::uuid[]))`

/**
 * CTEs `below` (parties with the days on which one of their units stood in the subtree) and `record`: every record that held
 * at a moment, in the revision that held then, once however many of its units stood there.
 */
const records = (scope: UnitScope, { unitId, from, to }: RecordGround, asOf: string): RawBuilder<unknown> => {
  const stood = sql`exists (select from below where below.party_id = held.party_id
    and below.valid_from <= held.occurred_on and held.occurred_on < below.valid_to)`
  return sql`
  below as materialized (
    select distinct party_id, valid_from, valid_to
    from unit_ancestry
    join party_unit on party_unit.tenant_id = ${scope.tenantId} and party_unit.unit_id = unit_ancestry.unit_id
    where unit_ancestry.tenant_id = ${scope.tenantId} and ancestor_id = ${unitId} and valid_from <= ${to}::date
      and valid_to > ${from}::date and ${isReached(scope, unitId)}
  ), record as (
    select id, revision, unit_id, party_id, kind, occurred_on, head_count, hours, topic_ids, late
    from activity held
    where tenant_id = ${scope.tenantId} and occurred_on between ${from} and ${to} and revised_at <= ${asOf}::timestamptz
      and (voided_at is null or voided_at > ${asOf}::timestamptz) and ${stood}
    union all
    select activity_id, revision, unit_id, party_id, kind, occurred_on, head_count, hours, topic_ids, late
    from activity_version held
    where tenant_id = ${scope.tenantId} and occurred_on between ${from} and ${to} and held_from <= ${asOf}::timestamptz
      and held_to > ${asOf}::timestamptz and ${stood}
  )`
}

const passes = ({ kinds, topicIds, lateOnly }: RecordFilter): RawBuilder<SqlBool> => {
  const all: RawBuilder<unknown>[] = [sql`true`]
  if (kinds !== undefined && kinds.length > 0) all.push(sql`kind = any(${[...kinds]}::text[])`)
  if (topicIds !== undefined && topicIds.length > 0) all.push(sql`topic_ids && ${[...topicIds]}::uuid[]`)
  if (lateOnly === true) all.push(sql`late`)
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

/** Records named in full; beyond it only their number and hash are kept. */
export const MOST_RECORDS = 10_000

/** An id, a colon, a revision, a comma. */
const TEXT_OF_RECORDS = MOST_RECORDS * 48

/** Whether sums come with the sets that they were made of: putting a large one together costs more than the sum. */
export type SumExtent = 'with-sets' | 'values'

/** Sums and sets of several filters over the same ground, read in one pass. `units` only where asked. */
export async function sumRecords(
  database: AnyDatabase,
  scope: UnitScope,
  ground: RecordGround,
  filters: readonly (RecordFilter & { readonly withUnits: boolean })[],
  asOf: string,
  extent: SumExtent,
): Promise<RecordSums[]> {
  const { tenantId } = scope
  const columns = filters.map((filter, index) => {
    const where = passes(filter)
    const units = filter.withUnits
      ? sql`(select count(distinct party_unit.unit_id)::int from record
          join party_unit on party_unit.tenant_id = ${tenantId} and party_unit.party_id = record.party_id
          join unit_ancestry on unit_ancestry.tenant_id = ${tenantId} and unit_ancestry.unit_id = party_unit.unit_id
            and ancestor_id = ${ground.unitId} and valid_from <= occurred_on and occurred_on < valid_to
          where ${where})`
      : sql`null::int`
    return sql`${units} as ${sql.ref(`units${index}`)},
      (count(*) filter (where ${where}))::int as ${sql.ref(`count${index}`)},
      coalesce(sum(head_count) filter (where ${where}), 0)::bigint as ${sql.ref(`heads${index}`)},
      coalesce(sum(hours) filter (where ${where}), 0) as ${sql.ref(`hours${index}`)},
      ${extent === 'values' ? sql`''` : sql`coalesce(string_agg(line, ',' order by id) filter (where ${where}), '')`}
        as ${sql.ref(`set${index}`)}`
  })
  // The rows are sorted once for all figures, so they are kept narrow; their text is made once, after the sorting.
  const topics = filters.some(({ topicIds }) => (topicIds?.length ?? 0) > 0) ? sql`, topic_ids` : sql``
  const shown = filters.map(
    (
      _,
      index,
    ) => sql`json_build_object('count', ${sql.ref(`count${index}`)}, 'heads', ${sql.ref(`heads${index}`)},
      'hours', ${sql.ref(`hours${index}`)}, 'units', ${sql.ref(`units${index}`)},
      'hash', encode(sha256(convert_to(${sql.ref(`set${index}`)}, 'UTF8')), 'hex'),
      'set', left(${sql.ref(`set${index}`)}, ${TEXT_OF_RECORDS}::int))`,
  )
  const { rows } = await sql<{ sums: RecordSums[] }>`
    with ${records(scope, ground, asOf)}, summed as (
      select ${sql.join(columns)}
      from ${
        extent === 'values'
          ? sql`record`
          : sql`(
              select *, id::text || ':' || revision as line
              from (select id, revision, kind, head_count, hours, late${topics} from record order by id) as ordered
              offset 0) as record`
      })
    select json_build_array(${sql.join(shown)}) as sums from summed`.execute(database)
  return rows[0]?.sums ?? []
}

/** A record as it was in the revision that held. */
export interface PastRecord {
  readonly id: string
  readonly revision: number
  readonly unitId: string
  readonly unitName: string
  readonly kind: string
  readonly title: string
  readonly occurredOn: string
  readonly headCount: number
  readonly hours: number
  readonly late: boolean
}

/** A page of the records of a filter as they were at a moment, by id; one more than the limit when there are more. */
export async function pageOfRecords(
  database: AnyDatabase,
  scope: UnitScope,
  ground: RecordGround,
  filter: RecordFilter,
  asOf: string,
  page: { readonly afterId?: string | undefined; readonly limit: number },
): Promise<PastRecord[]> {
  const { tenantId } = scope
  const { rows } = await sql<PastRecord>`
    with ${records(scope, ground, asOf)}, chosen as (
      select * from record
      where ${passes(filter)} and ${page.afterId === undefined ? sql`true` : sql`id > ${page.afterId}`}
      order by id limit ${page.limit + 1}
    )
    select chosen.id, chosen.revision, chosen.unit_id as "unitId", coalesce(name, '') as "unitName", chosen.kind,
      coalesce(version.content->>'title', activity.title) as title, chosen.occurred_on as "occurredOn",
      chosen.head_count as "headCount", chosen.hours, chosen.late
    from chosen
    join activity on activity.tenant_id = ${tenantId} and activity.id = chosen.id
    left join activity_version version on version.tenant_id = ${tenantId} and version.activity_id = chosen.id
      and version.revision = chosen.revision
    left join unit_name on unit_name.tenant_id = ${tenantId} and unit_name.unit_id = chosen.unit_id
      and valid_from <= chosen.occurred_on and chosen.occurred_on < valid_to
    order by chosen.id`.execute(database)
  return rows
}
