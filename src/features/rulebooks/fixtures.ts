import type { ActionContext } from '../../platform/action/context.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { mustBeDone } from '../organisation/fixtures.ts'
import { importRulebook } from './import/actions.ts'
import type { ImportDetails, ImportResult } from './model.ts'

/** Keeps files in memory, under a counter in place of a hash. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (content) => {
      const sha256 = kept.size.toString(16).padStart(64, '0')
      kept.set(sha256, content)
      return { sha256, size: content.byteLength }
    },
    get: async (sha256) => kept.get(sha256) ?? null,
  }
}

/** A rule text that has been imported, by default as an internal measure in force since 2026. */
export async function aVersion(
  context: ActionContext,
  text: string,
  given: Partial<ImportDetails> = {},
): Promise<ImportResult> {
  const details = { issuer: '', kind: 'internal' as const, effectiveFrom: '2026-01-01', ...given }
  const file = { fileName: '办法.txt', bytes: new TextEncoder().encode(text) }
  return mustBeDone(await importRulebook(context, file, details))
}
