import type { ActivityPage } from '../model.ts'

/** A field in which two revisions differ, each side in words. */
export interface Difference {
  readonly field: keyof typeof readers
  readonly before: string
  readonly after: string
}

export interface Naming {
  kind(code: string): string
  topic(id: string): string
  day(day: string): string
  number(value: number): string
}

type Content = Pick<ActivityPage, 'activity' | 'units' | 'people' | 'attachments'>
type Reader = (content: Content, naming: Naming) => string

const readers = {
  unit: ({ activity }) => activity.unitName,
  jointUnits: ({ units, activity }) => joined(units.filter(({ id }) => id !== activity.unitId)),
  kind: ({ activity }, { kind }) => kind(activity.kind),
  title: ({ activity }) => activity.title,
  when: ({ activity }, { day }) => day(activity.occurredOn),
  headCount: ({ activity }, { number }) => number(activity.headCount),
  ledBy: ({ people }) => joined(people.filter(({ led }) => led)),
  who: ({ people }) => joined(people),
  hours: ({ activity }, { number }) => number(activity.hours),
  topics: ({ activity }, { topic }) => activity.topicIds.map(topic).join('、'),
  words: ({ activity }) => activity.summary,
  attachments: ({ attachments }) => joined(attachments),
} as const satisfies Record<string, Reader>

const joined = (things: readonly { readonly name: string }[]): string =>
  things
    .map(({ name }) => name)
    .toSorted()
    .join('、')

/** In which fields a later content differs from an earlier one. */
export function differencesOf(before: Content, after: Content, naming: Naming): Difference[] {
  return (Object.keys(readers) as (keyof typeof readers)[]).flatMap((field) => {
    const [was, is] = [readers[field](before, naming), readers[field](after, naming)]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}
