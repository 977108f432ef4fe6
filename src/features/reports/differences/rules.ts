import type { RecordMark } from '../model.ts'

/** A record that stands differently in two sets: its mark in either, null where it is not in it. */
export interface MarkChange {
  readonly id: string
  readonly before: RecordMark[1] | null
  readonly after: RecordMark[1] | null
}

/** What two sets, each in the order of its ids, do not have in common. */
export function compareMarks(before: readonly RecordMark[], after: readonly RecordMark[]): MarkChange[] {
  const present = new Map(after)
  const changes: MarkChange[] = []
  for (const [id, mark] of before) {
    const now = present.get(id)
    if (now !== mark) changes.push({ id, before: mark, after: now ?? null })
    present.delete(id)
  }
  // What is left was not there before.
  for (const [id, mark] of present) changes.push({ id, before: null, after: mark })
  return changes
}
