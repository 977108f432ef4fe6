/** A value that may stand in an audit entry: ids, dates, codes, counts. Never a name or a free text. */
export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [key: string]: AuditValue }

/**
 * What an action says of its change. `detail` is kept as it is and so holds only ids, dates, codes and counts;
 * `content` is the changed record in full and leaves only a digest, keyed by the secret of `contentOwner`
 * (a person's id where the content is personal, else the tenant).
 */
export interface AuditDraft {
  /** `feature.verb`, e.g. `activity.record`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly unitId?: string
  readonly detail?: { readonly [key: string]: AuditValue }
  readonly content?: unknown
  readonly contentOwner?: string
}

/** An entry as it stands in the log; `place` is null until the linker has chained it. `detail` is JSON. */
export interface AuditEntry {
  readonly id: string
  readonly place: number | null
  readonly happenedAt: string
  readonly actorId: string
  readonly actorKind: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly detail: AuditValue
}
