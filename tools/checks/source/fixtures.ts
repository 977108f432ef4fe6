import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A small project in a temporary folder with the house's two lists, gone when the test ends.
 *
 * @param files content by project path
 * @returns the folder
 */
export function aProject(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'luoshi-house-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const lists = {
    'tools/layer-order': '# top\ntext\nsrc/kernel\nsrc/platform\nsrc/ui\nsrc/features\nsrc/server\nsrc/web\n',
    'tools/feature-order': 'audit\nduties\nevidence\n',
  }
  for (const [name, text] of Object.entries({ ...lists, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}
