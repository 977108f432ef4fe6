import { AuditOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { auditWords } from '../words.ts'

export const auditScreens = defineScreens(auditWords, [
  {
    path: '/audit',
    title: 'log',
    menu: { group: 'settings', icon: AuditOutlined, order: 90 },
    load: () => import('./log.tsx'),
  },
])
