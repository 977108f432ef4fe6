import { AuditOutlined, BellOutlined, CheckSquareOutlined, ClusterOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { dutiesWords } from '../words.ts'

export const dutiesScreens = defineScreens(dutiesWords, [
  // The reader shows a rule's duties, so it is theirs although it stands among the rulebooks.
  { path: '/rulebooks/$versionId', title: 'reader', load: () => import('./reader.tsx') },
  {
    path: '/duties',
    title: 'reviews',
    menu: { group: 'rules', icon: AuditOutlined, order: 20 },
    load: () => import('../review/web/review-list.tsx'),
  },
  { path: '/duties/desk/$versionId', title: 'desk', load: () => import('../review/web/desk.tsx') },
  {
    path: '/duties/adopt',
    title: 'adopting',
    menu: { group: 'rules', icon: CheckSquareOutlined, order: 30 },
    load: () => import('../adoption/web/adopt.tsx'),
  },
  {
    path: '/duties/versions/$versionId',
    title: 'newVersion',
    load: () => import('../adoption/web/versions.tsx'),
  },
  {
    path: '/assignments',
    title: 'assignments',
    menu: { group: 'rules', icon: ClusterOutlined, order: 40 },
    load: () => import('../assignments/web/assignments.tsx'),
  },
  {
    path: '/triggers',
    title: 'triggers',
    menu: { group: 'work', icon: BellOutlined, order: 40 },
    load: () => import('../triggers/web/triggers.tsx'),
  },
  {
    path: '/occurrences/$occurrenceId',
    title: 'occurrence',
    load: () => import('../occurrences/web/occurrence.tsx'),
  },
])
