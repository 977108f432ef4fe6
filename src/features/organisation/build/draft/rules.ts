import type { Refusal, Sentence } from '../../../../kernel/outcome/outcome.ts'
import {
  personNameSchema,
  postTitleSchema,
  type UnitKind,
  type UnitRow,
  unitNameSchema,
} from '../../model.ts'
import { MOST_LEVELS } from '../../units/model.ts'
import {
  type DraftPost,
  type DraftUnit,
  MOST_POSTS,
  MOST_UNITS,
  type WrittenPost,
  type WrittenUnit,
} from '../model.ts'
import { kindOfName, readDay, readKind, readTier, tierOfTitle } from '../rules.ts'
import { columnName, type SheetKey } from '../sheet/register.ts'

/** A unit that already stands, or will, with the days on which its name held under its parent. */
export interface StandingName {
  readonly parentId: string | null
  readonly name: string
  readonly from: string
  readonly to: string
}

/** Everything that a draft is checked against. */
export interface DraftGround {
  readonly kinds: readonly UnitKind[]
  /** Opening day of units that do not say their own. */
  readonly openedOn: string
  readonly underUnitId: string | null
  /** Units as they stand on `openedOn`, in tree order. */
  readonly standing: readonly UnitRow[]
  /** Names under any parent that a draft unit may get, from the earliest opening day on. */
  readonly names: readonly StandingName[]
  /** Written as a list, whose lines have no columns. */
  readonly isList: boolean
}

export interface CheckedDraft {
  readonly units: readonly DraftUnit[]
  readonly problems: readonly Refusal[]
}

/** Turns what was written into units that can be made, or says of each line what is wrong with it. */
export function checkDraft(written: readonly WrittenUnit[], ground: DraftGround): CheckedDraft {
  const posts = written.reduce((sum, unit) => sum + unit.posts.length, 0)
  if (written.length > MOST_UNITS || posts > MOST_POSTS) return { units: [], problems: [tooMany] }
  if (written.length === 0) return { units: [], problems: [nothing] }
  const checking: Checking = {
    written,
    ground,
    standing: new Map(ground.standing.map((unit) => [unit.id, unit])),
    byName: Map.groupBy(ground.standing, (unit) => unit.name),
    writtenNames: Map.groupBy(written, (unit) => unit.name),
    problems: [],
  }
  const parents = written.map((unit) => parentOf(checking, unit))
  const depths = depthsOf(checking, parents)
  const units = written.map(
    (unit, index): DraftUnit => ({
      line: unit.line,
      parent: parents[index] ?? null,
      depth: depths[index] ?? 0,
      name: unit.name.trim(),
      kind: kindOf(checking, unit),
      openedOn: dayOf(checking, unit),
      posts: unit.posts.map((post) => draftPost(checking, post)),
    }),
  )
  for (const unit of units) checkPlace(checking, units, unit)
  checkTwins(checking, units)
  const problems = checking.problems.toSorted((one, other) => lineOf(one) - lineOf(other))
  return { units, problems }
}

interface Checking {
  readonly written: readonly WrittenUnit[]
  readonly ground: DraftGround
  readonly standing: ReadonlyMap<string, UnitRow>
  readonly byName: ReadonlyMap<string, readonly UnitRow[]>
  readonly writtenNames: ReadonlyMap<string, readonly WrittenUnit[]>
  readonly problems: Refusal[]
}

const lineOf = (problem: Refusal): number => problem.place?.row ?? problem.place?.line ?? 0

function say(
  { problems, ground }: Checking,
  line: number,
  key: SheetKey,
  code: string,
  sentence: Sentence,
): void {
  problems.push({
    code: `organisation.${code}`,
    sentence,
    place: ground.isList ? { line } : { row: line, column: columnName(key) },
  })
}

function parentOf(checking: Checking, { line, parent }: WrittenUnit): number | string | null {
  if (parent === null) return checking.ground.underUnitId
  if (typeof parent === 'number') return parent
  const found = checking.byName.get(parent.name) ?? []
  const bearers = found.length + (checking.writtenNames.get(parent.name)?.length ?? 0)
  const [unit] = found
  if (bearers > 1)
    say(checking, line, 'parent', 'parent-ambiguous', {
      zh: `有 ${bearers} 个单位叫“${parent.name}”，无法确定是哪一个`,
      en: `${bearers} units are called “${parent.name}”; it is not clear which one is meant`,
    })
  else if (unit === undefined)
    say(checking, line, 'parent', 'parent-unknown', {
      zh: `找不到上级单位“${parent.name}”`,
      en: `There is no parent unit “${parent.name}”`,
    })
  return unit?.id ?? null
}

/** Depths below what already stands; a unit that stands above itself is a problem and counts as standing at the top. */
function depthsOf(checking: Checking, parents: (number | string | null)[]): number[] {
  const depths: number[] = []
  for (const [start, unit] of checking.written.entries()) {
    const path: number[] = []
    const seen = new Set<number>()
    let at: number | string | null = start
    while (typeof at === 'number' && depths[at] === undefined && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      at = parents[at] ?? null
    }
    if (typeof at === 'number' && depths[at] === undefined) {
      say(checking, unit.line, 'parent', 'cyclic', {
        zh: `“${unit.name}”的上级绕回到了它自己`,
        en: `Going up from “${unit.name}” leads back to itself`,
      })
      parents[at] = null
    }
    let depth =
      typeof at === 'number' ? (depths[at] ?? -1) : at === null ? -1 : (checking.standing.get(at)?.depth ?? 0)
    for (const index of path.toReversed()) depths[index] = ++depth
    if (depth >= MOST_LEVELS)
      say(checking, unit.line, 'parent', 'too-deep', {
        zh: `单位最多 ${MOST_LEVELS} 级`,
        en: `Units may be at most ${MOST_LEVELS} levels deep`,
      })
  }
  return depths
}

