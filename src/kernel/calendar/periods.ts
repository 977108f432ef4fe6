/** A stretch of days, both included. */
export interface Period {
  /**
   * Stable name: '2026-01-05', '2026-W07', '2026-03-T1', '2026-03', '2026-Q1', '2026-H1', '2026', '2026-2027' (school
   * year) or the term's id; a group of several is named by its first and last, '2026-01..2026-02'.
   */
  readonly key: string
  readonly from: string
  readonly to: string
}
