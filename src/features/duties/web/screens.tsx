import { AuditOutlined } from '@ant-design/icons'
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
])
