import { FileTextOutlined } from '@ant-design/icons'
import { defineScreens } from '../../../ui/screen.ts'
import { reportsWords } from '../words.ts'

export const reportsScreens = defineScreens(reportsWords, [
  {
    path: '/reports',
    title: 'reports',
    menu: { group: 'overview', icon: FileTextOutlined, order: 30 },
    load: () => import('./reports.tsx'),
  },
  { path: '/reports/templates', title: 'templates', load: () => import('../templates/web/templates.tsx') },
  {
    path: '/reports/templates/$templateId',
    title: 'template',
    load: () => import('../templates/web/template.tsx'),
  },
  { path: '/reports/$reportId', title: 'report', load: () => import('./report.tsx') },
])
