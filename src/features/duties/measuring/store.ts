import { type RawBuilder, sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import { type PastOccurrence, pastOccurrences, progressOf } from '../occurrences/history/store.ts'
import { statusClass } from '../rules.ts'

/** Which occurrences a figure speaks of: their windows end in a stretch of days; subtree as of each closing day. */
export interface OccurrenceGround {
  readonly unitId: string
  readonly from: string
  readonly to: string
  readonly dutyIds?: readonly string[] | undefined
  readonly rulebookIds?: readonly string[] | undefined
}

/** How an occurrence stood, in one letter: met, met late, waived, missed (`x`), open. */
export type StateLetter = 'm' | 'l' | 'w' | 'x' | 'o'

/** An occurrence's id with its letter: 36 + 1 characters. */
const MARK = 37

/** Longest grace: how far a closing day may lie behind its window. */
const LONGEST_GRACE = 366

const chosen = (scope: UnitScope, ground: OccurrenceGround): RawBuilder<unknown> => {
  const { unitId, from, to, dutyIds, rulebookIds } = ground
  const roots = sql`exists (select from unit_ancestry reach where reach.tenant_id = ${scope.tenantId}
    and reach.unit_id = ${unitId} and reach.ancestor_id = any(${[...scope.roots]}::uuid[]))`
  return sql`occurrence.window_to between ${from} and ${to}
    and occurrence.closes_on between ${from} and ${to}::date + ${LONGEST_GRACE}::int
    and ${dutyIds === undefined ? sql`true` : sql`occurrence.duty_id = any(${[...dutyIds]}::uuid[])`}
    and ${
      rulebookIds === undefined
        ? sql`true`
        : sql`occurrence.duty_id in (select id from duty where duty.tenant_id = ${scope.tenantId}
            and rulebook_id = any(${[...rulebookIds]}::uuid[]))`
    }
    and exists (select from unit_ancestry below where below.tenant_id = ${scope.tenantId} and below.ancestor_id = ${unitId}
      and below.unit_id = occurrence.unit_id and below.valid_from <= occurrence.closes_on
      and occurrence.closes_on < below.valid_to)
    and ${scope.everything ? sql`true` : roots}`
}

/** A moment before which things stood, and its day: what had closed before that day unmet was missed. */
export interface Before {
  readonly moment: string
  readonly day: string
}

/**
 * A CTE `state`: the occurrences of the ground as they stood. What a requirement had achieved is what it has achieved, less
 * what was counted since and with what was taken back since: that is little, where all that ever counted is much.
 */
const states = (
  scope: UnitScope,
  ground: OccurrenceGround,
  { moment, day }: Before,
): RawBuilder<unknown> => sql`
  since as (
    select occurrence_id, position, sum(change) as amount, coalesce(sum(change) filter (where in_window), 0) as in_window
    from contribution
    cross join lateral (select case when counted_at < ${moment}::timestamptz then amount else -amount end as change) moved
    where tenant_id = ${scope.tenantId} and (counted_at >= ${moment}::timestamptz and uncounted_at is null
      or counted_at < ${moment}::timestamptz and uncounted_at >= ${moment}::timestamptz)
    group by occurrence_id, position
  ), progress as (
    select occurrence.id, closes_on,
      bool_and(achieved_in_window + coalesce(since.in_window, 0) >= required) as is_met,
      bool_and(achieved + coalesce(since.amount, 0) >= required) as is_late, bool_or(attended_by is not null) as is_shared
    from occurrence
    join requirement on requirement.tenant_id = ${scope.tenantId} and requirement.occurrence_id = occurrence.id
    left join since on since.occurrence_id = occurrence.id and since.position = requirement.position
    where occurrence.tenant_id = ${scope.tenantId} and created_at < ${moment}::timestamptz
      and (withdrawn_at is null or withdrawn_at >= ${moment}::timestamptz) and ${chosen(scope, ground)}
    group by occurrence.tenant_id, occurrence.id
  ), state as (
    select id, is_shared and not is_waived as is_shared,
      case when is_waived then 'w' when is_met then 'm' when is_late then 'l' when closes_on < ${day}::date then 'x'
        else 'o' end as letter
    from progress
    cross join lateral (select exists (select from waiver where waiver.tenant_id = ${scope.tenantId}
      and waiver.occurrence_id = progress.id and waived_at < ${moment}::timestamptz
      and (revoked_at is null or revoked_at >= ${moment}::timestamptz)) as is_waived) waived
  )`

const letterOf = (past: PastOccurrence, day: string): StateLetter => {
  const letters = { met: 'm', met_late: 'l', waived: 'w' } as const
  const found = statusClass(progressOf(past), past.waived)
  return found === 'unmet' ? (past.closesOn < day ? 'x' : 'o') : letters[found]
}

/** Those that every member must reach, reckoned from their contributions one by one. */
async function sharedLetters(
  database: AnyDatabase,
  tenantId: string,
  ids: readonly string[],
  { moment, day }: Before,
): Promise<Map<string, StateLetter>> {
  if (ids.length === 0) return new Map()
  const chosenIds = sql`occurrence.id = any(${[...ids]}::uuid[])`
  const past = await pastOccurrences(database, tenantId, moment, chosenIds)
  return new Map(past.map((one) => [one.id, letterOf(one, day)]))
}

/** An occurrence and how it stood. */
export type Standing = readonly [id: string, letter: StateLetter]

/** The occurrences of the ground as they stood before a moment, by id: one after another, as there may be millions. */
export async function occurrencesAsOf(
  database: AnyDatabase,
  scope: UnitScope,
  ground: OccurrenceGround,
  before: Before,
): Promise<Iterable<Standing>> {
  // One long text: a million rows would take longer to bring over than to find.
  const { rows } = await sql<{ marks: string; shared: string[] }>`${plannedAnew}
    with ${states(scope, ground, before)}
    select coalesce(string_agg(id::text || letter, '' order by id), '') as marks,
      coalesce(array_agg(id::text) filter (where is_shared), '{}') as shared
    from state`.execute(database)
  const { marks = '', shared = [] } = rows[0] ?? {}
  const reckoned = await sharedLetters(database, scope.tenantId, shared, before)
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < marks.length; at += MARK) {
        const id = marks.slice(at, at + MARK - 1)
        yield [id, reckoned.get(id) ?? (marks[at + MARK - 1] as StateLetter)] as const
      }
    },
  }
}

/** How many occurrences of the ground stood in each state before a moment. */
export async function occurrenceCountsAsOf(
  database: AnyDatabase,
  scope: UnitScope,
  ground: OccurrenceGround,
  before: Before,
): Promise<Map<StateLetter, number>> {
  const { rows } = await sql<{ letter: StateLetter; count: number; shared: string[] }>`${plannedAnew}
    with ${states(scope, ground, before)}
    select letter, (count(*) filter (where not is_shared))::int as count,
      coalesce(array_agg(id::text) filter (where is_shared), '{}') as shared
    from state group by letter`.execute(database)
  const shared = rows.flatMap((row) => row.shared)
  const reckoned = await sharedLetters(database, scope.tenantId, shared, before)
  const counts = new Map(rows.map(({ letter, count }) => [letter, count]))
  for (const letter of reckoned.values()) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}
