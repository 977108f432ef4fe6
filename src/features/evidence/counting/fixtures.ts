import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'

/** How many rows differ from a recount of what they sum; all 0 when everything holds. */
export interface CountDifferences {
  /** Requirements against the contributions that count. */
  readonly requirements: number
  /** Summary rows against the state of their occurrences' requirements. */
  readonly summaries: number
  /** Tallies against activities that hold. */
  readonly tallies: number
}

/** Recounts a whole database, every tenant, past all actions: for trials and benchmarks that end with a look at everything. */
export async function countDifferences(database: AnyDatabase): Promise<CountDifferences> {
  const { rows } = await sql<CountDifferences>`
    select (select count(*)::int from requirement
        left join (select occurrence_id, position, sum(amount) as amount, sum(amount) filter (where in_window) as in_window
          from contribution where uncounted_at is null and shares is null group by occurrence_id, position) counted
          using (occurrence_id, position)
        -- What every member must reach is no sum.
        where attended_by is null
          and (achieved, achieved_in_window) is distinct from (coalesce(amount, 0), coalesce(in_window, 0))) as requirements,
      (select count(*)::int from summary
        full join (select occurrence.tenant_id, unit_id, duty_id, window_from, window_to, closes_on, count(*) as expected,
            count(*) filter (where not occurrence.waived and is_met) as met,
            count(*) filter (where not occurrence.waived and is_late and not is_met) as met_late,
            count(*) filter (where occurrence.waived) as waived
          from occurrence join (select occurrence_id, bool_and(achieved_in_window >= required) as is_met,
              bool_and(achieved >= required) as is_late from requirement group by occurrence_id) state
            on occurrence_id = occurrence.id
          where withdrawn_at is null group by 1, 2, 3, 4, 5, 6) counted
          using (tenant_id, unit_id, duty_id, window_from, window_to, closes_on)
        where (coalesce(summary.expected, 0), coalesce(summary.met, 0), coalesce(summary.met_late, 0), coalesce(summary.waived, 0))
          is distinct from
          (coalesce(counted.expected, 0), coalesce(counted.met, 0), coalesce(counted.met_late, 0), coalesce(counted.waived, 0)))
        as summaries,
      (select count(*)::int from tally
        full join (select tenant_id, party_id, date_trunc('month', occurred_on)::date as month, kind,
            count(*) as activities, sum(head_count) as heads, sum(hours) as hours
          from activity where voided_at is null group by 1, 2, 3, 4) counted using (tenant_id, party_id, month, kind)
        where (coalesce(tally.activities, 0), coalesce(tally.heads, 0), coalesce(tally.hours, 0))
          is distinct from (coalesce(counted.activities, 0), coalesce(counted.heads, 0), coalesce(counted.hours, 0)))
        as tallies`.execute(database)
  return rows[0] ?? { requirements: 0, summaries: 0, tallies: 0 }
}
