import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** Puts the workspace's manifest back; also after a packing that was cut off. */
export function restore(home) {
  const kept = join(home, '.package.source.json')
  if (existsSync(kept)) renameSync(kept, join(home, 'package.json'))
}
