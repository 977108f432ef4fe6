import { defineWords } from '../../../ui/words.ts'

/** Building the organisation from a list or a sheet, and the first-run page. */
export const buildWords = defineWords('organisation-build', {
  summary: [
    '先检查，全部正确才写入；有一处不对就一个也不写。',
    'Checked first; written only when everything is right, else nothing is.',
  ],
  paste: ['粘贴名单', 'Paste a list'],
  sheet: ['上传表格', 'Upload a sheet'],
  list: ['名单', 'List'],
  listHint: [
    '每行一个单位，下级比上级多缩进一级。单位后可写 [类别]，再写“| 岗位：姓名（责任层级）”，多个岗位用分号隔开。',
    'One unit a line, each level indented below the one above. After the name: [kind], then “| post: holder (tier)”, more posts after semicolons.',
  ],
  example: ['填入示例', 'Fill in an example'],
  exampleText: [
    '某某县教育局 [局机关] | 局长：张某（第一责任人）; 分管安全副局长：李某（直接责任人）\n  安全科 | 科长：王某; 安全员\n  第一小学 | 校长：赵某; 安全副校长：钱某\n    总务处 | 主任：孙某\n  实验幼儿园 | 园长：周某',
    'Education Bureau [Bureau] | Director: A. Example (principal); Deputy director: B. Example (deputy)\n  Safety Section | Head of section: C. Example; Safety officer\n  First Primary School | Principal: D. Example\n    General Affairs Office | Head: E. Example\n  Central Kindergarten | Head teacher: F. Example',
  ],
  sheetFile: ['名册表格', 'Sheet'],
  sheetHint: [
    'xlsx、xls 或 csv；列：单位、上级单位、类别、开办日期、岗位、责任层级、姓名。民族、政治面貌、宗教信仰列会被丢弃，原表不保存',
    'xlsx, xls or csv with the columns Unit, Parent unit, Kind, Opened on, Post, Tier, Name. Columns of ethnicity, political status or religion are dropped, and the sheet is not kept',
  ],
  template: ['下载模板', 'Download the template'],
  under: ['放在哪个单位之下', 'Below which unit'],
  openedOn: ['设立日期', 'Opened on'],
  openedOnHint: [
    '名单没有写开办日期的单位，从这一天起设立。请不晚于要统计的第一天。',
    'Units whose opening day the list does not say open on this day. Choose one no later than the first day to be counted.',
  ],
  check: ['检查', 'Check'],
  build: ['写入 {{n}} 个单位', { one: 'Make {{n}} unit', other: 'Make {{n}} units' }],
  counted: [
    '{{units}} 个单位（{{levels}} 级）、{{posts}} 个岗位、{{people}} 人，{{vacant}} 个岗位空缺',
    '{{units}} units on {{levels}} levels, {{posts}} posts, {{people}} people, {{vacant}} posts vacant',
  ],
  allRight: ['检查通过，可以写入', 'All is right and can be written'],
  faulty: [
    '有 {{n}} 处问题，改好再检查',
    { one: '{{n}} problem; mend it and check again', other: '{{n}} problems; mend them and check again' },
  ],
  nothingWritten: ['还没有写入任何内容。', 'Nothing has been written.'],
  built: ['已建 {{units}} 个单位、{{posts}} 个岗位', '{{units}} units and {{posts}} posts made'],
  line: ['行', 'Line'],
  column: ['列', 'Column'],
  problem: ['问题', 'Problem'],
  preview: ['将要建立', 'What will be made'],
  firstShown: ['只列出前 {{n}} 个', 'The first {{n}} are listed'],
  guessed: [
    '没有写明的类别和责任层级按名称推定，请核对。',
    'Kinds and tiers that the list does not say are taken from the names; please check them.',
  ],
  welcomeSummary: [
    '把制度变成职责，落到岗位；工作只记一次，每个数字都能点开看到记录。',
    'Rules become duties that fall on posts; work is recorded once, and every number opens its records.',
  ],
  sample: ['先看示例', 'Look at the sample first'],
  sampleHint: [
    '一个虚构的县教育局：24 所学校和幼儿园、四部真实法规和一份内部办法、一年的工作记录，约需一两分钟。',
    'An invented county education bureau: 24 schools and kindergartens, four real regulations and an internal measure, one year of records. It takes a minute or two.',
  ],
  loadSample: ['载入示例', 'Load the sample'],
  loadingSample: ['正在载入示例', 'Loading the sample'],
  sampleStopped: [
    '已停止。载入的部分还在，可以再次载入补全，或从空的数据目录重新开始。',
    'Stopped. What was loaded is there; load again to complete it, or start anew with an empty data directory.',
  ],
  own: ['建自己的组织', 'Build my own organisation'],
  ownHint: [
    '粘贴一份单位名单，或上传表格，几分钟就能开始。',
    'Paste a list of units or upload a sheet, and start within minutes.',
  ],
  enter: ['进入', 'Enter'],
  already: ['组织已经建好', 'The organisation is already there'],
  alreadyHint: ['共 {{n}} 个单位。', { one: '{{n}} unit.', other: '{{n}} units.' }],
})
