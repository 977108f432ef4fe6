import { defineWords } from '../../../ui/words.ts'

/** What the Word file says of itself. */
export const documentWords = defineWords('report-document', {
  draftTitle: ['{{title}}（草稿）', '{{title}} (draft)'],
  annex: ['数据项说明', 'Figures explained'],
  code: ['代码', 'Code'],
  definition: ['数据项与口径', 'Figure and how it is counted'],
  value: ['数值', 'Value'],
  before: ['上期', 'Before'],
  recordCount: ['记录数', 'Records'],
  recordHash: ['记录集校验值（SHA-256）', 'Hash of the records (SHA-256)'],
  hashHint: [
    '下表列出各数据项背后记录集的校验值。校验值由各条记录的编号与版本（到期任务为编号与状态）按编号排列后计算，记录有任何增减或改动，校验值即不同。',
    'The hashes below are worked out from the ids and revisions of the records behind each figure (of occurrences: ids and states), in the order of the ids. Any record added, taken away or changed gives another hash.',
  ],
  proofHint: [
    '本报告签发时，正文与全部数据项的口径、数值和记录集校验值一并固定，可凭下列各项核对。',
    'When this report was issued, its text and every figure’s query, value and hash were frozen. It can be checked by the following.',
  ],
  draftHint: [
    '本件为草稿，尚未签发：数值随记录变动，不得引用。',
    'This is a draft and not issued: its values follow the records and must not be quoted.',
  ],
  item: ['核对项', 'Item'],
  content: ['内容', 'Content'],
  reportHash: ['报告校验值', 'Hash of the report'],
  auditPlace: ['审计日志位置', 'Place in the audit log'],
  auditPlaceValue: ['第 {{place}} 条', 'Entry {{place}}'],
})
