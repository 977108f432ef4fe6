import { BookOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { rulebooksWords } from '../words.ts'

export const rulebooksScreens = defineScreens(rulebooksWords, [
  {
    path: '/rulebooks',
    title: 'rulebooks',
    menu: { group: 'rules', icon: BookOutlined, order: 10 },
    load: () => import('./rulebook-list.tsx'),
  },
  { path: '/rulebooks/import', title: 'importing', load: () => import('./import.tsx') },
])
