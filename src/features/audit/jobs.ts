import type { AnyDatabase } from '../../platform/action/context.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { CHAIN_START, linkHash } from './rules.ts'
import { chainEnd, insertLinks, lockChain, takePending, tenantsWithPending } from './store.ts'

const BATCH = 2_000

/**
 * Gives each committed entry its place in the tenant's chain; returns how many were linked. Runs every half second, so a
 * place follows its entry within a second. Places follow commit, not id: what commits later comes later in the chain.
 */
export async function linkEntries(database: AnyDatabase, now: () => string): Promise<number> {
  let linked = 0
  for (const tenantId of await tenantsWithPending(database)) {
    for (;;) {
      const count = await linkBatch(database, tenantId, now())
      linked += count
      if (count < BATCH) break
    }
  }
  return linked
}

async function linkBatch(database: AnyDatabase, tenantId: string, linkedAt: string): Promise<number> {
  return inTransaction(database, async (transaction) => {
    if (!(await lockChain(transaction, tenantId))) return 0
    const entries = await takePending(transaction, tenantId, BATCH)
    if (entries.length === 0) return 0
    const end = await chainEnd(transaction, tenantId)
    let place = end?.place ?? 0
    let previous = end?.hash ?? CHAIN_START
    const links = entries.map((entry) => {
      place += 1
      const hash = linkHash(previous, place, entry.digest)
      const link = {
        tenant_id: tenantId,
        place,
        entry_id: entry.id,
        previous_hash: previous,
        hash,
        linked_at: linkedAt,
      }
      previous = hash
      return link
    })
    await insertLinks(transaction, links)
    return links.length
  })
}
