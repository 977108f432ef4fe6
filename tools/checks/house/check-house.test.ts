import { describe, expect, test } from 'vitest'
import { aProject } from '../source/fixtures.ts'
import { checkHouse } from './check-house.ts'

/** What the checks say of a project, as `file:line what`. */
function faultsIn(files: Record<string, string>): string[] {
  return checkHouse(aProject(files)).problems.map(({ file, line, what }) => `${file}:${line} ${what}`)
}

const feature = (file: string) => `src/features/${file}`

describe('a project without modules', () => {
  test('is refused instead of passing', () => {
    expect(() => checkHouse(aProject({}))).toThrow('nothing was checked')
  })

  test('tests and tools alone do not count', () => {
    expect(() => checkHouse(aProject({ 'tests/a.ts': '', 'tools/b.ts': '' }))).toThrow('nothing was checked')
  })
})

describe('import order', () => {
  test('imports up both lists are fine, and tests may import anything', () => {
    const files = {
      'src/kernel/day.ts': 'export const day = 1',
      [feature('audit/store.ts')]: "import { day } from '../../kernel/day.ts'\nexport const log = day",
      [feature('duties/store.ts')]: "import { log } from '../audit/store.ts'\nexport const duty = log",
      [feature('audit/store.test.ts')]: "import '../evidence/store.ts'",
      [feature('evidence/store.ts')]: "import { figure } from '@luoshi/text/figures'",
    }
    expect(faultsIn(files)).toEqual([])
  })

  test('a layer importing from below is named with its line', () => {
    const files = {
      'src/kernel/day.ts': '\n\nexport { log } from "../server/log.ts"',
      'src/server/log.ts': '',
    }
    expect(faultsIn(files)[0]).toMatch(/^src\/kernel\/day\.ts:3 src\/kernel imports src\/server\/log\.ts/)
  })

  test.each([
    ['import', "import { duty } from '../duties/store.ts'"],
    ['import of a type', "import type { Duty } from '../duties/store.ts'"],
    ['export from', "export { duty } from '../duties/store.ts'"],
    ['import()', "const duty = await import('../duties/store.ts')"],
    ['import().Type', "type Duty = import('../duties/store.ts').Duty"],
  ])('a feature may not reach a later one by %s', (_way, text) => {
    const files = { [feature('audit/store.ts')]: text, [feature('duties/store.ts')]: '' }
    expect(faultsIn(files)[0]).toContain('audit imports duties, which stands below it')
  })

  test.each(['../../../tests/story.ts', '../duties/fixtures.ts', '../../platform/test-database.ts'])(
    'the product may not import %s',
    (specifier) => {
      expect(faultsIn({ [feature('evidence/store.ts')]: `import '${specifier}'` })[0]).toContain(
        'is for tests',
      )
    },
  )

  test('fixtures may build on earlier fixtures', () => {
    expect(faultsIn({ [feature('evidence/fixtures.ts')]: "import '../duties/fixtures.ts'" })).toEqual([])
  })

  test('the text engine is used by its name', () => {
    const files = { [feature('duties/store.ts')]: "import '../../../text/duties/find.ts'" }
    expect(faultsIn(files)[0]).toContain('reaches into text/duties/find.ts')
  })
})

describe('screens', () => {
  const screen = feature('duties/web/desk.tsx')

  test('use widgets, their own pure files, their routes and earlier models as types', () => {
    const text = [
      "import { Page } from '../../../ui/page.tsx'",
      "import { due } from '../rules.ts'",
      "import { Card } from './card.tsx'",
      "import type { DutyRoutes } from '../routes.ts'",
      "import type { Entry } from '../../audit/model.ts'",
    ]
    expect(faultsIn({ [screen]: text.join('\n') })).toEqual([])
  })

  test.each([
    ['a store', "import { rows } from '../store.ts'"],
    ['a store, even as a type', "import type { Row } from '../store.ts'"],
    ['actions', "import { adopt } from '../actions.ts'"],
    ['routes as a value', "import { routes } from '../routes.ts'"],
    ["another feature's screen", "import { Log } from '../../audit/web/log.tsx'"],
    ["another feature's model as a value", "import { entry } from '../../audit/model.ts'"],
    ['the platform', "import { open } from '../../../platform/database.ts'"],
    ['Node', "import fs from 'node:fs'"],
    ['the database driver', "import pg from 'pg'"],
  ])('may not import %s', (_what, text) => {
    expect(faultsIn({ [screen]: text })[0]).toContain('a screen imports')
  })

  test('the shell draws screens and takes routes as types only', () => {
    const drawing = "import { Desk } from '../features/duties/web/desk.tsx'"
    const types = "import type { DutyRoutes } from '../features/duties/routes.ts'"
    expect(faultsIn({ 'src/web/router.tsx': `${drawing}\n${types}` })).toEqual([])
    const value = "import { routes } from '../features/duties/routes.ts'"
    expect(faultsIn({ 'src/web/router.tsx': value })).toHaveLength(1)
  })

  test('are drawn by screens only', () => {
    const files = { [feature('duties/routes.ts')]: "import { Desk } from './web/desk.tsx'" }
    expect(faultsIn(files)[0]).toContain('imports the screen')
  })
})

