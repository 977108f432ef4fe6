import { defineWords } from '../../ui/words.ts'

export const auditWords = defineWords('audit', {
  log: ['操作记录', 'Audit log'],
  summary: [
    '每一项改动都在同一事务里留下记录，并在一秒内编入哈希链；记录只增不改。',
    'Every change leaves its entry in the same transaction and is chained by hash within a second; entries are only ever added.',
  ],
  place: ['链上位置', 'Place'],
  waiting: ['待编入', 'Waiting'],
  when: ['时间', 'When'],
  who: ['操作人', 'Who'],
  owner: ['本机所有者', 'Local owner'],
  person: ['人员', 'Person'],
  program: ['程序', 'Program'],
  action: ['操作', 'Action'],
  subject: ['对象', 'Subject'],
  detail: ['内容', 'Detail'],
  empty: ['还没有操作记录', 'Nothing has been done yet'],
  emptyHint: [
    '建立组织、导入制度或记录工作后，这里会出现每一步。',
    'Set up units, import a rule or record work, and every step appears here.',
  ],
  older: ['更早的记录', 'Older entries'],
})
