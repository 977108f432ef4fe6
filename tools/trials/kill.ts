import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { aDuty, anAssignment } from '../../src/features/duties/fixtures.ts'
import { aPost, aUnit } from '../../src/features/organisation/fixtures.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { CLUSTER_USER } from '../../src/platform/database/embedded/cluster.ts'
import { choosePlacement } from '../../src/platform/database/embedded/placement.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { between, pick, seeded } from '../../src/sample/seeded.ts'
import { openProgram } from '../../src/server/open-program.ts'
import { type Field, runClient } from './kill/clients.ts'
import { inspect } from './kill/inspection.ts'
import { Ledger } from './kill/ledger.ts'
import { type ServerProcess, startServerProcess } from './kill/server-process.ts'

/**
 * Kills the running program without warning, again and again, while clients record, correct and void; after every restart
 * all that was acknowledged must be there, nothing half-written, sums and audit chain whole. `--rounds 30 --seed 1`; exit
 * code 1 when anything was lost.
 */
const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    clients: { type: 'string', default: '7' },
  },
})
const rounds = Number(asked.rounds)
const seed = Number(asked.seed)
const clients = Number(asked.clients)

/** What is killed: the program; the program and its database at once; the database first, the program a moment later. */
const ways = ['program', 'program', 'both', 'database-first'] as const
type Way = (typeof ways)[number]

const LONGEST_LIFE = 3_000
const kinds = ['meeting', 'inspection', 'training'] as const

/** A few units with monthly and quarterly duties, made before the first start. */
async function prepare(dataDirectory: string): Promise<Omit<Field, 'address'>> {
  const program = await openProgram({ LUOSHI_DATA: dataDirectory }, createLog({ level: 'silent' }))
  try {
    const context = await program.openContext()
    const today = context.today()
    const root = await aUnit(context, { name: '青禾县教育局', kind: 'bureau' })
    const unitIds = [root]
    for (let number = 1; number <= 5; number += 1)
      unitIds.push(await aUnit(context, { parentId: root, name: `第${number}小学`, kind: 'school' }))
    for (const kind of kinds)
      for (const unit of ['month', 'quarter'] as const) {
        const dutyId = await aDuty(context, {
          schedule: { type: 'periodic', unit, every: 1 },
          evidence: [{ measure: 'times', required: 2, kinds: [kind] }],
        })
        const from = `${today.year - 1}-01-01`
        for (const unitId of unitIds) {
          const { postId } = await aPost(context, { unitId })
          await anAssignment(context, { dutyId, unitId, postId, from })
        }
      }
    const days = Array.from({ length: 90 }, (_, back) => today.subtract({ days: back }).toString())
    return { unitIds, kinds, days }
  } finally {
    await program.close()
  }
}

/** A connection of our own to the embedded database of a running program. */
async function connectTo(dataDirectory: string) {
  const { cluster, passwordFile } = await choosePlacement(dataDirectory)
  const note = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  const password = (await readFile(passwordFile, 'utf8')).trim()
  const [port, host] = [Number(note[3]), note[4] ?? '']
  return connect({ host, port, user: CLUSTER_USER, password, database: 'luoshi' }, 2)
}

async function inspectProgram(dataDirectory: string, ledger: Ledger): Promise<string[]> {
  const opened = await connectTo(dataDirectory)
  try {
    return await inspect(opened.database, ledger, join(dataDirectory, 'files'))
  } finally {
    await opened.close()
  }
}

async function killIn(way: Way, server: ServerProcess, random: () => number): Promise<void> {
  if (way === 'database-first') {
    await server.killDatabase()
    // Long enough, now and then, for the program to have started its database again.
    await sleep(between(random, 0, LONGEST_LIFE))
    return server.kill()
  }
  if (way === 'both') await server.killDatabase()
  await server.kill()
}

async function round(server: ServerProcess, ground: Omit<Field, 'address'>, ledger: Ledger, number: number) {
  const random = seeded(seed + number * 1_000)
  const way = pick(random, ways)
  const life = between(random, 50, LONGEST_LIFE)
  const stopped = new AbortController()
  const working = Array.from({ length: clients }, (_, client) =>
    runClient(
      { ...ground, address: server.address },
      ledger,
      seeded(seed + number * 1_000 + client + 1),
      stopped.signal,
    ),
  )
  const done = Promise.all(working)
  await Promise.race([sleep(life), done])
  await killIn(way, server, random)
  stopped.abort()
  await done
  return { way, life }
}

const dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi-kill-'))
let server: ServerProcess | undefined
const losses: string[] = []
const ledger = new Ledger()
let slowestStart = 0
try {
  const ground = await prepare(dataDirectory)
  server = await startServerProcess(dataDirectory)
  for (let number = 1; number <= rounds; number += 1) {
    const { way, life } = await round(server, ground, ledger, number)
    server = await startServerProcess(dataDirectory)
    slowestStart = Math.max(slowestStart, server.startTook)
    const wrong = await inspectProgram(dataDirectory, ledger)
    losses.push(...wrong)
    console.log(
      `round ${number}: killed ${way} after ${life} ms; started again in ${server.startTook} ms; ` +
        `${ledger.records.size} records, ${ledger.files.size} files; ${wrong.length === 0 ? 'all there' : wrong.slice(0, 5).join('; ')}`,
    )
  }
} finally {
  await server?.kill()
  await sleep(2_000)
  await rm(dataDirectory, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 })
}
const { acknowledged, unanswered, refused, records, files } = ledger
const counts = { acknowledged, unanswered, refused, records: records.size, files: files.size }
console.log(JSON.stringify({ trial: 'kill', seed, rounds, ...counts, slowestStart, losses: losses.length }))
if (losses.length > 0) process.exitCode = 1
