import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { StandingName } from './draft/rules.ts'

/** What a name under a parent takes up: the name on its days, and a place in the order. */
export interface TakenPlace extends StandingName {
  readonly position: number
}

/** Names and positions under these parents and at the top, on any day from `day` on. */
export async function placesTaken(
  database: AnyDatabase,
  tenantId: string,
  parentIds: readonly string[],
  day: string,
): Promise<TakenPlace[]> {
  const { rows } = await sql<TakenPlace>`
    select parent.parent_id as "parentId", name.name, unit.position,
           greatest(name.valid_from, parent.valid_from) as "from", least(name.valid_to, parent.valid_to) as "to"
    from unit_parent parent
    join unit on unit.tenant_id = parent.tenant_id and unit.id = parent.unit_id
    join unit_name name on name.tenant_id = parent.tenant_id and name.unit_id = parent.unit_id
      and name.valid_from < parent.valid_to and name.valid_to > parent.valid_from
    where parent.tenant_id = ${tenantId} and parent.valid_to > ${day} and name.valid_to > ${day}
      and (parent.parent_id is null or parent.parent_id = any(${[...parentIds]}::uuid[]))`.execute(database)
  return rows
}
