import { createContext } from 'react'

/** Height of the shell's header (`--header` in base.css), px. */
const headerHeight = 52

/** How far below the top of what scrolls a heading must stick, px: under the shell's header on a page, at the top in a drawer. */
export const StickyOffset = createContext(headerHeight)
