import { EditOutlined, ProfileOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { evidenceWords } from '../words.ts'

export const evidenceScreens = defineScreens(evidenceWords, [
  {
    path: '/record',
    title: 'record',
    menu: { group: 'work', icon: EditOutlined, order: 20 },
    load: () => import('./record.tsx'),
  },
  {
    path: '/activities',
    title: 'activities',
    menu: { group: 'work', icon: ProfileOutlined, order: 30 },
    load: () => import('./activities.tsx'),
  },
  { path: '/activities/$activityId', title: 'activity', load: () => import('./activity.tsx') },
  { path: '/activities/$activityId/correct', title: 'correctTitle', load: () => import('./correct.tsx') },
])
