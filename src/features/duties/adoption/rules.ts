import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from '../../../kernel/calendar/calendar-settings.ts'
import { type StartRule, type Window, windowsOf } from '../../../kernel/calendar/occurrences.ts'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { PostRow, UnitRow } from '../../organisation/model.ts'
import type { Duty } from '../model.ts'
import type { AdoptionPreview, DutyReach } from './model.ts'

/** An assignment to be made: the duty falls on a unit, and on its first post of the duty's tier if it has one. */
export interface Fall {
  readonly duty: Duty
  readonly unit: UnitRow
  readonly post: PostRow | null
}

/** Where duties fall on the units of a day: on every unit whose kind the duty names. */
export function fallsOf(
  duties: readonly Duty[],
  units: readonly UnitRow[],
  posts: readonly PostRow[],
  exceptUnitIds: readonly string[],
): Fall[] {
  const left = new Set(exceptUnitIds)
  const reached = units.filter((unit) => !left.has(unit.id))
  const postsByUnit = Map.groupBy(posts, (post) => post.unitId)
  return duties.flatMap((duty) =>
    reached
      .filter((unit) => duty.unitKinds.includes(unit.kind))
      .map((unit) => ({ duty, unit, post: postFor(duty, postsByUnit.get(unit.id) ?? []) })),
  )
}

/**
 * A held post of the tier before a vacant one; otherwise in the order of the unit's posts. A leading body that is no post
 * of its own is answered for by its principal.
 */
export function postFor(duty: Pick<Duty, 'tier'>, posts: readonly PostRow[]): PostRow | null {
  const of = (tier: Duty['tier']) => {
    const fitting = posts.filter((post) => post.tier === tier)
    return fitting.find((post) => post.holderId !== null) ?? fitting[0] ?? null
  }
  return of(duty.tier) ?? (duty.tier === 'body' ? of('principal') : null)
}

export interface PreviewAsked {
  readonly from: string
  readonly start: StartRule
  readonly today: Temporal.PlainDate
  readonly settings: CalendarSettings
}

/** Counts what adopting would make. */
export function previewOf(
  duties: readonly Duty[],
  falls: readonly Fall[],
  asked: PreviewAsked,
): AdoptionPreview {
  const byDuty = Map.groupBy(falls, (fall) => fall.duty.id)
  const byUnit = Map.groupBy(falls, (fall) => fall.unit.id)
  const isVacant = (fall: Fall) => fall.post?.holderId == null
  return {
    from: asked.from,
    assignments: falls.length,
    units: byUnit.size,
    vacant: falls.filter(isVacant).length,
    duties: duties.map((duty): DutyReach => {
      const own = byDuty.get(duty.id) ?? []
      const windows = firstYear(duty, asked)
      const today = asked.today.subtract({ days: duty.graceDays }).toString()
      return {
        dutyId: duty.id,
        title: duty.title,
        tier: duty.tier,
        units: own.length,
        vacant: own.filter(isVacant).length,
        firstWindow: windows[0] ? { from: windows[0].from, to: windows[0].to } : null,
        alreadyClosed: windows.filter((window) => window.to < today).length,
      }
    }),
    unitList: [...byUnit.values()].flatMap((own) => {
      const unit = own[0]?.unit
      return unit ? [{ id: unit.id, name: unit.name, duties: own.length }] : []
    }),
  }
}

/** The windows that begin in the first two years: enough to tell the first one and those already past. */
function firstYear(duty: Duty, { from, start, settings }: PreviewAsked): Window[] {
  const first = Temporal.PlainDate.from(from)
  return windowsOf(duty.schedule, { from: first, until: first.add({ years: 2 }), settings, start })
}

/** A duty cannot bind before its rule does. */
export function checkAdoptionDay(from: string, effectiveFrom: string): Outcome<null> {
  if (from >= effectiveFrom) return done(null)
  return refused(
    'adoption.before-effect',
    {
      zh: `制度自 ${effectiveFrom} 起施行，职责不能早于这一天生效。`,
      en: `The rule takes effect on ${effectiveFrom}; its duties cannot bind earlier.`,
    },
    { field: 'from' },
  )
}

/** Only what a reviewer has accepted is adopted. */
export function checkAccepted(duties: readonly Duty[]): Outcome<null> {
  const other = duties.find((duty) => duty.state !== 'accepted')
  if (!other) return done(null)
  return refused(
    'adoption.not-accepted',
    {
      zh: `“${other.title}”还没有审订通过，或已经采纳。请刷新后重新选择。`,
      en: `“${other.title}” has not been accepted, or is already adopted. Refresh and choose again.`,
    },
    { field: other.id },
  )
}
