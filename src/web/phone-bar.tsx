import { EditOutlined, MenuOutlined, TableOutlined, UserOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { InnerLink } from '../ui/navigation.tsx'
import type { Screen } from '../ui/screen.ts'
import { shellWords } from './shell-words.ts'
import { SideMenu } from './side-menu.tsx'

const places = [
  { path: '/mine', word: 'mine', icon: <UserOutlined /> },
  { path: '/record', word: 'recordWork', icon: <EditOutlined /> },
  { path: '/matrix', word: 'matrix', icon: <TableOutlined /> },
] as const

/** The phone's bar at the thumb: what is used every day, and the rest of the menu behind 更多. */
export function PhoneBar({ screens }: { readonly screens: readonly Screen[] }) {
  const t = useWords(shellWords)
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <nav aria-label={t('quickMenu')} className="phone-bar">
        {places
          .filter(({ path }) => screens.some((screen) => screen.path === path))
          .map(({ path, word, icon }) => (
            <span
              key={path}
              className={path === '/record' ? 'phone-bar-place phone-bar-record' : 'phone-bar-place'}
              aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}
            >
              <InnerLink to={path}>
                <Place icon={icon} word={t(word)} />
              </InnerLink>
            </span>
          ))}
        <span className="phone-bar-place">
          <button type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
            <Place icon={<MenuOutlined />} word={t('more')} />
          </button>
        </span>
      </nav>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="80%"
        title={t('more')}
        destroyOnHidden
      >
        <SideMenu screens={screens} onTaken={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Place({ icon, word }: { readonly icon: ReactNode; readonly word: string }) {
  return (
    <>
      <span aria-hidden="true" className="phone-bar-icon">
        {icon}
      </span>
      <span>{word}</span>
    </>
  )
}
