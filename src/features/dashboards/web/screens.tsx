import { LineChartOutlined, TableOutlined, UserOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { dashboardsWords } from '../words.ts'

export const dashboardsScreens = defineScreens(dashboardsWords, [
  {
    path: '/mine',
    title: 'mine',
    menu: { group: 'work', icon: UserOutlined, order: 10 },
    load: () => import('./mine.tsx'),
  },
  {
    path: '/matrix',
    title: 'matrix',
    menu: { group: 'overview', icon: TableOutlined, order: 10 },
    load: () => import('./matrix.tsx'),
  },
  {
    path: '/trend',
    title: 'trend',
    menu: { group: 'overview', icon: LineChartOutlined, order: 20 },
    load: () => import('./trend.tsx'),
  },
  { path: '/units/$unitId', title: 'unitTitle', load: () => import('./unit.tsx') },
])
