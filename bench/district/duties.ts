import { sql } from 'kysely'
import { aDuty } from '../../src/features/duties/fixtures.ts'
import type { EvidenceRule } from '../../src/features/duties/model.ts'
import { openOccurrences } from '../../src/features/duties/occurrences/actions.ts'
import type { PeriodUnit } from '../../src/kernel/calendar/schedule.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../src/platform/action/context.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'

interface GivenDuty {
  readonly title: string
  readonly unit: PeriodUnit
  readonly kind: string
  readonly measure?: EvidenceRule['measure']
  readonly required?: number
  readonly graceDays?: number
  /** Whether work is done for its sake; otherwise it is met by work that other duties ask for. */
  readonly drives: boolean
}

/** What every unit must do: four rhythms, one with grace, two met by the way. */
const duties: readonly GivenDuty[] = [
  { title: '每周开展安全检查', unit: 'week', kind: 'inspection', drives: true },
  { title: '每月组织安全培训', unit: 'month', kind: 'training', drives: true },
  { title: '每月召开安全会议', unit: 'month', kind: 'meeting', drives: true },
  { title: '每月报告工作情况', unit: 'month', kind: 'briefing', graceDays: 5, drives: true },
  { title: '每季度组织应急演练', unit: 'quarter', kind: 'drill', drives: true },
  { title: '每半年专题学习两次', unit: 'halfyear', kind: 'study', required: 2, drives: true },
  { title: '每季度检查不少于六次', unit: 'quarter', kind: 'inspection', required: 6, drives: false },
  {
    title: '每年培训不少于十六学时',
    unit: 'year',
    kind: 'training',
    measure: 'hours',
    required: 16,
    drives: false,
  },
]

/**
 * The duties, assigned to every unit of `seed_unit` from the first of January on. The windows are those that the engine
 * makes for the root; they are left in the temporary table `seed_window` with what each asks, and in `seed_spare` those of
 * duties that other work meets by the way.
 */
export async function seedDuties(
  context: ActionContext,
  connection: AnyDatabase,
  year: number,
): Promise<number> {
  const { tenantId } = context
  const from = `${year}-01-01`
  const ids: string[] = []
  for (const { title, unit, kind, measure = 'times', required = 1, graceDays = 0 } of duties)
    ids.push(
      await aDuty(context, {
        title,
        graceDays,
        schedule: { type: 'periodic', unit, every: 1 },
        evidence: [{ measure, required, kinds: [kind] }],
      }),
    )
  const seeds = duties.map((duty, index) => ({ id: ids[index], kind: duty.kind, drives: duty.drives }))
  await sql`create temporary table seed_duty as
    select * from jsonb_to_recordset(${sql.lit(JSON.stringify(seeds))}::jsonb) as given(id uuid, kind text, drives boolean)`.execute(
    connection,
  )
  await sql`insert into assignment (tenant_id, id, duty_id, unit_id, valid_from, start_rule)
    select ${tenantId}, uuidv7(), seed_duty.id, seed_unit.id, ${from}, 'full'
    from seed_duty cross join seed_unit`.execute(connection)
  await sql`insert into assignment_post (tenant_id, assignment_id, post_id, valid_from)
    select ${tenantId}, assignment.id, handler_post, ${from}
    from assignment join seed_unit on seed_unit.id = unit_id`.execute(connection)
  await keepWindows(context, connection)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from assignment`.execute(
    connection,
  )
  return rows[0]?.count ?? 0
}

/** Lets the engine make the root's occurrences, keeps their windows and takes the rows back: all units get theirs at once. */
async function keepWindows(context: ActionContext, connection: AnyDatabase): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select assignment.id from assignment join seed_unit on seed_unit.id = unit_id where n = 0`.execute(
    connection,
  )
  await inTransaction(connection, (transaction: AnyTransaction) =>
    openOccurrences(
      context,
      transaction,
      rows.map(({ id }) => id),
    ),
  )
  await sql`create temporary table seed_window as
    select row_number() over (order by window_from, duty_id)::int as number, duty_id, period_key, window_from, window_to,
      closes_on, provisional, occurrence.kinds, position, measure, required, seed_duty.kind, drives
    from occurrence
    join requirement on occurrence_id = occurrence.id
    join seed_duty on seed_duty.id = duty_id`.execute(connection)
  await sql`create temporary table seed_spare as select * from seed_window where not drives`.execute(
    connection,
  )
  await sql`analyze seed_window, seed_spare, seed_unit, assignment`.execute(connection)
  for (const table of ['occurrence_uncounted', 'requirement', 'occurrence', 'summary', 'summary_change'])
    await sql`truncate ${sql.table(table)} cascade`.execute(connection)
}
