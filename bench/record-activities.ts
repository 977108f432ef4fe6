import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { openLocalOwner } from '../src/features/access/actions.ts'
import { linkEntries } from '../src/features/audit/jobs.ts'
import { aDuty } from '../src/features/duties/fixtures.ts'
import { openOccurrences } from '../src/features/duties/occurrences/actions.ts'
import { recordActivity } from '../src/features/evidence/actions.ts'
import { aDraft } from '../src/features/evidence/fixtures.ts'
import { aUnit } from '../src/features/organisation/fixtures.ts'
import type { Schedule } from '../src/kernel/calendar/schedule.ts'
import type { ActionContext } from '../src/platform/action/context.ts'
import { openDatabase } from '../src/platform/database/connect.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { inTransaction } from '../src/platform/database/transaction.ts'
import { permissions } from '../src/server/compose.ts'

/**
 * Acknowledged, durable records per second: clients call `recordActivity` one after another, each with the search for
 * occurrences it satisfies, while the linker runs beside them as in the server. Seeding goes past the actions, measuring
 * does not. Prints JSON.
 */
const { values: asked } = parseArgs({
  options: {
    units: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '10' },
    clients: { type: 'string', default: '7' },
  },
})
const unitCount = Number(asked.units)
const clients = Number(asked.clients)
const seconds = Number(asked.seconds)

const kinds = ['meeting', 'study', 'training', 'drill', 'inspection', 'campaign']
const periods = ['month', 'quarter', 'halfyear', 'year'] as const

/** Units below one bureau, each with a principal and a handler, written in one statement a table. */
async function seedUnits(context: ActionContext): Promise<string[]> {
  const root = await aUnit(context, { kind: 'bureau', openedOn: '2020-01-01' })
  const ids = Array.from({ length: unitCount }, () => context.newId())
  const { tenantId, database } = context
  await sql`insert into unit (tenant_id, id, kind, position, opened_on, created_at)
    select ${tenantId}, id, 'school', 1, '2020-01-01', now() from unnest(${ids}::uuid[]) as given(id)`.execute(
    database,
  )
  await sql`insert into unit_name (tenant_id, unit_id, name, valid_from)
    select ${tenantId}, id, '学校', '2020-01-01' from unnest(${ids}::uuid[]) as given(id)`.execute(database)
  await sql`insert into unit_parent (tenant_id, unit_id, parent_id, valid_from)
    select ${tenantId}, id, ${root}::uuid, '2020-01-01' from unnest(${ids}::uuid[]) as given(id)`.execute(
    database,
  )
  await sql`insert into unit_ancestry (tenant_id, ancestor_id, unit_id, depth, valid_from)
    select ${tenantId}, ancestor, id, depth, '2020-01-01' from unnest(${ids}::uuid[]) as given(id)
    cross join lateral (values (id, 0), (${root}::uuid, 1)) as above(ancestor, depth)`.execute(database)
  for (const [position, tier] of ['principal', 'handler'].entries()) {
    const posts = ids.map(() => context.newId())
    const people = ids.map(() => context.newId())
    await sql`insert into post (tenant_id, id, unit_id, title, tier, position, opened_on)
      select ${tenantId}, id, unit_id, '岗位', ${tier}, ${position}, '2020-01-01'
      from unnest(${posts}::uuid[], ${ids}::uuid[]) as given(id, unit_id)`.execute(database)
    await sql`insert into person (tenant_id, id, name, created_at)
      select ${tenantId}, id, '人员', now() from unnest(${people}::uuid[]) as given(id)`.execute(database)
    await sql`insert into tenure (tenant_id, id, post_id, person_id, valid_from)
      select ${tenantId}, person_id, post_id, person_id, '2020-01-01'
      from unnest(${posts}::uuid[], ${people}::uuid[]) as given(post_id, person_id)`.execute(database)
  }
  return ids
}

