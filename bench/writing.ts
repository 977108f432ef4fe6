import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { linkEntries } from '../src/features/audit/jobs.ts'
import { followSummary } from '../src/features/dashboards/roll-up/jobs.ts'
import { recordActivity } from '../src/features/evidence/actions.ts'
import { aDraft } from '../src/features/evidence/fixtures.ts'
import type { ActionContext } from '../src/platform/action/context.ts'
import type { District } from './district/district.ts'
import { quantile, type Times } from './stopwatch.ts'

export const CLIENTS = 7
const WARM_UP = 2_000
/** The run is cut into pieces of this length (ms), whose rates give least, median and most. */
const PIECE = 2_000
const kinds = ['inspection', 'training', 'meeting', 'briefing', 'drill', 'study', 'other']

export interface Writing {
  readonly clients: number
  readonly seconds: number
  readonly records: number
  /** Acknowledged, durable records a second. */
  readonly perSecond: {
    readonly min: number
    readonly median: number
    readonly max: number
    readonly overall: number
  }
  readonly occurrencesSatisfied: number
  readonly milliseconds: Omit<Times, 'runs'> & { readonly p95: number; readonly p99: number }
  /** Time of the processors, which says more than the clock on a busy machine; the database's only on Linux. */
  readonly cpuMillisecondsPerRecord: { readonly program: number; readonly database: number | null }
  /** Records found in the table afterwards beyond those before: all that were acknowledged. */
  readonly kept: number
}

/** CPU seconds that the database's processes have used so far; null where the system does not tell (Linux does). */
async function databaseCpu({ database }: ActionContext): Promise<number | null> {
  if (process.platform !== 'linux') return null
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

async function recordCount({ database }: ActionContext): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from activity`.execute(database)
  return rows[0]?.count ?? 0
}

/** The jobs that follow records in the server, running beside them here as well. */
async function follow(context: ActionContext, signal: AbortSignal): Promise<void> {
  const again = async (pause: number, work: () => Promise<unknown>): Promise<void> => {
    while (!signal.aborted) {
      await work()
      await sleep(pause)
    }
  }
  await Promise.all([
    again(500, () => linkEntries(context.database, () => new Date().toISOString())),
    again(1_000, () => followSummary(context)),
  ])
}

interface Recorded {
  readonly at: number
  readonly took: number
  readonly satisfied: number
}

/** Clients that record one after another for some time, each record with the search for the occurrences it satisfies. */
async function record({ context, unitIds }: District, milliseconds: number): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  const days = context.today().dayOfYear - 1
  const begun = performance.now()
  const client = async (number: number): Promise<void> => {
    for (let turn = number; performance.now() - begun < milliseconds; turn += CLIENTS) {
      const started = performance.now()
      const outcome = await recordActivity(
        context,
        aDraft(context, {
          unitId: unitIds[(turn * 7919) % unitIds.length] ?? '',
          kind: kinds[turn % kinds.length] ?? '',
          occurredOn: context
            .today()
            .subtract({ days: (turn * 31) % days })
            .toString(),
        }),
      )
      if (!outcome.done) throw new Error(outcome.refusal.code)
      const now = performance.now()
      recorded.push({ at: now - begun, took: now - started, satisfied: outcome.value.satisfied })
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return recorded
}

const ratesOf = (recorded: readonly Recorded[], milliseconds: number): number[] => {
  const pieces = Array.from({ length: Math.floor(milliseconds / PIECE) }, () => 0)
  for (const { at } of recorded) {
    const piece = Math.floor(at / PIECE)
    if (piece < pieces.length) pieces[piece] = (pieces[piece] ?? 0) + 1
  }
  return pieces.map((count) => Math.round((count * 1000) / PIECE)).sort((one, other) => one - other)
}

/** How many records a second the program acknowledges on a district with a year behind it. */
export async function measureWriting(district: District, seconds: number): Promise<Writing> {
  const { context } = district
  const stopped = new AbortController()
  const following = follow(context, stopped.signal)
  try {
    await record(district, WARM_UP)
    const before = {
      count: await recordCount(context),
      program: process.cpuUsage(),
      database: await databaseCpu(context),
    }
    const recorded = await record(district, seconds * 1000)
    const program = process.cpuUsage(before.program)
    const database = await databaseCpu(context)
    const each = (cpuSeconds: number): number => Math.round((cpuSeconds * 1e5) / recorded.length) / 100
    const took = recorded.map((one) => one.took).sort((one, other) => one - other)
    const rates = ratesOf(recorded, seconds * 1000)
    return {
      clients: CLIENTS,
      seconds,
      records: recorded.length,
      perSecond: {
        min: quantile(rates, 0),
        median: quantile(rates, 0.5),
        max: quantile(rates, 1),
        overall: Math.round(recorded.length / seconds),
      },
      occurrencesSatisfied: recorded.reduce((sum, { satisfied }) => sum + satisfied, 0),
      milliseconds: {
        min: quantile(took, 0),
        median: quantile(took, 0.5),
        max: quantile(took, 1),
        p95: quantile(took, 0.95),
        p99: quantile(took, 0.99),
      },
      cpuMillisecondsPerRecord: {
        program: each((program.user + program.system) / 1e6),
        database: database === null || before.database === null ? null : each(database - before.database),
      },
      kept: (await recordCount(context)) - before.count,
    }
  } finally {
    stopped.abort()
    await following
  }
}
