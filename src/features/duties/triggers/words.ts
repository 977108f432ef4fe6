import { defineWords } from '../../../ui/words.ts'

/** The register of dated events. */
export const triggersWords = defineWords('duties.triggers', {
  summary: [
    '事故、到期、变更等有日期的事件。登记一次，依规有期限的职责随即起算。',
    'Accidents, expiries, changes: events with a date. Record one, and the duties that wait for it begin to count.',
  ],
  record: ['登记事件', 'Record an event'],
  empty: ['还没有登记事件', 'No events yet'],
  emptyHint: [
    '发生事故、合同到期、设备变更时在这里登记，“事发后 24 小时内报告”这类职责就会开始计时。',
    'Record an accident, an expiry or a change here, and duties such as “report within 24 hours” begin to count.',
  ],
  unit: ['发生单位', 'Unit'],
  kind: ['事件类型', 'Kind of event'],
  kindHint: ['从制度中的说法选，或自己写。', 'Chosen from the words of the rules, or your own.'],
  kindNeeded: ['请选择或填写事件类型', 'Choose or type the kind of event'],
  title: ['事件名称', 'What happened'],
  titleNeeded: ['请写明发生了什么', 'Say what happened'],
  titleExample: ['如：实验楼二楼电器短路', 'e.g. short circuit on the second floor'],
  day: ['日期', 'Day'],
  dayHint: ['到期类事件可以填将来的日期。', 'An expiry may lie ahead.'],
  time: ['时间（可不填）', 'Time (optional)'],
  timeHint: ['以小时计的期限从这个时间算起。', 'Deadlines in hours count from it.'],
  timeWrong: ['时间写作 16:30', 'Write the time as 16:30'],
  note: ['备注', 'Note'],
  starts: ['由此起算的职责', 'Duties that it starts'],
  startsHint: [
    '已按制度中的说法预先勾选，可以增减。',
    'Ticked in advance where the words fit; tick or untick as needed.',
  ],
  startsNone: [
    '本单位和上级单位没有等待此类事件的职责。仍可登记备查。',
    'No duty of this unit or above waits for an event. It can be recorded all the same.',
  ],
  fillFirst: [
    '填好单位、类型、名称和日期后，这里显示会起算哪些职责、何时到期。',
    'Fill in unit, kind, what happened and day, and see here which duties it starts and when they fall due.',
  ],
  above: ['上级单位', 'unit above'],
  dueBy: ['{{day}} 前办结', 'due by {{day}}'],
  closed: ['期限已过', 'already past'],
  noWindow: ['事发当日尚未生效', 'did not bind on that day'],
  save: [
    '登记，起算 {{n}} 项职责',
    { one: 'Record and start {{n}} duty', other: 'Record and start {{n}} duties' },
  ],
  saveOnly: ['只登记', 'Record only'],
  saved: [
    '已登记，产生 {{n}} 个到期任务',
    { one: 'Recorded; {{n}} occurrence', other: 'Recorded; {{n}} occurrences' },
  ],
  occurredOn: ['日期', 'Day'],
  started: ['起算的任务', 'What it started'],
  status: ['办理情况', 'Progress'],
  met: ['已办 {{met}} / {{n}}', '{{met}} of {{n}} done'],
  voided: ['已作废', 'Voided'],
  inForce: ['有效', 'In force'],
  void: ['作废', 'Void'],
  voidTitle: ['作废“{{title}}”？', 'Void “{{title}}”?'],
  voidHint: [
    '由它起算的 {{n}} 个到期任务一并撤下，不再计入；记录保留。',
    {
      one: '{{n}} occurrence that it started is withdrawn with it; all stays on record.',
      other: '{{n}} occurrences that it started are withdrawn with it; all stays on record.',
    },
  ],
  voidDone: [
    '已作废，撤下 {{n}} 个到期任务',
    { one: 'Voided; {{n}} occurrence withdrawn', other: 'Voided; {{n}} occurrences withdrawn' },
  ],
  recordedAt: ['登记时间', 'Recorded'],
  withdrawn: ['已撤下', 'Withdrawn'],
  reason: ['作废理由：{{reason}}', 'Why it was voided: {{reason}}'],
  nothing: ['没有起算职责', 'It started nothing'],
})
