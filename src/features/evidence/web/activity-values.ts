import type { ActivityDraft, ActivityPage, UploadedFile } from '../model.ts'

/** What stands in the form; a field may still be empty. */
export interface ActivityValues {
  readonly unitId?: string | undefined
  readonly jointUnitIds: readonly string[]
  readonly kind?: string | undefined
  readonly title: string
  readonly occurredOn: string
  readonly headCount: number | null
  readonly leaders: readonly string[]
  /** Who took part, leaders left out or not. */
  readonly people: readonly string[]
  readonly hours: number | null
  readonly topicIds: readonly string[]
  readonly summary: string
  readonly attachments: readonly UploadedFile[]
}

export const emptyValues = (unitId: string | undefined, occurredOn: string): ActivityValues => ({
  unitId,
  jointUnitIds: [],
  title: '',
  occurredOn,
  headCount: null,
  leaders: [],
  people: [],
  hours: null,
  topicIds: [],
  summary: '',
  attachments: [],
})

/** Hours of single people, which the form keeps but does not show. */
export type OwnHours = ReadonlyMap<string, number>

/** Everybody named, each once, leaders in front. */
export const namedPeople = ({ leaders, people }: Pick<ActivityValues, 'leaders' | 'people'>): string[] => [
  ...new Set([...leaders, ...people]),
]

/** The draft that the values make; undefined until unit, kind and day are there. */
export function draftOf(values: ActivityValues, ownHours: OwnHours = new Map()): ActivityDraft | undefined {
  const { unitId, kind, occurredOn } = values
  if (unitId === undefined || kind === undefined || occurredOn === '') return undefined
  const people = namedPeople(values)
  return {
    unitId,
    jointUnitIds: values.jointUnitIds.filter((id) => id !== unitId),
    kind,
    title: values.title.trim(),
    occurredOn,
    headCount: Math.max(values.headCount ?? 0, people.length),
    people: people.map((personId) => {
      const hours = ownHours.get(personId)
      return { personId, led: values.leaders.includes(personId), ...(hours !== undefined && { hours }) }
    }),
    hours: values.hours ?? 0,
    topicIds: [...values.topicIds],
    summary: values.summary,
    attachments: values.attachments.map(({ sha256, name }) => ({ sha256, name })),
  }
}

/** A record as the form's values, for correcting it. */
export function valuesOf({ activity, units, people, attachments }: ActivityPage): ActivityValues {
  return {
    unitId: activity.unitId,
    jointUnitIds: units.map(({ id }) => id).filter((id) => id !== activity.unitId),
    kind: activity.kind,
    title: activity.title,
    occurredOn: activity.occurredOn,
    headCount: activity.headCount,
    leaders: people.filter(({ led }) => led).map(({ personId }) => personId),
    people: people.filter(({ led }) => !led).map(({ personId }) => personId),
    hours: activity.hours,
    topicIds: activity.topicIds,
    summary: activity.summary,
    attachments: attachments.map(({ sha256, name, mediaType, size }) => ({ sha256, name, mediaType, size })),
  }
}

/**
 * Puts two corrections of the same record together: what mine changed stays mine, everything else is taken from theirs.
 * `base` is the content that mine began from.
 */
export function mergedValues(
  base: ActivityValues,
  mine: ActivityValues,
  theirs: ActivityValues,
): ActivityValues {
  const fields = Object.keys(theirs) as (keyof ActivityValues)[]
  const isMine = (field: keyof ActivityValues) => JSON.stringify(mine[field]) !== JSON.stringify(base[field])
  return Object.fromEntries(
    fields.map((field) => [field, isMine(field) ? mine[field] : theirs[field]]),
  ) as unknown as ActivityValues
}

export const ownHoursOf = ({ people }: Pick<ActivityPage, 'people'>): OwnHours =>
  new Map(people.flatMap(({ personId, hours }) => (hours === null ? [] : [[personId, hours] as const])))

// What a rule says of how often is of no use in the title of the one time that it happened.
const frequency =
  /^每(?:个)?(?:日|天|周|旬|月|季度|季|半年|学期|学年|年)(?:度)?(?:至少|不少于|应当|应|须|要)?/
const times = /(?:至少|不少于)?[一二三四五六七八九十两\d]{1,3}次/

/** A title for a record from the duty that it is for: 每月至少开展一次消防演练 becomes 开展消防演练. */
export function titleFrom(dutyTitle: string): string {
  const title = dutyTitle
    .replace(frequency, '')
    .replace(times, '')
    .replace(/^[，,、\s]+/, '')
    .trim()
  return (title.length >= 2 ? title : dutyTitle).slice(0, 200)
}
