import { sql } from 'kysely'
import { partyOf } from '../../src/features/evidence/rules.ts'
import { aUnit } from '../../src/features/organisation/fixtures.ts'
import type { ActionContext, AnyDatabase } from '../../src/platform/action/context.ts'

/** Units right below each inner one: 10,000 units stand five levels deep. */
const BRANCHES = 10
const OPENED = '2020-01-01'
/** Of so many units one acts together with the two after it. */
const JOINT_EVERY = 50

/**
 * A tree of `count` units with a principal and a handler each, one statement a table. Leaves the temporary table
 * `seed_unit (n, id, parent, depth, party_id, handler_post, handler)` on the connection. Gives back the root's id.
 */
export async function seedUnits(
  context: ActionContext,
  connection: AnyDatabase,
  count: number,
): Promise<string> {
  const { tenantId } = context
  // The first unit goes through the action: it brings the tenant's kinds of unit with it.
  const root = await aUnit(context, { kind: 'bureau', name: '青禾县', openedOn: OPENED })
  await sql`create temporary table seed_unit as
    select n, case n when 0 then ${root}::uuid else uuidv7() end as id, (n - 1) / ${BRANCHES}::int as parent, 0 as depth,
      uuidv7() as principal_post, uuidv7() as handler_post, uuidv7() as principal, uuidv7() as handler, null::uuid as party_id
    from generate_series(0, ${count - 1}::int) as n`.execute(connection)
  await sql`alter table seed_unit add primary key (n)`.execute(connection)
  await sql`update seed_unit set party_id = id`.execute(connection)
  await sql`insert into unit (tenant_id, id, kind, position, opened_on, created_at)
    select ${tenantId}, id, case when n * ${BRANCHES}::int + 1 < ${count}::int then 'bureau' else 'school' end, n, ${OPENED}, now()
    from seed_unit where n > 0 order by n`.execute(connection)
  await sql`insert into unit_name (tenant_id, unit_id, name, valid_from)
    select ${tenantId}, id, '单位' || n, ${OPENED} from seed_unit where n > 0`.execute(connection)
  await sql`insert into unit_parent (tenant_id, unit_id, parent_id, valid_from)
    select ${tenantId}, below.id, above.id, ${OPENED}
    from seed_unit below join seed_unit above on above.n = below.parent where below.n > 0`.execute(connection)
  await sql`insert into unit_ancestry (tenant_id, ancestor_id, unit_id, depth, valid_from)
    with recursive way as (
      select n, id, n as at, 0 as depth from seed_unit where n > 0
      union all
      select way.n, way.id, seed_unit.parent, way.depth + 1 from way join seed_unit on seed_unit.n = way.at where way.at > 0
    )
    select ${tenantId}, above.id, way.id, way.depth, ${OPENED}
    from way join seed_unit above on above.n = way.at`.execute(connection)
  await seedPosts(context, connection)
  await seedParties(context, connection)
  return root
}

async function seedPosts({ tenantId }: ActionContext, connection: AnyDatabase): Promise<void> {
  await sql`create temporary view seed_post as
    select n, id as unit_id, principal_post as post_id, principal as person_id, 'principal' as tier, 0 as position from seed_unit
    union all select n, id, handler_post, handler, 'handler', 1 from seed_unit`.execute(connection)
  await sql`insert into post (tenant_id, id, unit_id, title, tier, position, opened_on)
    select ${tenantId}, post_id, unit_id, '岗位', tier, position, ${OPENED} from seed_post order by n`.execute(
    connection,
  )
  await sql`insert into person (tenant_id, id, name, created_at)
    select ${tenantId}, person_id, '人员' || n, now() from seed_post order by n`.execute(connection)
  await sql`insert into tenure (tenant_id, id, post_id, person_id, valid_from)
    select ${tenantId}, uuidv7(), post_id, person_id, ${OPENED} from seed_post order by n`.execute(connection)
}

/** Some units that act together with others; `party_id` of the leading one then names the party. */
async function seedParties({ tenantId }: ActionContext, connection: AnyDatabase): Promise<void> {
  const { rows } = await sql<{ n: number; units: string[] }>`
    select n, array(select other.id::text from seed_unit other where other.n between lead.n and lead.n + 2) as units
    from seed_unit lead where n % ${JOINT_EVERY}::int = 7`.execute(connection)
  const parties = rows.map(({ n, units }) => ({ n, units, party: partyOf(units) }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as given(n int, units uuid[], party uuid)
    ), named as (
      update seed_unit set party_id = given.party from given where given.n = seed_unit.n
    )
    insert into party_unit (tenant_id, party_id, unit_id)
    select ${tenantId}, party, unit_id from given cross join lateral unnest(units) as unit_id`.execute(
    connection,
  )
}
