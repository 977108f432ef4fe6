import { describe, expect, test } from 'vitest'
import { aProject } from '../source/fixtures.ts'
import { readModules } from '../source/source-modules.ts'
import { clonedLines } from './cloned-lines.ts'
import { houseFigures } from './house-figures.ts'
import { importCircles } from './import-circles.ts'
import { measureCode, percentile } from './measure-code.ts'

describe('percentile, by nearest rank', () => {
  test.each([
    [[7], 0.5, 7],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, at) => at + 1), 0.95, 95],
    [[], 0.95, 0],
  ])('%j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })
})

describe('measures of code', () => {
  const text = [
    '// Why it is so.',
    'export function outer() {',
    '  return [1].map((one) => {',
    '    return one // not a comment line',
    '  })',
    '}',
    '/* two',
    '   lines */',
    'export const short = () => 1',
  ].join('\n')

  test('count lines, named functions and comment lines', () => {
    const modules = readModules(aProject({ 'src/kernel/a.ts': `${text}\n` }))
    const measures = measureCode(modules)
    expect(measures.fileLengths).toEqual([9])
    expect(measures.functionLengths.toSorted((one, other) => one - other)).toEqual([1, 5])
    expect(measures.commentLines).toBe(3)
  })
})

describe('import circles', () => {
  const importing = (name: string) => `import type { T } from './${name}.ts'`

  test('are found whatever their length, once each', () => {
    const modules = readModules(
      aProject({
        'src/kernel/a.ts': importing('b'),
        'src/kernel/b.ts': importing('c'),
        'src/kernel/c.ts': importing('a'),
        'src/kernel/d.ts': importing('a'),
        'src/kernel/own.ts': importing('own'),
      }),
    )
    const circles = importCircles(modules).map((circle) => circle.toSorted())
    expect(circles).toHaveLength(2)
    expect(circles).toContainEqual(['src/kernel/a.ts', 'src/kernel/b.ts', 'src/kernel/c.ts'])
    expect(circles).toContainEqual(['src/kernel/own.ts'])
  })

  test('two ways to one file are no circle', () => {
    const files = {
      'src/kernel/a.ts': `${importing('b')}\n${importing('c')}`,
      'src/kernel/b.ts': importing('c'),
    }
    expect(importCircles(readModules(aProject({ ...files, 'src/kernel/c.ts': '' })))).toEqual([])
  })
})

describe('cloned lines', () => {
  const lines = Array.from(
    { length: 20 },
    (_, at) => `export const value${at} = [${at}, 'a', 'b', ${at} + 1]`,
  )

  test('of two files that say the same are found, tests apart', () => {
    const code = lines.join('\n')
    const files = { 'src/kernel/a.ts': code, 'src/kernel/b.ts': code, 'src/kernel/c.test.ts': code }
    const { percentage, pairs } = clonedLines(aProject(files))
    expect(percentage).toBeGreaterThan(40)
    expect(pairs).toHaveLength(1)
  })

  test('are refused as a measure when there is no code', () => {
    expect(() => clonedLines(aProject({}))).toThrow('nothing was compared')
  })
})

describe('the figures of a house', () => {
  const holding = (project: string) =>
    Object.fromEntries(houseFigures(project).map(({ name, holds }) => [name, holds]))

  test('say which limit is broken', () => {
    const code = Array.from({ length: 401 }, (_, at) => `export const value${at} = ${at}`).join('\n')
    expect(holding(aProject({ 'src/kernel/long.ts': code }))).toMatchObject({
      'file length, longest': false,
      'comment lines, %': false,
      'import circles': true,
    })
  })

  test('are refused when there is nothing to measure', () => {
    expect(() => houseFigures(aProject({}))).toThrow('nothing was measured')
  })
})
