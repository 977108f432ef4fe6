import { type MenuGroup, type MenuPlace, menuGroups, type Screen } from '../ui/screen.ts'

export interface MenuScreen extends Screen {
  readonly menu: MenuPlace
}

export interface MenuSection {
  readonly group: MenuGroup
  readonly screens: readonly MenuScreen[]
}

const hasPlace = (screen: Screen): screen is MenuScreen => screen.menu !== undefined

/** The menu of the registered screens: groups in their fixed order, empty ones left out, entries by their number. */
export function menuOf(screens: readonly Screen[]): readonly MenuSection[] {
  const placed = screens.filter(hasPlace).toSorted((a, b) => a.menu.order - b.menu.order)
  return menuGroups
    .map((group) => ({ group, screens: placed.filter(({ menu }) => menu.group === group) }))
    .filter((section) => section.screens.length > 0)
}

/** The menu entry that a path belongs to: itself or the longest one it lies under (`/rulebooks/42` under `/rulebooks`). */
export function menuEntryOf(screens: readonly Screen[], path: string): string | undefined {
  return screens
    .filter(hasPlace)
    .map((screen) => screen.path)
    .filter((entry) => path === entry || path.startsWith(`${entry}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}
