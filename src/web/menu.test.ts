import { describe, expect, test } from 'vitest'
import type { MenuGroup, Screen } from '../ui/screen.ts'
import { menuEntryOf, menuOf } from './menu.ts'

const screen = (path: `/${string}`, group?: MenuGroup, order = 10): Screen => ({
  path,
  title: { zh: path, en: path },
  ...(group && { menu: { group, order, icon: () => null } }),
  load: () => Promise.reject(new Error('not loaded in this test')),
})

const screens = [
  screen('/organisation', 'organisation'),
  screen('/reports', 'overview', 30),
  screen('/mine', 'work'),
  screen('/matrix', 'overview', 10),
  screen('/rulebooks/$rulebookId'),
  screen('/rulebooks', 'rules'),
]

describe('the menu', () => {
  test('has the groups in their order, entries by number, and only screens that ask for a place', () => {
    expect(
      menuOf(screens).map(({ group, screens: entries }) => [group, entries.map(({ path }) => path)]),
    ).toEqual([
      ['work', ['/mine']],
      ['overview', ['/matrix', '/reports']],
      ['rules', ['/rulebooks']],
      ['organisation', ['/organisation']],
    ])
  })

  test('marks the entry a page lies under, never one whose name only begins alike', () => {
    expect(menuEntryOf(screens, '/rulebooks/42')).toBe('/rulebooks')
    expect(menuEntryOf(screens, '/mine')).toBe('/mine')
    expect(menuEntryOf(screens, '/minefield')).toBeUndefined()
  })
})
