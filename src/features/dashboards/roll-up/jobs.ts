import type { ActionContext } from '../../../platform/action/context.ts'
import { addToRollUps } from './store.ts'

/** So many changes at a time: a large adoption makes millions, and the tree cannot change while they are added. */
const BATCH = 20_000

/** Adds what changed to the sums of the units above. Runs every second; returns how many changes there were. */
export async function followSummary(context: ActionContext, signal?: AbortSignal): Promise<number> {
  let added = 0
  while (signal?.aborted !== true) {
    const taken = await addToRollUps(context.database, context.tenantId, BATCH)
    added += taken
    if (taken < BATCH) break
  }
  return added
}
