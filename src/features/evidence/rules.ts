import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { done, type Outcome, type Refusal, refused } from '../../kernel/outcome/outcome.ts'
import { choiceOf, type Fit, type Work } from '../duties/occurrences/achievement/rules.ts'
import type { ActivityDraft, RecordActivity } from './model.ts'

/** All units of an activity, each once, in the order of their ids. */
export const unitsOf = (draft: Pick<ActivityDraft, 'unitId' | 'jointUnitIds'>): string[] =>
  [...new Set([draft.unitId, ...draft.jointUnitIds])].sort()

/**
 * The id of a set of units that act together: a single unit's own, else one made from the sorted ids (a UUID of version 8),
 * so that the same units are the same party however they come.
 */
export function partyOf(unitIds: readonly string[]): string {
  const [only, ...others] = unitIds.toSorted()
  if (only === undefined) throw new RangeError('a party has at least one unit')
  if (others.length === 0) return only
  const bytes = createHash('sha256')
    .update([only, ...others].join('\n'))
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A record entered more days after the day it tells of than the tenant allows (补录). Days 'YYYY-MM-DD'. */
export const isLate = (occurredOn: string, recordedOn: string, lateAfterDays: number): boolean =>
  Temporal.PlainDate.from(occurredOn).until(Temporal.PlainDate.from(recordedOn)).days > lateAfterDays

/** First day of the month that a day lies in. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** People who are named count, even when the head-count forgot them. */
export const headsOf = (draft: Pick<ActivityDraft, 'headCount' | 'people'>): number =>
  Math.max(draft.headCount, draft.people.length)

export const workOf = (draft: ActivityDraft): Work => ({
  occurredOn: draft.occurredOn,
  kind: draft.kind,
  topicIds: draft.topicIds,
  headCount: headsOf(draft),
  hours: draft.hours,
  hasAttachment: draft.attachments.length > 0,
  people: draft.people,
})

/** Separate forms that one record spared: one for every occurrence it counts for, beyond the first. */
export const entriesSavedBy = (occurrences: number): number => Math.max(0, occurrences - 1)

/** What the database knows of all that a draft names. */
export interface Ground {
  readonly lateAfterDays: number
  readonly isKindKnown: boolean
  readonly topicIds: readonly string[]
  readonly personIds: readonly string[]
  readonly files: readonly { readonly sha256: string; readonly mediaType: string; readonly size: number }[]
  readonly units: readonly {
    readonly id: string
    readonly openedOn: string
    readonly closedOn: string | null
  }[]
}

const unknown = (field: string, zh: string, en: string): Refusal => ({
  code: `evidence.no-${field}`,
  sentence: { zh, en },
  place: { field },
})

function refusalsOfUnits(draft: ActivityDraft, ground: Ground): Refusal[] {
  return unitsOf(draft).flatMap((id): Refusal[] => {
    const unit = ground.units.find((one) => one.id === id)
    if (unit === undefined) return [unknown('unit', '没有这个单位。', 'There is no such unit.')]
    const place = { field: 'occurredOn' }
    if (draft.occurredOn < unit.openedOn)
      return [
        {
          code: 'evidence.before-unit-opened',
          sentence: {
            zh: `该单位${unit.openedOn}才设立，不能记录此前的工作。`,
            en: `The unit opened on ${unit.openedOn}; work before that day cannot be recorded for it.`,
          },
          place,
        },
      ]
    if (unit.closedOn === null || draft.occurredOn < unit.closedOn) return []
    return [
      {
        code: 'evidence.after-unit-closed',
        sentence: {
          zh: `该单位自${unit.closedOn}起已撤销，不能记录此后的工作。`,
          en: `The unit was closed from ${unit.closedOn} on; later work cannot be recorded for it.`,
        },
        place,
      },
    ]
  })
}

function refusalsOfNames(draft: ActivityDraft, ground: Ground): Refusal[] {
  const refusals: Refusal[] = []
  if (!ground.isKindKnown)
    refusals.push(unknown('kind', '没有这种工作类型。', 'There is no such kind of activity.'))
  if (draft.topicIds.some((id) => !ground.topicIds.includes(id)))
    refusals.push(unknown('topic', '没有这个主题。', 'There is no such topic.'))
  const known = new Set(ground.personIds)
  const named = new Set(draft.people.map(({ personId }) => personId))
  if ([...named].some((id) => !known.has(id)))
    refusals.push(
      unknown('person', '人员名单里有查不到的人。', 'A person named is not in the list of people.'),
    )
  if (named.size < draft.people.length)
    refusals.push({
      code: 'evidence.person-twice',
      sentence: { zh: '同一个人写了两次。', en: 'A person is named twice.' },
      place: { field: 'people' },
    })
  if (draft.attachments.some(({ sha256 }) => !ground.files.some((file) => file.sha256 === sha256)))
    refusals.push(
      unknown(
        'file',
        '有附件没有上传成功，请重新上传。',
        'An attachment was not uploaded; please upload it again.',
      ),
    )
  return refusals
}

/** Whether a draft makes sense on a day ('YYYY-MM-DD'); refused with all that is wrong, the first in front. */
export function checkDraft(draft: ActivityDraft, ground: Ground, today: string): Outcome<null> {
  const future: Refusal[] =
    draft.occurredOn > today
      ? [
          {
            code: 'evidence.in-future',
            sentence: {
              zh: '还没有发生的工作不能记录。',
              en: 'What has not happened yet cannot be recorded.',
            },
            place: { field: 'occurredOn' },
          },
        ]
      : []
  const [first, ...others] = [...future, ...refusalsOfUnits(draft, ground), ...refusalsOfNames(draft, ground)]
  return first === undefined ? done(null) : refused(first.code, first.sentence, first.place, others)
}

/**
 * The occurrences that a record is to count for: the program's choice, or the recorder's, who may choose one for each
 * assignment. Refused with `evidence.does-not-fit` or `evidence.assignment-twice`.
 */
export function chosenFits(
  fits: readonly Fit[],
  chosen: RecordActivity['occurrenceIds'],
): Outcome<readonly Fit[]> {
  if (chosen === 'suggested') return done(choiceOf(fits))
  const ids = new Set(chosen)
  const found = fits.filter(({ candidate }) => ids.has(candidate.occurrenceId))
  const place = { field: 'occurrenceIds' }
  if (found.length < ids.size)
    return refused(
      'evidence.does-not-fit',
      {
        zh: '所选任务中有的与这项工作不符：日期、类型、主题、人员或佐证不满足要求。请刷新后重选。',
        en: 'This work does not fit an occurrence that was chosen: its day, kind, topic, people or proof. Choose again.',
      },
      place,
    )
  if (new Set(found.map(({ candidate }) => candidate.assignmentId)).size < found.length)
    return refused(
      'evidence.assignment-twice',
      { zh: '同一分工只能选一期。', en: 'A record counts for one period of an assignment only.' },
      place,
    )
  return done(found)
}

/** A moment after both: revisions of one activity never share one, even on a clock that stands still. ISO strings. */
export function momentAfter(previous: string, now: string): string {
  const last = Temporal.Instant.from(previous)
  const present = Temporal.Instant.from(now)
  const next = Temporal.Instant.compare(present, last) > 0 ? present : last.add({ microseconds: 1 })
  return next.toString({ fractionalSecondDigits: 6 })
}
