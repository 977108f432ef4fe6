import type { Problem } from '../source/problem.ts'

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies']

/**
 * Every direct dependency has one exact version, so that two clones are the same program.
 *
 * @param file project path of the manifest
 * @param text its content
 */
export function checkPinnedVersions(file: string, text: string): Problem[] {
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(text)
  const lines = text.split('\n')
  return kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => ({
        file,
        line: lines.findIndex((line) => line.includes(`"${name}"`)) + 1,
        what: `${name} is asked for as ${version}`,
        advice: 'name one exact version (npm install --save-exact)',
      })),
  )
}
