import { sql } from 'kysely'
import { recountOf, sumOf } from '../../src/features/dashboards/fixtures.ts'
import { readUnitStatus } from '../../src/features/dashboards/status/actions.ts'
import { mustBeDone } from '../../src/features/organisation/fixtures.ts'
import type { ActionContext } from '../../src/platform/action/context.ts'

interface Differences {
  readonly requirements: number
  readonly summaries: number
  readonly tallies: number
}

/**
 * Holds what was seeded, and what was recorded since, against a recount: requirements against contributions, the summary
 * against requirements, tallies against activities, everywhere; and what the screens read of `unitIds` against the
 * occurrences' own state. Throws when anything differs.
 */
export async function holdAgainstRecount(
  context: ActionContext,
  unitIds: readonly string[],
  year: number,
): Promise<void> {
  const { rows } = await sql<Differences>`
    select (select count(*)::int from requirement
        left join (select occurrence_id, position, sum(amount) as all_in, sum(amount) filter (where in_window) as in_window
          from contribution where uncounted_at is null group by occurrence_id, position) counted using (occurrence_id, position)
        where (achieved, achieved_in_window) is distinct from (coalesce(all_in, 0), coalesce(in_window, 0))) as requirements,
      (select count(*)::int from summary
        full join (select unit_id, duty_id, window_from, window_to, closes_on, count(*) as expected,
            count(*) filter (where is_met) as met, count(*) filter (where is_late and not is_met) as met_late
          from occurrence join (select occurrence_id, bool_and(achieved_in_window >= required) as is_met,
              bool_and(achieved >= required) as is_late from requirement group by occurrence_id) state
            on occurrence_id = occurrence.id
          where withdrawn_at is null group by unit_id, duty_id, window_from, window_to, closes_on) counted
          using (unit_id, duty_id, window_from, window_to, closes_on)
        where (summary.expected, summary.met, summary.met_late)
          is distinct from (counted.expected, counted.met, counted.met_late)) as summaries,
      (select count(*)::int from tally
        full join (select party_id, date_trunc('month', occurred_on)::date as month, kind, count(*) as activities,
            sum(head_count) as heads, sum(hours) as hours
          from activity where voided_at is null group by 1, 2, 3) counted using (party_id, month, kind)
        where (tally.activities, tally.heads, tally.hours)
          is distinct from (counted.activities, counted.heads, counted.hours)) as tallies`.execute(
    context.database,
  )
  const [differences] = rows
  if (differences === undefined || Object.values(differences).some((count) => count > 0))
    throw new Error(`the district differs from its recount: ${JSON.stringify(differences)}`)
  const recounted = await recountOf(context, unitIds)
  const stretch = { from: `${year}-01-01`, to: `${year}-12-31` }
  for (const unitId of unitIds) {
    const page = mustBeDone(await readUnitStatus(context, unitId, stretch))
    const own = recounted.filter(
      (one) => one.unitId === unitId && one.windowTo >= stretch.from && one.windowTo <= stretch.to,
    )
    const [read, counted] = [JSON.stringify(page.total), JSON.stringify(sumOf(own))]
    if (read !== counted) throw new Error(`unit ${unitId} reads ${read} but recounts to ${counted}`)
  }
}
