import type { UnitScope } from '../../../kernel/authority/authority.ts'
import { done, type Outcome, type Refusal, refused } from '../../../kernel/outcome/outcome.ts'
import { readPastedTree } from '../../../kernel/tree/pasted-tree.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { Sheet } from '../../../platform/documents/sheet.ts'
import { readSheet } from '../../../platform/documents/sheet-reader.ts'
import { view } from '../../audit/actions.ts'
import type { AuditDraft } from '../../audit/model.ts'
import type { UnitKind } from '../model.ts'
import { insertPeople, insertPosts, insertTenures } from '../posts/store.ts'
import { unitKinds, unitsAsOf } from '../store.ts'
import { changeTree } from '../tree/actions.ts'
import { insertUnits } from '../tree/store.ts'
import { checkDraft } from './draft/rules.ts'
import {
  type BuildCheck,
  type DraftUnit,
  MOST_PROBLEMS,
  MOST_SHOWN,
  type Notice,
  type PasteRequest,
  type SheetRequest,
  type WrittenUnit,
} from './model.ts'
import { entriesOf, planOf } from './plan/rules.ts'
import { readHeadings } from './sheet/register.ts'
import { readRows, type WrittenSheet } from './sheet/rules.ts'
import { placesTaken, type TakenPlace } from './store.ts'

/** What a list or a sheet was read as, before it is checked against the tree. */
type Reading = (kinds: readonly UnitKind[]) => WrittenSheet

interface Place {
  readonly underUnitId: string | null
  readonly openedOn: string
}

const readPaste =
  (text: string): Reading =>
  (kinds) => {
    const read = readPastedTree(text, kinds)
    if (!read.done) return { units: [], problems: flat(read.refusal), notices: [] }
    const places = new Map(read.value.map((unit, index) => [unit.line, index]))
    const units = read.value.map(
      ({ line, parentLine, name, kind, posts }): WrittenUnit => ({
        line,
        name,
        parent: parentLine === null ? null : (places.get(parentLine) ?? null),
        posts: posts.map((post) => ({ ...post, line })),
        ...(kind === undefined ? {} : { kind }),
      }),
    )
    return { units, problems: [], notices: [], isList: true }
  }

const flat = ({ others = [], ...refusal }: Refusal): Refusal[] => [refusal, ...others]

/** Reads the first sheet of the file that has our headings; before the transaction, as a large file takes its time. */
async function readFile(
  context: ActionContext,
  { bytes, underUnitId }: SheetRequest,
): Promise<Outcome<Reading>> {
  const allowed = await context.authority.require('organisation.write', underUnitId ?? undefined)
  if (!allowed.done) return allowed
  const read = await readSheet(bytes)
  if (!read.done) return read
  const { sheets } = read.value
  const hasHeadings = ({ rows }: Sheet) => rows.slice(0, 20).some((row) => readHeadings(row) !== null)
  const sheet = sheets.find(hasHeadings) ?? sheets[0]
  return done(() => readRows(sheet?.rows ?? []))
}

interface Checked {
  readonly units: readonly DraftUnit[]
  readonly problems: readonly Refusal[]
  readonly notices: readonly Notice[]
  readonly taken: readonly TakenPlace[]
}

async function check(
  context: ActionContext,
  database: AnyDatabase,
  scope: UnitScope,
  place: Place,
  read: Reading,
): Promise<Outcome<Checked>> {
  const kinds = await unitKinds(database, context.tenantId)
  const { units, problems, notices, isList = false } = read(kinds)
  const standing = await unitsAsOf(database, scope, place.openedOn)
  if (place.underUnitId !== null && !standing.some((unit) => unit.id === place.underUnitId))
    return refused(
      'organisation.parent-not-open',
      { zh: '所选上级单位在设立日期当天不存在', en: 'The chosen parent does not stand on the opening day' },
      { field: 'openedOn' },
    )
  // Units may open later than the day chosen, so names are looked at from that day on without end.
  const taken = await placesTaken(
    database,
    context.tenantId,
    standing.map((unit) => unit.id),
    place.openedOn < '1900-01-01' ? '1900-01-01' : place.openedOn,
  )
  if (problems.length > 0) return done({ units: [], problems, notices, taken })
  const draft = checkDraft(units, { ...place, kinds, standing, names: taken, isList })
  return done({ ...draft, notices, taken })
}

