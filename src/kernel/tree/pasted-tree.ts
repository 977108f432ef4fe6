/** Tiers of a post, DOMAIN.md's words. */
export const pastedTiers = ['body', 'principal', 'deputy', 'member', 'handler'] as const
export type PastedTier = (typeof pastedTiers)[number]

/** A kind of unit that a pasted line may name by its code or by either of its names. */
export interface PastedKind {
  readonly code: string
  readonly zh: string
  readonly en?: string
}

export interface PastedPost {
  readonly title: string
  readonly holder?: string
  readonly tier?: PastedTier
}

/** One unit of a pasted list. `line` counts from 1; `depth` from 0; `parentLine` is null at the top. */
export interface PastedUnit {
  readonly line: number
  readonly depth: number
  readonly parentLine: number | null
  readonly name: string
  /** Code of the kind. */
  readonly kind?: string
  readonly posts: readonly PastedPost[]
}
