import type { ComponentType } from 'react'
import type { Sentence } from '../kernel/outcome/outcome.ts'
import type { Words } from './words.ts'

/** The headings under which the side menu gathers screens, in the order of the menu. */
export const menuGroups = ['work', 'overview', 'rules', 'organisation', 'settings'] as const
export type MenuGroup = (typeof menuGroups)[number]

export interface MenuPlace {
  readonly group: MenuGroup
  readonly icon: ComponentType
  /** Position within the group; leave gaps of ten. */
  readonly order: number
}

/** A page of the product, as its feature offers it to the shell; the code behind `load` comes only when it is opened. */
export interface Screen {
  /** TanStack Router's notation: `/rulebooks/$rulebookId`. */
  readonly path: `/${string}`
  /** Menu entry and crumb. */
  readonly title: Sentence
  /** Left out for screens that are reached from others. */
  readonly menu?: MenuPlace
  /** False for screens that stand alone, without menu and bars (the first-run page). */
  readonly framed?: boolean
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

interface ScreenEntry<Key extends string> extends Omit<Screen, 'title'> {
  /** A key of the feature's words. */
  readonly title: Key
}

/** Declares a feature's screens; `web/screens.tsx` exports the result as `screens`. */
export function defineScreens<Key extends string>(
  words: Pick<Words<Readonly<Record<Key, readonly [string, string]>>>, 'zh'> & {
    readonly en: Readonly<Record<Key, unknown>>
  },
  screens: readonly ScreenEntry<Key>[],
): readonly Screen[] {
  return screens.map((screen) => ({
    ...screen,
    title: { zh: words.zh[screen.title], en: String(words.en[screen.title]) },
  }))
}
