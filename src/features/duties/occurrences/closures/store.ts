import { sql } from 'kysely'
import type { AnyTransaction } from '../../../../platform/action/context.ts'

/** An assignment that outlives its unit, and the first day on which the unit is gone. */
export interface Outlived {
  readonly id: string
  readonly closedOn: string
}

/** Ends assignments on the day from which their unit is closed and returns them; few units close, so it is cheap to ask. */
export async function endOutlived(transaction: AnyTransaction, tenantId: string): Promise<Outlived[]> {
  const { rows } = await sql<Outlived>`
    update assignment set valid_to = greatest(assignment.valid_from, unit.closed_on)
    from unit
    where unit.tenant_id = ${tenantId} and unit.closed_on is not null
      and assignment.tenant_id = unit.tenant_id and assignment.unit_id = unit.id
      and assignment.valid_to > greatest(assignment.valid_from, unit.closed_on)
    returning assignment.id, unit.closed_on as "closedOn"`.execute(transaction)
  return rows
}
