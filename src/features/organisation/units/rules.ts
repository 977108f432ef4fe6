import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import { MOST_LEVELS, type Span, type UnitHistory } from './model.ts'

export const FOREVER = 'infinity'

/** A span's end as screens read it. */
export const endOrNull = (to: string): string | null => (to === FOREVER ? null : to)

/** The span that holds a day, or undefined. */
export function spanOn<Value>(timeline: readonly Span<Value>[], day: string): Span<Value> | undefined {
  return timeline.find((span) => span.from <= day && day < span.to)
}

/**
 * The timeline with `value` from `day` until the change that is already planned after it. Spans that touch and say the
 * same become one, so changing back on the day of a change takes that change away. `day` must lie within the timeline.
 */
export function changeFrom<Value>(
  timeline: readonly Span<Value>[],
  day: string,
  value: Value,
): readonly Span<Value>[] {
  const changed = timeline.flatMap((span) => {
    if (day < span.from || span.to <= day) return [span]
    const after = { value, from: day, to: span.to }
    return span.from === day ? [after] : [{ ...span, to: day }, after]
  })
  const merged: Span<Value>[] = []
  for (const span of changed) {
    const last = merged.at(-1)
    if (last !== undefined && last.to === span.from && last.value === span.value)
      merged[merged.length - 1] = { ...last, to: span.to }
    else merged.push(span)
  }
  return merged
}

/** What the unit was called on a day; its first name before it opened, its last one after it closed. */
export function nameOn(unit: UnitHistory, day: string): string {
  const span = spanOn(unit.names, day) ?? (day < unit.openedOn ? unit.names[0] : unit.names.at(-1))
  return span?.value ?? ''
}

export const noSuchUnit = (field: string): Outcome<never> =>
  refused('organisation.unit.not-found', { zh: '没有这个单位', en: 'There is no such unit' }, { field })

/** That the unit stands on the day of a change to it. */
export function requireStanding(unit: UnitHistory, day: string, field: string): Outcome<null> {
  const name = nameOn(unit, day)
  if (day < unit.openedOn)
    return refused(
      'organisation.before-opened',
      {
        zh: `“${name}”自 ${unit.openedOn} 起才设立，日期不能早于这一天`,
        en: `“${name}” opens on ${unit.openedOn}; the date must not be earlier`,
      },
      { field },
    )
  if (unit.closedOn !== null && unit.closedOn <= day)
    return refused(
      'organisation.after-closed',
      {
        zh: `“${name}”自 ${unit.closedOn} 起已撤销，日期须早于这一天`,
        en: `“${name}” is closed from ${unit.closedOn} on; the date must be earlier`,
      },
      { field },
    )
  return done(null)
}

/** That the change is dated after every closed period of the units concerned: what was closed stays as it was. */
export function requireAfterClosedPeriods(day: string, latestClosedDay: string | null): Outcome<null> {
  if (latestClosedDay === null || day > latestClosedDay) return done(null)
  return refused(
    'organisation.before-closed-period',
    {
      zh: `截至 ${latestClosedDay} 的任务已经结算，日期须晚于这一天`,
      en: `Periods up to ${latestClosedDay} are closed; the date must be later`,
    },
    { field: 'day' },
  )
}

/** That a parent stands on every day of `[from, to)`. */
export function requireParent(parent: UnitHistory, from: string, to: string): Outcome<null> {
  const name = nameOn(parent, from)
  if (from < parent.openedOn)
    return refused(
      'organisation.parent-not-open',
      {
        zh: `上级单位“${name}”自 ${parent.openedOn} 起才设立`,
        en: `The parent “${name}” opens only on ${parent.openedOn}`,
      },
      { field: 'parentId' },
    )
  if (parent.closedOn !== null && parent.closedOn < to)
    return refused(
      'organisation.parent-closed',
      {
        zh: `上级单位“${name}”自 ${parent.closedOn} 起撤销`,
        en: `The parent “${name}” closes on ${parent.closedOn}`,
      },
      { field: 'parentId' },
    )
  return done(null)
}

export const duplicateSibling = (name: string): Outcome<never> =>
  refused(
    'organisation.duplicate-unit',
    { zh: `同一上级下已有“${name}”`, en: `There is already a “${name}” under the same parent` },
    { field: 'name' },
  )

export const cyclic = (name: string, parentName: string): Outcome<never> =>
  refused(
    'organisation.cyclic',
    {
      zh: `“${parentName}”在“${name}”之下（或就是它自己），不能作为它的上级`,
      en: `“${parentName}” stands below “${name}” (or is the same unit) and cannot be its parent`,
    },
    { field: 'parentId' },
  )

/** `levels` counts from the top, the deepest unit that would result included. */
export function requireLevels(levels: number): Outcome<null> {
  if (levels <= MOST_LEVELS) return done(null)
  return refused(
    'organisation.too-deep',
    { zh: `单位最多 ${MOST_LEVELS} 级`, en: `Units may be at most ${MOST_LEVELS} levels deep` },
    { field: 'parentId' },
  )
}

/** That a kind is in the tenant's list. */
export function requireKind(kinds: readonly { readonly code: string }[], kind: string): Outcome<null> {
  if (kinds.some((known) => known.code === kind)) return done(null)
  return refused(
    'organisation.unknown-kind',
    { zh: `没有“${kind}”这个单位类别`, en: `There is no kind of unit “${kind}”` },
    { field: 'kind' },
  )
}

/** What stands in the way of closing a unit and all below it on a day. */
export interface ClosingFacts {
  /** Names of units other than the unit itself that stand below it on the day. */
  readonly subunits: readonly string[]
  /** A unit, post or tenure below that changes, opens or begins on the day or later. */
  readonly planned: string | null
}

export function decideClosing(
  unit: UnitHistory,
  day: string,
  withSubunits: boolean,
  facts: ClosingFacts,
): Outcome<null> {
  const standing = requireStanding(unit, day, 'day')
  if (!standing.done) return standing
  if (day === unit.openedOn)
    return refused(
      'organisation.never-open',
      { zh: '撤销日期须晚于设立日期', en: 'A unit must close later than it opens' },
      { field: 'day' },
    )
  if (facts.planned !== null)
    return refused(
      'organisation.planned-change',
      {
        zh: `“${facts.planned}”在这一天或之后还有已定的变动，请先取消`,
        en: `A change of “${facts.planned}” is already planned for that day or later; take it back first`,
      },
      { field: 'day' },
    )
  if (!withSubunits && facts.subunits.length > 0) {
    const some = facts.subunits.slice(0, 3)
    return refused(
      'organisation.has-subunits',
      {
        zh: `下面还有 ${facts.subunits.length} 个单位（${some.join('、')}${facts.subunits.length > 3 ? '等' : ''}），请先调走，或选择一并撤销`,
        en: `${facts.subunits.length} units still stand below (${some.join(', ')}${facts.subunits.length > 3 ? ' …' : ''}); move them first, or close them too`,
      },
      { field: 'withSubunits' },
    )
  }
  return done(null)
}