/** Two duties for each kind of activity and period, assigned to every unit from the start of the year. */
async function seedDuties(context: ActionContext, unitIds: readonly string[]): Promise<number> {
  const { tenantId } = context
  const from = `${context.today().year}-01-01`
  let assignments = 0
  for (const kind of kinds)
    for (const unit of periods) {
      const schedule: Schedule = { type: 'periodic', unit, every: 1 }
      const evidence = [{ measure: 'times', required: 4, kinds: [kind] }] as const
      const dutyId = await aDuty(context, {
        schedule,
        evidence: evidence.map((rule) => ({ ...rule, kinds: [kind] })),
      })
      const ids = unitIds.map(() => context.newId())
      await inTransaction(context.database, async (transaction) => {
        await sql`insert into assignment (tenant_id, id, duty_id, unit_id, valid_from, start_rule)
          select ${tenantId}, id, ${dutyId}, unit_id, ${from}, 'full'
          from unnest(${ids}::uuid[], ${[...unitIds]}::uuid[]) as given(id, unit_id)`.execute(transaction)
        await openOccurrences(context, transaction, ids)
      })
      assignments += ids.length
    }
  return assignments
}

/** CPU seconds that the database's processes have used so far (Linux; otherwise 0): on a busy machine they tell more than the clock. */
async function databaseCpu(database: ActionContext['database']): Promise<number> {
  if (process.platform !== 'linux') return 0
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(database)
  const stats = await Promise.all(
    rows.map(({ pid }) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  const ticks = stats.map((stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100

async function measure(context: ActionContext, unitIds: readonly string[], milliseconds: number) {
  const times: number[] = []
  let satisfied = 0
  const today = context.today()
  const days = Math.max(1, today.dayOfYear - 1)
  const end = performance.now() + milliseconds
  const client = async (number: number): Promise<void> => {
    for (let turn = number; performance.now() < end; turn += clients) {
      const started = performance.now()
      const recorded = await recordActivity(
        context,
        aDraft(context, {
          unitId: unitIds[(turn * 7919) % unitIds.length] ?? '',
          kind: kinds[turn % kinds.length] ?? '',
          occurredOn: today.subtract({ days: (turn * 31) % days }).toString(),
        }),
      )
      if (!recorded.done) throw new Error(recorded.refusal.code)
      satisfied += recorded.value.satisfied
      times.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  const took = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  return {
    records: times.length,
    perSecond: Math.round(times.length / took),
    occurrencesSatisfied: satisfied,
    milliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) },
  }
}

const directory = await mkdtemp(join(tmpdir(), 'luoshi-bench-'))
const opened = await openDatabase({ dataDirectory: directory, connections: clients + 2 })
try {
  await migrate(opened.database)
  const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }
  const context = await (await openLocalOwner({ database: opened.database, files, permissions }))()
  const unitIds = await seedUnits(context)
  const seeding = performance.now()
  const assignments = await seedDuties(context, unitIds)
  const seeded = (performance.now() - seeding) / 1000
  const { rows } = await sql<{
    occurrences: number
  }>`select count(*)::int as occurrences from occurrence`.execute(opened.database)
  await sql`vacuum analyze`.execute(opened.database)
  const linker = new AbortController()
  const linking = (async () => {
    while (!linker.signal.aborted) {
      await linkEntries(opened.database, () => new Date().toISOString())
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })()
  await measure(context, unitIds, 2_000)
  const cpuBefore = process.cpuUsage()
  const databaseBefore = await databaseCpu(opened.database)
  const result = await measure(context, unitIds, seconds * 1000)
  const cpu = process.cpuUsage(cpuBefore)
  const databaseUsed = (await databaseCpu(opened.database)) - databaseBefore
  linker.abort()
  await linking
  const kept = await sql<{ records: number }>`select count(*)::int as records from activity`.execute(
    opened.database,
  )
  const report = {
    benchmark: 'record-activities',
    machine: {
      cores: cpus().length,
      model: cpus()[0]?.model,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    database: opened.description,
    size: { units: unitIds.length, assignments, occurrences: rows[0]?.occurrences, clients, seconds },
    openingSeconds: Math.round(seeded * 100) / 100,
    cpuMillisecondsPerRecord: {
      program: Math.round((cpu.user + cpu.system) / 10 / result.records) / 100,
      database: Math.round((databaseUsed * 1e5) / result.records) / 100,
    },
    kept: kept.rows[0]?.records,
    ...result,
  }
  console.log(JSON.stringify(report, null, 2))
} finally {
  await opened.close()
  await rm(directory, { recursive: true, force: true })
}
