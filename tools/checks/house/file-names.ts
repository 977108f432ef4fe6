import type { HouseOrder } from '../source/places.ts'
import type { Problem } from '../source/problem.ts'

const roles =
  'model rules permissions tables store actions routes jobs measures register words fixtures'.split(' ')
const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'misc'])

/** Features speak one closed vocabulary, no name is empty of meaning, and no file only passes others on. */
export function checkFileNames(files: readonly string[], order: HouseOrder): Problem[] {
  return files.flatMap((file) => {
    const fault =
      emptyName(file) ?? barrel(file) ?? (file.startsWith('src/features/') ? feature(file, order) : null)
    return fault ? [{ file, line: 1, ...fault }] : []
  })
}

type Fault = Pick<Problem, 'what' | 'advice'>

function emptyName(file: string): Fault | null {
  const names = file.split('/').map((name) => name.replace(/\..*$/, ''))
  const empty = names.find(
    (name) => name === 'common' || name.split('-').some((word) => emptyWords.has(word)),
  )
  if (!empty) return null
  return { what: `the name ${empty} says nothing`, advice: 'name it for what it holds' }
}

function barrel(file: string): Fault | null {
  if (!/(^|\/)index\.(ts|tsx|mjs)$/.test(file)) return null
  return { what: 'an index file', advice: 'import from the file that holds the thing' }
}

function feature(file: string, { features }: HouseOrder): Fault | null {
  const [, , name = '', ...inside] = file.split('/')
  if (inside.length === 0) return { what: 'a file outside any feature', advice: 'put it into its feature' }
  if (!features.includes(name)) {
    return { what: `${name} is not in tools/feature-order`, advice: 'add it where it belongs in the order' }
  }
  if (inside.slice(0, -1).includes('web')) return null
  const last = inside.at(-1) ?? ''
  if (/\.test\.tsx?$/.test(last) || roles.some((role) => last === `${role}.ts`)) return null
  return {
    what: `${last} is not one of a feature's words`,
    advice: `use one of ${roles.join(', ')}, or web/`,
  }
}
