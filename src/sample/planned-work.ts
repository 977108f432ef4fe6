/** A piece of work of the sample's year, before it is recorded. `recordedAfter` is how many days later it is typed in. */
export interface PlannedWork {
  readonly unit: string
  readonly joint: readonly string[]
  readonly kind: string
  readonly title: string
  readonly day: string
  readonly heads: number
  readonly hours: number
  /** Tiers that are present by name; the first leads. */
  readonly present: readonly ('principal' | 'deputy' | 'member' | 'handler')[]
  readonly topic?: string
  readonly recordedAfter: number
}
