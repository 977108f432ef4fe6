import { type RawBuilder, sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { inScope } from '../../organisation/store.ts'
import type { DutiesTables } from '../tables.ts'
import type { AssignmentLine, AssignmentQuery, PostStretch, StandingAssignment } from './model.ts'

const unitNameOn = (unit: RawBuilder<unknown>, day: string) => sql`
  (select name from unit_name where unit_name.tenant_id = assignment.tenant_id and unit_name.unit_id = ${unit}
    and valid_from <= greatest(assignment.valid_from, ${day}::date) order by valid_from desc limit 1)`

const namedPost = (post: RawBuilder<unknown>, holder: RawBuilder<unknown>, day: string) => sql`
  case when ${post}.id is not null then json_build_object('id', ${post}.id, 'title', ${post}.title,
    'unitName', ${unitNameOn(sql`${post}.unit_id`, day)}, 'holderName', ${holder}.name) end`

/** Joins by which an assignment tells its duty, its own post with the holder, and who answers on the day. */
const joined = (day: string) => sql`
  join duty on duty.tenant_id = assignment.tenant_id and duty.id = assignment.duty_id
  join rulebook on rulebook.tenant_id = duty.tenant_id and rulebook.id = duty.rulebook_id
  left join assignment_post held on held.tenant_id = assignment.tenant_id and held.assignment_id = assignment.id
    and held.valid_from <= greatest(assignment.valid_from, ${day}::date)
    and greatest(assignment.valid_from, ${day}::date) < held.valid_to
  left join post own on own.tenant_id = held.tenant_id and own.id = held.post_id
  left join tenure on tenure.tenant_id = own.tenant_id and tenure.post_id = own.id
    and tenure.valid_from <= ${day} and ${day} < tenure.valid_to
  left join person holder on holder.tenant_id = tenure.tenant_id and holder.id = tenure.person_id
  left join lateral answerable_post(assignment.tenant_id, assignment.id, assignment.unit_id, duty.tier,
    greatest(assignment.valid_from, ${day}::date)) answer on true
  left join post answering on answering.tenant_id = assignment.tenant_id and answering.id = answer.post_id
  left join person answerer on answerer.tenant_id = assignment.tenant_id and answerer.id = answer.holder_id`

const selected = (day: string) => sql`
  assignment.id, duty.id as "dutyId", duty.title as "dutyTitle", duty.kind, duty.schedule, duty.evidence, duty.tier,
  duty.version_id as "versionId", rulebook.title as "rulebookTitle", assignment.unit_id as "unitId",
  ${unitNameOn(sql`assignment.unit_id`, day)} as "unitName", assignment.valid_from as "validFrom",
  nullif(assignment.valid_to, 'infinity') as "validTo",
  ${namedPost(sql`own`, sql`holder`, day)} as post, ${namedPost(sql`answering`, sql`answerer`, day)} as answer,
  coalesce(answer.risen, false) as risen`

/** What a query asks of assignments; all but whether anybody holds the post. */
const matching = (scope: UnitScope, query: AssignmentQuery, day: string) => sql`
  assignment.tenant_id = ${scope.tenantId} and assignment.valid_to > ${day} and ${inScope(scope, 'assignment.unit_id', day)}
  and ${query.dutyId === undefined ? sql`true` : sql`assignment.duty_id = ${query.dutyId}`}
  and ${query.rulebookId === undefined ? sql`true` : sql`duty.rulebook_id = ${query.rulebookId}`}
  and ${query.tier === undefined ? sql`true` : sql`duty.tier = ${query.tier}`}
  and ${
    query.unitId === undefined
      ? sql`true`
      : sql`exists (select from unit_ancestry below where below.tenant_id = assignment.tenant_id
          and below.ancestor_id = ${query.unitId} and below.unit_id = assignment.unit_id
          and below.valid_from <= greatest(assignment.valid_from, ${day}::date)
          and greatest(assignment.valid_from, ${day}::date) < below.valid_to)`
  }`

/** A page of the assignments that bind on a day or later, in the order in which they were made. */
export async function listAssignments(
  database: AnyDatabase,
  scope: UnitScope,
  query: AssignmentQuery,
  day: string,
): Promise<AssignmentLine[]> {
  const { rows } = await sql<AssignmentLine>`
    select ${selected(day)} from assignment ${joined(day)}
    where ${matching(scope, query, day)}
      and ${query.vacant ? sql`holder.id is null` : sql`true`}
      and ${query.cursor === undefined ? sql`true` : sql`assignment.id > ${query.cursor}`}
    order by assignment.id limit ${query.limit + 1}`.execute(database)
  return rows
}

/** How many match in all, and for how many of them nobody holds their own post. */
export async function countAssignments(
  database: AnyDatabase,
  scope: UnitScope,
  query: AssignmentQuery,
  day: string,
): Promise<{ total: number; vacant: number }> {
  const { rows } = await sql<{ total: number; vacant: number }>`
    select count(*) as total, count(*) filter (where tenure.person_id is null) as vacant
    from assignment
    join duty on duty.tenant_id = assignment.tenant_id and duty.id = assignment.duty_id
    left join assignment_post held on held.tenant_id = assignment.tenant_id and held.assignment_id = assignment.id
      and held.valid_from <= greatest(assignment.valid_from, ${day}::date)
      and greatest(assignment.valid_from, ${day}::date) < held.valid_to
    left join tenure on tenure.tenant_id = held.tenant_id and tenure.post_id = held.post_id
      and tenure.valid_from <= ${day} and ${day} < tenure.valid_to
    where ${matching(scope, query, day)}`.execute(database)
  return rows[0] ?? { total: 0, vacant: 0 }
}

/** One assignment, ended or not, with its duty's sentence; null outside the scope. */
export async function findAssignment(
  database: AnyDatabase,
  scope: UnitScope,
  id: string,
  day: string,
): Promise<(AssignmentLine & { sentence: string }) | null> {
  const { rows } = await sql<AssignmentLine & { sentence: string }>`
    select ${selected(day)}, duty.sentence from assignment ${joined(day)}
    where assignment.tenant_id = ${scope.tenantId} and assignment.id = ${id}
      and ${inScope(scope, 'assignment.unit_id', day)}`.execute(database)
  return rows[0] ?? null
}

/** Which posts an assignment has been with, oldest first. */
export async function stretchesOf(
  database: AnyDatabase,
  tenantId: string,
  assignmentId: string,
): Promise<PostStretch[]> {
  const { rows } = await sql<PostStretch>`
    select held.post_id as "postId", post.title, held.valid_from as "from", nullif(held.valid_to, 'infinity') as "to"
    from assignment_post held
    left join post on post.tenant_id = held.tenant_id and post.id = held.post_id
    where held.tenant_id = ${tenantId} and held.assignment_id = ${assignmentId}
    order by held.valid_from`.execute(database)
  return rows
}

/** Other assignments of a unit that bind on a day and are with the same post then. */
export async function siblingsOf(
  database: AnyDatabase,
  tenantId: string,
  line: Pick<AssignmentLine, 'id' | 'unitId' | 'post'>,
  day: string,
): Promise<string[]> {
  if (line.post === null) return []
  const { rows } = await sql<{ id: string }>`
    select assignment.id from assignment
    join assignment_post held on held.tenant_id = assignment.tenant_id and held.assignment_id = assignment.id
      and held.valid_from <= ${day} and ${day} < held.valid_to
    where assignment.tenant_id = ${tenantId} and assignment.unit_id = ${line.unitId} and held.post_id = ${line.post.id}
      and assignment.valid_from <= ${day} and assignment.valid_to > ${day} and assignment.id <> ${line.id}
    limit 999`.execute(database)
  return rows.map(({ id }) => id)
}

/** The assignments of these ids, held until the transaction ends. */
export async function lockAssignments(
  transaction: AnyTransaction,
  scope: UnitScope,
  ids: readonly string[],
  day: string,
): Promise<StandingAssignment[]> {
  const { rows } = await sql<StandingAssignment>`
    select id, duty_id as "dutyId", unit_id as "unitId", valid_from as "validFrom", valid_to as "validTo"
    from assignment
    where tenant_id = ${scope.tenantId} and id = any(${[...ids]}::uuid[]) and ${inScope(scope, 'assignment.unit_id', day)}
    order by id for update`.execute(transaction)
  return rows
}

/** Gives assignments to a post from a day on; what was planned for later days gives way. */
export async function setPost(
  transaction: AnyTransaction,
  tenantId: string,
  assignmentIds: readonly string[],
  postId: string,
  from: string,
): Promise<void> {
  const tables = transaction.withTables<DutiesTables>()
  const ids = [...assignmentIds]
  await tables
    .deleteFrom('assignment_post')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', 'in', ids)
    .where('valid_from', '>=', from)
    .execute()
  await tables
    .updateTable('assignment_post')
    .set({ valid_to: from })
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', 'in', ids)
    .where('valid_to', '>', from)
    .execute()
  await sql`insert into assignment_post (tenant_id, assignment_id, post_id, valid_from)
    select ${tenantId}, id, ${postId}, ${from} from unnest(${ids}::uuid[]) as given(id)`.execute(transaction)
}

export async function setEnd(
  transaction: AnyTransaction,
  tenantId: string,
  assignmentId: string,
  validTo: string,
): Promise<void> {
  await transaction
    .withTables<DutiesTables>()
    .updateTable('assignment')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', assignmentId)
    .execute()
}

/** The day on which the last of the closed periods of assignments began; null when none has closed before `today`. */
export async function lastClosedBegan(
  database: AnyDatabase,
  tenantId: string,
  chosen: { readonly assignmentIds: readonly string[] } | { readonly dutyIds: readonly string[] },
  today: string,
): Promise<string | null> {
  const of =
    'dutyIds' in chosen
      ? sql`duty_id = any(${[...chosen.dutyIds]}::uuid[])`
      : sql`assignment_id = any(${[...chosen.assignmentIds]}::uuid[])`
  const { rows } = await sql<{ day: string | null }>`
    select max(window_from) as day from occurrence
    where tenant_id = ${tenantId} and ${of} and closes_on < ${today} and withdrawn_at is null`.execute(
    database,
  )
  return rows[0]?.day ?? null
}
