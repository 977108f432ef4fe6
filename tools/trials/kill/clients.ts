import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { between } from '../../../src/sample/seeded.ts'
import type { KnownRecord, Ledger, RecordState } from './ledger.ts'

/** Where clients work, and on what. */
export interface Field {
  readonly address: string
  readonly unitIds: readonly string[]
  readonly kinds: readonly string[]
  /** Days ('YYYY-MM-DD') on which work may have happened. */
  readonly days: readonly string[]
}

/** The three ways a request can end: saved, surely not saved, or nobody knows. */
type Answer = { readonly end: 'saved'; readonly data: unknown } | { readonly end: 'not-saved' | 'unknown' }

/** Answers that promise that nothing was saved. Everything else that is not a success is a fault of the program. */
const NOTHING_SAVED = new Set(['server.unavailable', 'server.stopping'])

async function ask(
  field: Field,
  method: string,
  path: string,
  body: BodyInit,
  type?: string,
): Promise<Answer> {
  let response: Response
  let answer: { data?: unknown; refusal?: { code: string; sentence: { en: string } } }
  try {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    response = await fetch(`${field.address}/api/evidence${path}`, { method, headers, body })
    answer = (await response.json()) as typeof answer
  } catch {
    return { end: 'unknown' }
  }
  if (response.ok) return { end: 'saved', data: answer.data }
  const code = answer.refusal?.code ?? ''
  if (code === 'server.unconfirmed') return { end: 'unknown' }
  if (NOTHING_SAVED.has(code)) return { end: 'not-saved' }
  throw new Error(`${method} ${path}: ${response.status} ${code} ${answer.refusal?.sentence.en}`)
}

const askJson = (field: Field, method: string, path: string, body: unknown): Promise<Answer> =>
  ask(field, method, path, JSON.stringify(body), 'application/json')

const PAUSE = 50

/** A client of its own: records, corrects and voids one after another until told to stop. Corrects only its own records. */
export async function runClient(
  field: Field,
  ledger: Ledger,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  const own: string[] = []
  let refusedBefore = ledger.refused
  while (!signal.aborted) {
    // Whoever is refused because the database is gone tries again, but not a thousand times a second.
    if (ledger.refused > refusedBefore) await sleep(PAUSE)
    refusedBefore = ledger.refused
    const chance = random()
    const id = own[between(random, 0, Math.max(0, own.length - 1))]
    const known = id === undefined ? undefined : ledger.records.get(id)
    const isFree = known !== undefined && known.orElse === null && !known.state.voided
    if (id === undefined || !isFree || chance < 0.55) await record(field, ledger, random, own, chance < 0.15)
    else if (chance < 0.85) await correct(field, ledger, random, id, known)
    else await takeBack(field, ledger, id, known)
  }
}

const draftOf = (field: Field, random: () => number, title: string) => ({
  unitId: field.unitIds[between(random, 0, field.unitIds.length - 1)],
  jointUnitIds: [],
  kind: field.kinds[between(random, 0, field.kinds.length - 1)],
  title,
  occurredOn: field.days[between(random, 0, field.days.length - 1)],
  headCount: between(random, 1, 40),
  people: [],
  hours: between(random, 1, 4),
  topicIds: [],
  summary: '',
  attachments: [] as { sha256: string; name: string }[],
  occurrenceIds: 'suggested',
})

/** `count` notes the end of a request and hands its answer on. */
function count(ledger: Ledger, answer: Answer): Answer {
  if (answer.end === 'saved') ledger.acknowledged += 1
  else if (answer.end === 'unknown') ledger.unanswered += 1
  else ledger.refused += 1
  return answer
}

async function record(
  field: Field,
  ledger: Ledger,
  random: () => number,
  own: string[],
  withFile: boolean,
): Promise<void> {
  const draft = draftOf(field, random, randomUUID())
  if (withFile) {
    const form = new FormData()
    form.set('file', new File([`签到表 ${randomUUID()}`], 'list.txt'))
    const uploaded = count(ledger, await ask(field, 'POST', '/files', form))
    if (uploaded.end !== 'saved') return
    const { sha256 } = uploaded.data as { sha256: string }
    ledger.files.add(sha256)
    draft.attachments.push({ sha256, name: 'list.txt' })
  }
  const answer = count(ledger, await askJson(field, 'POST', '/activities', draft))
  if (answer.end === 'not-saved') ledger.refusedTitles.add(draft.title)
  if (answer.end !== 'saved') return
  const { id, revision } = answer.data as { id: string; revision: number }
  ledger.records.set(id, { state: { revision, voided: false }, orElse: null })
  own.push(id)
}

async function correct(
  field: Field,
  ledger: Ledger,
  random: () => number,
  id: string,
  known: KnownRecord,
): Promise<void> {
  const { revision } = known.state
  const draft = { ...draftOf(field, random, randomUUID()), revision, reason: '更正' }
  const answer = count(ledger, await askJson(field, 'PUT', `/activities/${id}`, draft))
  apply(known, answer, { revision: revision + 1, voided: false })
}

async function takeBack(field: Field, ledger: Ledger, id: string, known: KnownRecord): Promise<void> {
  const { revision } = known.state
  const answer = count(
    ledger,
    await askJson(field, 'POST', `/activities/${id}/void`, { revision, reason: '误录' }),
  )
  apply(known, answer, { revision, voided: true })
}

function apply(known: KnownRecord, answer: Answer, next: RecordState): void {
  if (answer.end === 'saved') known.state = next
  else if (answer.end === 'unknown') known.orElse = next
}
