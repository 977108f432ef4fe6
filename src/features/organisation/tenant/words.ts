import { defineWords } from '../../../ui/words.ts'

export const tenantWords = defineWords('organisation-tenant', {
  summary: [
    '名称、时区和补录的界线，对整个组织有效。',
    'Name, time zone and what counts as late, for the whole organisation.',
  ],
  name: ['组织名称', 'Name of the organisation'],
  nameHint: ['显示在页面左上角。', 'Shown at the upper left.'],
  timeZone: ['时区', 'Time zone'],
  timeZoneHint: ['一天从这个时区的零点开始。', 'A day begins at midnight in this zone.'],
  lateAfterDays: ['补录界线', 'Late after'],
  days: ['天', 'days'],
  lateHint: [
    '工作发生后超过这些天才记录的，标为“补录”，照常计数。',
    'Work recorded more than this many days after it happened is marked as a late entry; it counts all the same.',
  ],
  saved: ['设置已保存', 'Settings saved'],
})
