import type { Block, OfficialDocument, Run } from '../../src/platform/documents/official-document.ts'

const text = (words: string): Run => ({ kind: 'text', text: words })
const figure = (value: string, code: string): Run => ({ kind: 'figure', value, code })
const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs })

const LONG =
  '各学校、各科室要提高认识，结合实际制定工作方案，明确任务分工，落实“一把手”负责制，确保年底前完成各项任务——逾期未办的，将予以通报……'

const visits: Block = {
  kind: 'table',
  columns: [
    { title: '序号', share: 1, align: 'center' },
    { title: '单位', share: 3 },
    { title: '检查内容', share: 5 },
    { title: '次数', share: 1, align: 'right' },
  ],
  rows: Array.from({ length: 40 }, (_, index) => [
    String(index + 1),
    `青禾县第${index + 1}小学`,
    index % 3 === 0 ? '消防设施、疏散通道、应急照明和用电线路的检查，并复核上月整改情况' : '消防设施检查',
    String((index * 7) % 13),
  ]),
}

const annexOfFigures: Block = {
  kind: 'table',
  columns: [
    { title: '代码', share: 2, align: 'center' },
    { title: '定义', share: 7 },
    { title: '数值', share: 2, align: 'right' },
    { title: '记录数', share: 2, align: 'right' },
    { title: '校验值', share: 7 },
  ],
  rows: Array.from({ length: 12 }, (_, index) => [
    `F${String(index + 1).padStart(2, '0')}`,
    '2026年1月1日至6月30日青禾县教育局及所属单位开展的消防培训次数（联合开展的计一次）',
    String(index * 16 + 3),
    String(index * 16 + 3),
    'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  ]),
}

/** A half-year report with everything that an official file may hold. */
export const chineseReport: OfficialDocument = {
  language: 'zh',
  title: '青禾县教育局关于2026年上半年安全工作责任制落实情况的报告',
  issuer: '青禾县教育局',
  date: '2026-07-05',
  addressee: '青禾县人民政府',
  blocks: [
    paragraph(text('根据《校园安全管理条例》，现将上半年工作情况报告如下。')),
    { kind: 'heading', level: 1, text: '总体情况' },
    paragraph(
      text('上半年共开展消防培训'),
      figure('16', 'F01'),
      text('次，参加'),
      figure('1,204', 'F02'),
      text('人次；组织疏散演练'),
      figure('24', 'F03'),
      text('次，应办事项办结率'),
      figure('96.5%', 'F04'),
      text('。'),
    ),
    { kind: 'heading', level: 2, text: '责任体系' },
    ...Array.from({ length: 12 }, () => paragraph(text(LONG))),
    { kind: 'heading', level: 3, text: '第一责任人' },
    { kind: 'heading', level: 4, text: '学期初部署' },
    paragraph(text(LONG)),
    { kind: 'heading', level: 2, text: '检查情况' },
    visits,
    { kind: 'heading', level: 1, text: '存在问题' },
    {
      kind: 'list',
      ordered: true,
      items: [[text('个别学校培训记录补录较晚。')], [text('两所幼儿园岗位空缺。')]],
    },
    { kind: 'heading', level: 1, text: '下一步打算' },
    { kind: 'list', ordered: false, items: [[text(LONG)], [text('补齐空缺岗位。')]] },
    paragraph(text(LONG)),
  ],
  annexes: [
    { title: '数据项说明', blocks: [annexOfFigures] },
    {
      title: '专用名词说明',
      blocks: [{ kind: 'heading', level: 1, text: '补录' }, paragraph(text('晚于规定时间录入的工作记录。'))],
    },
  ],
}

/** The same in English, shorter. */
export const englishReport: OfficialDocument = {
  language: 'en',
  title: 'Safety responsibilities in the first half of 2026',
  issuer: 'Qinghe County Education Bureau',
  date: '2026-07-05',
  addressee: 'Qinghe County Government',
  blocks: [
    { kind: 'heading', level: 1, text: 'Overview' },
    paragraph(
      text('The bureau held '),
      figure('16', 'F01'),
      text(' fire trainings with '),
      figure('1,204', 'F02'),
      text(' attendances.'),
    ),
    { kind: 'heading', level: 2, text: 'Inspections' },
    { kind: 'heading', level: 3, text: 'Kindergartens' },
    {
      kind: 'list',
      ordered: true,
      items: [[text('Two posts are vacant.')], [text('Three records came late.')]],
    },
    { kind: 'list', ordered: false, items: [[text('Fill the posts.')]] },
    {
      kind: 'table',
      columns: [
        { title: 'Unit', share: 3 },
        { title: 'Visits', share: 1, align: 'right' },
      ],
      rows: Array.from({ length: 40 }, (_, index) => [`Primary school no. ${index + 1}`, String(index)]),
    },
  ],
  annexes: [
    {
      title: 'Definitions of figures',
      blocks: [paragraph(text('F01: trainings between 1 January and 30 June.'))],
    },
  ],
}

/** Nothing but Chinese characters: what a page holds can be counted. */
export const fullPages: OfficialDocument = {
  ...chineseReport,
  title: '满页',
  blocks: [paragraph(text('一二三四五六七八九十'.repeat(300)))],
  annexes: [],
}
