import { done, type Outcome } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../platform/action/context.ts'
import type {
  ActivityDraft,
  ActivityList,
  ActivityPage,
  ActivityQuery,
  CorrectActivity,
  RecordActivity,
  RecordedActivity,
  Suggestions,
  VoidActivity,
} from './model.ts'

const unwritten = (): never => {
  throw new Error('being written')
}

/** Records what happened, once, and counts it for every occurrence it satisfies. */
export async function recordActivity(
  _context: ActionContext,
  _input: RecordActivity,
): Promise<Outcome<RecordedActivity>> {
  return done(unwritten())
}

/** The occurrences that an activity could count for, the program's choice ticked. */
export async function suggestOccurrences(
  _context: ActionContext,
  _draft: ActivityDraft,
): Promise<Outcome<Suggestions>> {
  return done(unwritten())
}

/** States an activity anew; the earlier revision is kept. `evidence.stale` when somebody else was faster. */
export async function correctActivity(
  _context: ActionContext,
  _id: string,
  _input: CorrectActivity,
): Promise<Outcome<RecordedActivity>> {
  return done(unwritten())
}

/** Voids an activity: its counts end, the record stays. */
export async function voidActivity(
  _context: ActionContext,
  _id: string,
  _input: VoidActivity,
): Promise<Outcome<{ readonly id: string }>> {
  return done(unwritten())
}

export async function listActivities(
  _context: ActionContext,
  _query: ActivityQuery,
): Promise<Outcome<ActivityList>> {
  return done(unwritten())
}

/** One activity; with `revision`, as that earlier revision stood. */
export async function readActivity(
  _context: ActionContext,
  _id: string,
  _revision?: number,
): Promise<Outcome<ActivityPage>> {
  return done(unwritten())
}
