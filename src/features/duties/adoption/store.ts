import { sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { inScope } from '../../organisation/store.ts'
import type { Duty } from '../model.ts'
import { dutyColumns } from '../review/store.ts'
import type { DutiesTables } from '../tables.ts'
import type { LateUnit } from './model.ts'

const tables = (database: AnyDatabase) => database.withTables<DutiesTables>()

export interface NewAssignment {
  readonly id: string
  readonly dutyId: string
  readonly unitId: string
  readonly postId: string | null
  readonly from: string
  readonly start: string
}

const CHUNK = 10_000

/** Writes assignments, each with the post that answers from the first day on. */
export async function insertAssignments(
  transaction: AnyTransaction,
  tenantId: string,
  assignments: readonly NewAssignment[],
): Promise<void> {
  for (let first = 0; first < assignments.length; first += CHUNK) {
    const rows = JSON.stringify(assignments.slice(first, first + CHUNK))
    await sql`
      with given as (
        select * from jsonb_to_recordset(${rows}::jsonb) as given(id uuid, "dutyId" uuid, "unitId" uuid, "postId" uuid,
          "from" date, start text)
      ), made as (
        insert into assignment (tenant_id, id, duty_id, unit_id, valid_from, start_rule)
        select ${tenantId}, id, "dutyId", "unitId", "from", start from given
        returning id
      )
      insert into assignment_post (tenant_id, assignment_id, post_id, valid_from)
      select ${tenantId}, given.id, given."postId", given."from" from given join made using (id)`.execute(
      transaction,
    )
  }
}

/** Adopted duties, of one rulebook or of all. */
export async function adoptedDuties(
  database: AnyDatabase,
  tenantId: string,
  rulebookId?: string,
): Promise<Duty[]> {
  let query = tables(database)
    .selectFrom('duty')
    .select(dutyColumns)
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'adopted')
    .orderBy('action_start')
    .orderBy('id')
  if (rulebookId) query = query.where('rulebook_id', '=', rulebookId)
  return query.execute()
}

/** Ends the open assignments of duties from a day on and returns their ids; one that had not begun ends where it began. */
export async function endAssignments(
  transaction: AnyTransaction,
  tenantId: string,
  dutyIds: readonly string[],
  from: string,
): Promise<string[]> {
  const ended = await sql<{ id: string }>`
    update assignment set valid_to = greatest(valid_from, ${from}::date)
    where tenant_id = ${tenantId} and duty_id = any(${[...dutyIds]}::uuid[]) and valid_to > ${from}::date
    returning id`.execute(transaction)
  return ended.rows.map((row) => row.id)
}

/**
 * Units whose kind an adopted duty names, that opened after its adoption and have no assignment of it; not those that
 * somebody declined, nor units closed by the day.
 */
export async function lateUnits(database: AnyDatabase, scope: UnitScope, day: string): Promise<LateUnit[]> {
  const result = await sql<LateUnit>`
    select duty.id as "dutyId", duty.title as "dutyTitle", unit.id as "unitId", name.name as "unitName",
      unit.opened_on as "openedOn"
    from duty
    join unit on unit.tenant_id = duty.tenant_id and unit.kind = any(duty.unit_kinds)
      and unit.opened_on > duty.adopted_from and (unit.closed_on is null or unit.closed_on > ${day})
    join unit_name name on name.tenant_id = unit.tenant_id and name.unit_id = unit.id
      and name.valid_from <= greatest(${day}::date, unit.opened_on) and greatest(${day}::date, unit.opened_on) < name.valid_to
    where duty.tenant_id = ${scope.tenantId} and duty.state = 'adopted' and ${inScope(scope, 'unit.id', day)}
      and not exists (select from assignment where assignment.tenant_id = duty.tenant_id and assignment.duty_id = duty.id
        and assignment.unit_id = unit.id)
      and not exists (select from assignment_declined declined where declined.tenant_id = duty.tenant_id
        and declined.duty_id = duty.id and declined.unit_id = unit.id)
    order by unit.opened_on, unit.id, duty.id
    limit 5000`.execute(database)
  return result.rows
}

export async function insertDeclined(
  transaction: AnyTransaction,
  tenantId: string,
  pairs: readonly { readonly dutyId: string; readonly unitId: string }[],
  reason: string,
  declinedAt: string,
): Promise<void> {
  await tables(transaction)
    .insertInto('assignment_declined')
    .values(
      pairs.map(({ dutyId, unitId }) => ({
        tenant_id: tenantId,
        duty_id: dutyId,
        unit_id: unitId,
        reason,
        declined_at: declinedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
