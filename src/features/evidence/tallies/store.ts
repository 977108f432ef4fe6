import { sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { Tally } from '../model.ts'
import type { TallyDays } from './rules.ts'

/**
 * Activities, heads and hours by kind of a unit's subtree in a stretch of days, each activity once however many of its
 * units stood there. Whole months are read from the tallies of parties that stood below the unit all month; parties with a
 * unit that came or went within the month, and broken months, are counted from activities by their days.
 */
export async function talliesOf(
  database: AnyDatabase,
  scope: UnitScope,
  unitId: string,
  days: TallyDays,
): Promise<Tally[]> {
  const { tenantId } = scope
  const months = days.months.map(({ from }) => from)
  const { rows } = await sql<Tally>`${plannedAnew}
    with month as (
      select first, (first + interval '1 month')::date as next from unnest(${months}::date[]) as given(first)
    ), stood as (
      select month.first, month.next, party_id,
        bool_or(valid_from <= month.first and valid_to >= month.next) as throughout
      from month
      join unit_ancestry on unit_ancestry.tenant_id = ${tenantId} and ancestor_id = ${unitId}
        and valid_from < month.next and valid_to > month.first
      join party_unit on party_unit.tenant_id = ${tenantId} and party_unit.unit_id = unit_ancestry.unit_id
      group by month.first, month.next, party_id
    ), counted as (
      select tally.kind, activities::bigint, heads, hours
      from stood join tally on tally.tenant_id = ${tenantId} and tally.party_id = stood.party_id and month = stood.first
      where throughout
      union all
      select kind, 1, head_count, hours
      from stood join activity on activity.tenant_id = ${tenantId} and activity.party_id = stood.party_id
        and occurred_on >= stood.first and occurred_on < stood.next and voided_at is null
      where not throughout and exists (select from party_unit
        join unit_ancestry on unit_ancestry.tenant_id = ${tenantId} and unit_ancestry.unit_id = party_unit.unit_id
          and ancestor_id = ${unitId} and valid_from <= occurred_on and occurred_on < valid_to
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id)
      union all
      select kind, 1, head_count, hours
      from unnest(${days.rest.map(({ from }) => from)}::date[], ${days.rest.map(({ to }) => to)}::date[]) as rest(first, last)
      join activity on activity.tenant_id = ${tenantId} and occurred_on between first and last and voided_at is null
      where exists (select from party_unit
        join unit_ancestry on unit_ancestry.tenant_id = ${tenantId} and unit_ancestry.unit_id = party_unit.unit_id
          and ancestor_id = ${unitId} and valid_from <= occurred_on and occurred_on < valid_to
        where party_unit.tenant_id = ${tenantId} and party_unit.party_id = activity.party_id)
    )
    select kind, sum(activities)::bigint as activities, sum(heads)::bigint as heads, sum(hours) as hours
    from counted group by kind having sum(activities) > 0 order by kind`.execute(database)
  return rows
}
