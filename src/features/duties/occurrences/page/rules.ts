import { isOverdue, statusOf } from '../../rules.ts'
import type { OccurrenceView } from '../model.ts'
import type { FoundOccurrence } from './store.ts'

/** What a screen shows of an occurrence on a day ('YYYY-MM-DD'). */
export function viewOf({ rolling: _, ...found }: FoundOccurrence, today: string): OccurrenceView {
  const status = statusOf(found.occurrence, found.requirements, found.occurrence.waived, today)
  return { ...found, status, overdue: isOverdue(found.occurrence, status, today) }
}