function shown({ units, problems, notices }: Checked): BuildCheck {
  const posts = units.flatMap((unit) => unit.posts)
  const people = units.reduce(
    (sum, unit) => sum + new Set(unit.posts.flatMap((post) => post.holder ?? [])).size,
    0,
  )
  return {
    units: units.slice(0, MOST_SHOWN),
    counts: {
      units: units.length,
      posts: posts.length,
      people,
      vacant: posts.filter((post) => post.holder === null).length,
      levels: units.reduce((most, unit) => Math.max(most, unit.depth + 1), 0),
    },
    problems: problems.slice(0, MOST_PROBLEMS),
    notices,
  }
}

async function dryRun(context: ActionContext, place: Place, read: Reading): Promise<Outcome<BuildCheck>> {
  return view(context, 'organisation.write', place.underUnitId ?? undefined, async (database, scope) => {
    const checked = await check(context, database, scope, place, read)
    return checked.done ? done(shown(checked.value)) : checked
  })
}

/** What was made. */
export interface Built {
  readonly units: number
  readonly posts: number
  readonly people: number
  /** Units without a parent among the new ones, in order. */
  readonly topUnitIds: readonly string[]
}

async function build(context: ActionContext, place: Place, read: Reading): Promise<Outcome<Built>> {
  return changeTree(context, place.underUnitId ?? undefined, async (transaction, scope) => {
    const checked = await check(context, transaction, scope, place, read)
    if (!checked.done) return checked
    const { units, problems, taken } = checked.value
    if (problems.length > 0) return withProblems(problems)
    const allowed = await mayBuildUnder(context, units)
    if (!allowed.done) return allowed
    return done(await write(context, transaction, units, taken))
  })
}

/** A sheet may hang units below any unit by name; each is asked for. */
async function mayBuildUnder(context: ActionContext, units: readonly DraftUnit[]): Promise<Outcome<null>> {
  const parentIds = new Set(units.flatMap(({ parent }) => (typeof parent === 'string' ? parent : [])))
  for (const parentId of parentIds) {
    const allowed = await context.authority.require('organisation.write', parentId)
    if (!allowed.done) return allowed
  }
  return done(null)
}

async function write(
  context: ActionContext,
  transaction: AnyTransaction,
  units: readonly DraftUnit[],
  taken: readonly TakenPlace[],
): Promise<{ value: Built; entries: readonly AuditDraft[] }> {
  const { tenantId } = context
  const plan = planOf(units, taken, context.newId)
  const now = context.now().toString()
  await insertUnits(transaction, tenantId, plan.units, now)
  if (plan.posts.length > 0) await insertPosts(transaction, tenantId, plan.posts)
  if (plan.people.length > 0) await insertPeople(transaction, tenantId, plan.people, now)
  if (plan.tenures.length > 0) await insertTenures(transaction, tenantId, plan.tenures)
  const topUnitIds = plan.units.flatMap((unit, index) =>
    typeof units[index]?.parent === 'number' ? [] : unit.id,
  )
  const value = { units: plan.units.length, posts: plan.posts.length, people: plan.people.length, topUnitIds }
  return { value, entries: entriesOf(plan) }
}

function withProblems(problems: readonly Refusal[]): Outcome<never> {
  const sentence = {
    zh: `有 ${problems.length} 处问题，没有写入任何单位；改好后再导入`,
    en: `${problems.length} problems; nothing was written. Mend them and import again`,
  }
  return refused('organisation.build-has-problems', sentence, undefined, problems.slice(0, MOST_PROBLEMS))
}

/** Reads an indented list and says what it would make; writes nothing. */
export const checkPaste = (
  context: ActionContext,
  { text, ...place }: PasteRequest,
): Promise<Outcome<BuildCheck>> => dryRun(context, place, readPaste(text))

/** Makes the units, posts and people of an indented list: all of them, or none. */
export const buildFromPaste = (
  context: ActionContext,
  { text, ...place }: PasteRequest,
): Promise<Outcome<Built>> => build(context, place, readPaste(text))

/** Reads a sheet (.xlsx, .xls, .csv) and says what it would make; writes nothing and keeps nothing of the file. */
export async function checkSheet(
  context: ActionContext,
  request: SheetRequest,
): Promise<Outcome<BuildCheck>> {
  const reading = await readFile(context, request)
  return reading.done ? dryRun(context, request, reading.value) : reading
}

/** Makes the units, posts and people of a sheet: all of them, or none. The file itself is not kept. */
export async function buildFromSheet(context: ActionContext, request: SheetRequest): Promise<Outcome<Built>> {
  const reading = await readFile(context, request)
  return reading.done ? build(context, request, reading.value) : reading
}
