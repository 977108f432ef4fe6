import { readFileSync } from 'node:fs'

/** What the pictures show: places of the sample district, found by asking the server as any client does. */
export interface District {
  readonly bureauId: string
  readonly schoolId: string
  /** A rule that has just come in, its duties not yet judged. */
  readonly versionId: string
  /** An activity of several units that counts for many duties. */
  readonly activityId: string
  readonly occurrenceId: string | undefined
  /** A training that would count for several duties that still want it. */
  readonly training: Training
  /** The half-year's report in each language; absent while the server makes none. */
  readonly reportIds: Readonly<Record<'zh' | 'en', string>> | undefined
}

/** Who recorded it, and the principal who led it. */
interface Training {
  readonly unitId: string
  readonly leader: string
}

const school = '青禾县第一小学'
const newRule = readFileSync(new URL('canteen-measures.txt', import.meta.url), 'utf8')

interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parentId: string | null
}

type Ask = <Data>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Data>

/** Asks the API; throws with the refusal's code. */
const askServer =
  (address: string): Ask =>
  async <Data>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${address}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as { data: Data; refusal?: { code: string } }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.refusal?.code ?? ''}`)
    return answer.data
  }

/** Loads the sample district; returns when the server says that all of it is there. */
export async function loadDistrict(address: string): Promise<void> {
  const response = await fetch(`${address}/api/sample/load`, { method: 'POST' })
  const events = await response.text()
  if (!events.includes('event: done')) throw new Error(`the sample was not loaded: ${events.slice(-500)}`)
}

/** Brings in what the pictures need besides, and finds what they show. */
export async function prepareDistrict(address: string): Promise<District> {
  const ask = askServer(address)
  const { units } = await ask<{ units: Unit[] }>('GET', '/organisation/facts')
  const idOf = (name: string) => units.find((unit) => unit.name === name)?.id ?? ''
  const bureauId = units.find(({ parentId }) => parentId === null)?.id ?? ''
  const today = new Date().toISOString().slice(0, 10)
  const { versionId } = await ask<{ versionId: string }>('POST', '/rulebooks/paste', {
    text: newRule,
    issuer: '青禾县教育局',
    kind: 'internal',
    effectiveFrom: `${today.slice(0, 7)}-01`,
  })
  await ask('POST', `/duties/review/versions/${versionId}/propose`)
  const { activities } = await ask<{ activities: { id: string; entriesSaved: number }[] }>(
    'GET',
    '/evidence/activities?joint=true&limit=200',
  )
  const [richest] = activities.toSorted((one, other) => other.entriesSaved - one.entriesSaved)
  return {
    bureauId,
    schoolId: idOf(school),
    versionId,
    activityId: richest?.id ?? '',
    training: await bestTraining(ask, units, today),
    occurrenceId: await openOccurrence(ask, idOf(school)),
    reportIds: await makeReports(ask, bureauId, today),
  }
}

/** Judges the new rule as complete, so that adopting it can be shown. */
export async function acceptDuties(address: string, versionId: string): Promise<void> {
  const ask = askServer(address)
  const desk = await ask<{ duties: { id: string; revision: number; state: string; unitKinds: string[] }[] }>(
    'GET',
    `/duties/review/versions/${versionId}`,
  )
  const duties = desk.duties.filter(({ state, unitKinds }) => state === 'proposed' && unitKinds.length > 0)
  if (duties.length === 0) return
  const decided = duties.map(({ id, revision }) => ({ id, revision }))
  await ask('POST', '/duties/review/decide', { decision: 'accept', duties: decided })
}

async function openOccurrence(ask: Ask, unitId: string): Promise<string | undefined> {
  const mine = await ask<Readonly<Record<'overdue' | 'week' | 'later', { occurrenceId: string }[]>>>(
    'GET',
    `/dashboards/mine?unitId=${unitId}`,
  )
  return [...mine.overdue, ...mine.week, ...mine.later][0]?.occurrenceId
}

interface Person {
  readonly id: string
  readonly name: string
  readonly posts: readonly { readonly unitId: string; readonly tier: string }[]
}

async function bestTraining(ask: Ask, units: readonly Unit[], day: string): Promise<Training> {
  const people = await ask<Person[]>('GET', `/organisation/people?day=${day}`)
  let best = { unitId: '', leader: '', wanted: -1 }
  for (const { id, kind } of units) {
    const isPrincipal = ({ posts }: Person) =>
      posts.some(({ unitId, tier }) => unitId === id && tier === 'principal')
    const leader = people.find(isPrincipal)
    if (kind !== 'school' || leader === undefined) continue
    const wanted = await wantedTraining(ask, id, leader.id, day)
    if (wanted > best.wanted) best = { unitId: id, leader: leader.name, wanted }
  }
  return best
}

/** How many occurrences that are not met yet a training of today, led by this person, would count for. */
async function wantedTraining(ask: Ask, unitId: string, personId: string, day: string): Promise<number> {
  const nothing = { jointUnitIds: [], topicIds: [], attachments: [], summary: '' }
  const { occurrences } = await ask<{ occurrences: { ticked: boolean; alreadyMet: boolean }[] }>(
    'POST',
    '/evidence/activities/suggestions',
    {
      ...nothing,
      unitId,
      kind: 'training',
      title: 'training',
      occurredOn: day,
      headCount: 1,
      hours: 1,
      people: [{ personId, led: true }],
    },
  )
  return occurrences.filter(({ ticked, alreadyMet }) => ticked && !alreadyMet).length
}

/** The last half-year that is over, from the first built-in template that takes half-years. */
async function makeReports(ask: Ask, unitId: string, today: string): Promise<District['reportIds']> {
  const year = Number(today.slice(0, 4))
  const periodKey = today.slice(5, 7) > '06' ? `${year}-H1` : `${year - 1}-H2`
  const templates = await ask<{ id: string; content: { periods: string[] } }[]>('GET', '/reports/templates')
  const template = templates.find(({ content }) => content.periods.includes('halfyear'))
  if (template === undefined) return undefined
  const make = async (language: 'zh' | 'en') =>
    (await ask<{ id: string }>('POST', '/reports', { unitId, templateId: template.id, periodKey, language }))
      .id
  return { zh: await make('zh'), en: await make('en') }
}