describe('pure code', () => {
  test('computes from its arguments', () => {
    const text = [
      "import { z } from 'zod'",
      "import type { DutyRow } from './store.ts'",
      "import { columns } from './register.ts'",
      "import { createHash } from 'node:crypto'",
      "import { day } from '../../kernel/day.ts'",
      'export const at = (moment: number) => new Date(moment)',
      'export const word = z.string().parse(createHash("sha256").update(String(day)).digest("hex"))',
    ]
    expect(faultsIn({ [feature('duties/rules.ts')]: text.join('\n') })).toEqual([])
  })

  test.each([
    ['Date.now()', 'export const x = Date.now()'],
    ['new Date()', 'export const x = new Date()'],
    ['Math.random()', 'export const x = () => Math.random()'],
    ['Temporal.Now', 'export const x = Temporal.Now.plainDateISO()'],
    ['process', 'export const x = process.env'],
    ['crypto', 'export const x = crypto.randomUUID()'],
    ['fetch()', 'export const x = fetch("/")'],
  ])('may not use %s', (name, text) => {
    for (const file of ['src/kernel/day.ts', 'text/duties/find.ts', feature('duties/rules.ts')]) {
      expect(faultsIn({ [file]: text })).toEqual([`${file}:1 pure code uses ${name}`])
    }
  })

  test.each([
    ['src/kernel/day.ts', 'node:fs'],
    ['src/kernel/day.ts', 'pg'],
    ['text/duties/find.ts', 'node:fs'],
    [feature('duties/model.ts'), './store.ts'],
    [feature('duties/permissions.ts'), '../../platform/clock.ts'],
    [feature('duties/import/words.ts'), 'node:crypto'],
    [feature('duties/rules.ts'), './tables.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(faultsIn({ [file]: `import { x } from '${specifier}'` })[0]).toContain(`imports ${specifier}`)
  })

  test('stores, actions, readers of files and the command may reach the world', () => {
    const files = {
      [feature('duties/actions.ts')]: "import fs from 'node:fs'\nexport const x = Date.now()",
      'text/document/read.ts': "import zlib from 'node:zlib'",
      'text/bin/command.ts': "import fs from 'node:fs'\nexport const x = process.argv",
    }
    expect(faultsIn(files)).toEqual([])
  })
})

describe('file names', () => {
  test('the vocabulary, nested and with screens and tests, is fine', () => {
    const names = [
      'model.ts',
      'import/rules.ts',
      'web/desk.tsx',
      'import/web/paste-box.css',
      'any-name.test.ts',
    ]
    expect(faultsIn(Object.fromEntries(names.map((name) => [feature(`duties/${name}`), ''])))).toEqual([])
  })

  test.each([
    [feature('duties/service.ts'), "service.ts is not one of a feature's words"],
    [feature('duties/store.tsx'), "store.tsx is not one of a feature's words"],
    [feature('gossip/model.ts'), 'gossip is not in tools/feature-order'],
    [feature('model.ts'), 'a file outside any feature'],
    ['src/kernel/utils.ts', 'the name utils says nothing'],
    ['src/kernel/date-helpers.ts', 'the name date-helpers says nothing'],
    ['src/platform/common/day.ts', 'the name common says nothing'],
    ['src/kernel/index.ts', 'an index file'],
  ])('%s is refused', (file, what) => {
    expect(faultsIn({ [file]: '' })).toEqual([`${file}:1 ${what}`])
  })
})

describe('versions', () => {
  const manifest = (version: string) => JSON.stringify({ dependencies: { hono: version } }, null, 2)

  test.each(['4.13.19', '18.4.0-beta.17'])('%s is one version', (version) => {
    expect(faultsIn({ 'src/kernel/day.ts': '', 'package.json': manifest(version) })).toEqual([])
  })

  test.each(['^4.13.19', '4', '*', 'latest', '>=4.0.0', 'github:honojs/hono'])('%s is not', (version) => {
    const found = faultsIn({ 'src/kernel/day.ts': '', 'package.json': manifest(version) })
    expect(found).toEqual([`package.json:3 hono is asked for as ${version}`])
  })
})
