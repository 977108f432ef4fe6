import { useLocation } from '@tanstack/react-router'
import { useId } from 'react'
import { useSentence, useWords } from '../ui/language.tsx'
import { InnerLink } from '../ui/navigation.tsx'
import type { Screen } from '../ui/screen.ts'
import { menuEntryOf, menuOf } from './menu.ts'
import { shellWords } from './shell-words.ts'

const groupWords = {
  work: 'groupWork',
  overview: 'groupOverview',
  rules: 'groupRules',
  organisation: 'groupOrganisation',
  settings: 'groupSettings',
} as const

interface SideMenuProps {
  readonly screens: readonly Screen[]
  /** Called when an entry is taken; the phone's drawer closes then. */
  readonly onTaken?: () => void
}

/** The main menu, as a list of links: what it is for a keyboard and a screen reader. */
export function SideMenu({ screens, onTaken }: SideMenuProps) {
  const t = useWords(shellWords)
  const say = useSentence()
  const { pathname } = useLocation()
  const ids = useId()
  const current = menuEntryOf(screens, pathname)
  return (
    <nav aria-label={t('mainMenu')} className="side-menu">
      {menuOf(screens).map(({ group, screens: entries }) => (
        <section key={group} aria-labelledby={`${ids}${group}`}>
          <h2 id={`${ids}${group}`}>{t(groupWords[group])}</h2>
          <ul>
            {entries.map(({ path, title, menu: { icon: Icon } }) => (
              <li key={path} aria-current={path === current ? 'page' : undefined}>
                <InnerLink to={path} {...(onTaken && { onClick: onTaken })}>
                  <span aria-hidden="true" className="side-menu-icon">
                    <Icon />
                  </span>
                  {say(title)}
                </InnerLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
