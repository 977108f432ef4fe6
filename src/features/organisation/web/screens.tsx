import { ApartmentOutlined, CalendarOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { organisationWords } from '../words.ts'

export const organisationScreens = defineScreens(organisationWords, [
  {
    path: '/organisation',
    title: 'organisation',
    menu: { group: 'organisation', icon: ApartmentOutlined, order: 10 },
    load: () => import('./organisation.tsx'),
  },
  { path: '/organisation/import', title: 'importing', load: () => import('../build/web/import.tsx') },
  {
    path: '/people',
    title: 'people',
    menu: { group: 'organisation', icon: TeamOutlined, order: 20 },
    load: () => import('./people.tsx'),
  },
  {
    path: '/settings/calendar',
    title: 'calendarSettings',
    menu: { group: 'settings', icon: CalendarOutlined, order: 20 },
    load: () => import('../calendar/web/calendar-settings.tsx'),
  },
  {
    path: '/settings/tenant',
    title: 'tenantSettings',
    menu: { group: 'settings', icon: SettingOutlined, order: 10 },
    load: () => import('../tenant/web/tenant-settings.tsx'),
  },
  { path: '/welcome', title: 'welcome', framed: false, load: () => import('../build/web/welcome.tsx') },
])