function kindOf(checking: Checking, { line, name, kind }: WrittenUnit): string {
  const { kinds } = checking.ground
  if (!unitNameSchema.safeParse(name).success)
    say(checking, line, 'unit', 'bad-name', {
      zh: '单位名称须为 1–100 个字',
      en: 'A unit’s name needs 1 to 100 characters',
    })
  if (kind === undefined) return kindOfName(name, kinds)
  const code = readKind(kind, kinds)
  if (code === undefined)
    say(checking, line, 'kind', 'unknown-kind', {
      zh: `没有“${kind}”这个类别，可用：${kinds.map((each) => each.zh).join('、')}`,
      en: `There is no kind “${kind}”; known are: ${kinds.map((each) => each.en).join(', ')}`,
    })
  return code ?? 'other'
}

function dayOf(checking: Checking, { line, openedOn }: WrittenUnit): string {
  if (openedOn === undefined) return checking.ground.openedOn
  const day = readDay(openedOn)
  if (day === undefined)
    say(checking, line, 'openedOn', 'bad-day', {
      zh: `“${openedOn.slice(0, 40)}”不是日期，请写成 2024-09-01`,
      en: `“${openedOn.slice(0, 40)}” is not a date; write it as 2024-09-01`,
    })
  return day ?? checking.ground.openedOn
}

function draftPost(checking: Checking, { line, title, tier, holder }: WrittenPost): DraftPost {
  if (!postTitleSchema.safeParse(title).success)
    say(checking, line, 'title', 'bad-title', {
      zh: '岗位名称须为 1–60 个字',
      en: 'A post’s title needs 1 to 60 characters',
    })
  if (holder !== undefined && !personNameSchema.safeParse(holder).success)
    say(checking, line, 'holder', 'bad-person-name', {
      zh: '姓名须为 1–40 个字，不要带括号、斜杠等说明',
      en: 'A name needs 1 to 40 characters, without notes in brackets or after a slash',
    })
  const read = tier === undefined ? tierOfTitle(title) : readTier(tier)
  if (read === undefined)
    say(checking, line, 'tier', 'unknown-tier', {
      zh: `没有“${tier}”这个责任层级，可用：领导班子、第一责任人、直接责任人、班子成员、经办人`,
      en: `There is no tier “${tier}”; known are: body, principal, deputy, member, handler`,
    })
  return { title: title.trim(), tier: read ?? 'handler', holder: holder?.trim() ?? null }
}

/** That the unit's parent stands from the day on which the unit opens. */
function checkPlace(checking: Checking, units: readonly DraftUnit[], unit: DraftUnit): void {
  const parent =
    typeof unit.parent === 'number' ? units[unit.parent] : checking.standing.get(unit.parent ?? '')
  if (parent !== undefined && unit.openedOn < parent.openedOn)
    say(checking, unit.line, 'openedOn', 'parent-not-open', {
      zh: `上级单位“${parent.name}”自 ${parent.openedOn} 起才设立，开办日期不能更早`,
      en: `The parent “${parent.name}” opens only on ${parent.openedOn}; the opening day must not be earlier`,
    })
  if (parent !== undefined && 'closedOn' in parent && parent.closedOn !== null)
    say(checking, unit.line, 'parent', 'parent-closed', {
      zh: `上级单位“${parent.name}”自 ${parent.closedOn} 起撤销`,
      en: `The parent “${parent.name}” closes on ${parent.closedOn}`,
    })
}

/** That no name is given twice under one parent, in the list or with a unit that stands or will stand there. */
function checkTwins(checking: Checking, units: readonly DraftUnit[]): void {
  const keyOf = (parent: number | string | null, name: string) => `${parent ?? ''}\n${name}`
  const seen = new Map<string, DraftUnit>()
  const standing = Map.groupBy(checking.ground.names, ({ parentId, name }) => keyOf(parentId, name))
  for (const unit of units) {
    const key = keyOf(unit.parent, unit.name)
    const earlier = seen.get(key)
    const taken = (standing.get(key) ?? []).some((name) => unit.openedOn < name.to)
    if (earlier !== undefined)
      say(checking, unit.line, 'unit', 'duplicate-unit', {
        zh: `同一上级下的“${unit.name}”与第 ${earlier.line} 行重复`,
        en: `“${unit.name}” under the same parent is already on line ${earlier.line}`,
      })
    else if (taken)
      say(checking, unit.line, 'unit', 'duplicate-unit', {
        zh: `同一上级下已有“${unit.name}”`,
        en: `There is already a “${unit.name}” under the same parent`,
      })
    seen.set(key, earlier ?? unit)
  }
}

const tooMany: Refusal = {
  code: 'organisation.build.too-large',
  sentence: {
    zh: `一次最多建 ${MOST_UNITS} 个单位、${MOST_POSTS} 个岗位，请分批`,
    en: `At most ${MOST_UNITS} units and ${MOST_POSTS} posts at once; split the list`,
  },
}
const nothing: Refusal = {
  code: 'organisation.build-empty',
  sentence: { zh: '没有读到任何单位', en: 'No unit was found' },
}
