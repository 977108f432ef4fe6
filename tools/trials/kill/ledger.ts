/** A record as the database may hold it: the revision that was saved last, and whether it was voided. */
export interface RecordState {
  readonly revision: number
  readonly voided: boolean
}

/** A record that was acknowledged. `orElse`: what a later change, whose answer never came, may have made of it. */
export interface KnownRecord {
  state: RecordState
  orElse: RecordState | null
}

/** What clients were told, and so what must be found after every restart. */
export class Ledger {
  /** Acknowledged records by their ids. */
  readonly records = new Map<string, KnownRecord>()
  /** SHA-256 of files whose upload was acknowledged. */
  readonly files = new Set<string>()
  /** Titles of records that were refused with "nothing was saved". */
  readonly refusedTitles = new Set<string>()
  /** Requests whose answer never came, or said that nobody knows. */
  unanswered = 0
  /** Requests that were refused because the database was gone: nothing may have come of them. */
  refused = 0
  acknowledged = 0

  /** After a look into the database: the state found is now the known one. */
  settle(id: string, found: RecordState): void {
    this.records.set(id, { state: found, orElse: null })
  }
}
