import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { TemplateContent } from '../model.ts'
import { slotNames } from '../rules.ts'

/** Refuses a template whose text names a slot that it does not have; the place tells section and language. */
export function checkTemplate(content: TemplateContent): Outcome<TemplateContent> {
  for (const [section, { paragraphs }] of content.sections.entries())
    for (const paragraph of paragraphs)
      for (const language of ['zh', 'en'] as const) {
        const lost = slotNames(paragraph[language]).find((name) => !Object.hasOwn(content.slots, name))
        if (lost !== undefined)
          return refused(
            'report.figure-unknown',
            {
              zh: `第 ${section + 1} 节中的“{{${lost}}}”没有对应的数据项。`,
              en: `Section ${section + 1} names “{{${lost}}}”, but there is no such figure.`,
            },
            { field: `content.sections.${section}` },
          )
      }
  return done(content)
}

export interface BuiltInTemplate {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly content: TemplateContent
}

type SlotParts = Partial<TemplateContent['slots'][string]> &
  Pick<TemplateContent['slots'][string], 'measure' | 'zh' | 'en'>

const slot = (parts: SlotParts) => ({ kinds: [], topicIds: [], compare: false, ...parts })

const slots: TemplateContent['slots'] = {
  records: slot({ measure: 'records', compare: true, zh: '工作记录数', en: 'Records of work' }),
  units: slot({ measure: 'units', zh: '有记录的单位数', en: 'Units with records' }),
  expected: slot({ measure: 'expected', zh: '到期任务数', en: 'Occurrences due' }),
  met: slot({ measure: 'met', zh: '完成任务数', en: 'Occurrences met' }),
  missed: slot({ measure: 'missed', zh: '逾期未完成任务数', en: 'Occurrences missed' }),
  rate: slot({ measure: 'rate', compare: true, zh: '任务完成率（%）', en: 'Rate of occurrences met (%)' }),
  meetings: slot({ measure: 'records', kinds: ['meeting'], compare: true, zh: '会议次数', en: 'Meetings' }),
  trainings: slot({
    measure: 'records',
    kinds: ['training', 'study'],
    compare: true,
    zh: '培训学习次数',
    en: 'Training and study sessions',
  }),
  training_heads: slot({
    measure: 'heads',
    kinds: ['training', 'study'],
    compare: true,
    zh: '培训学习人次',
    en: 'Heads at training and study',
  }),
  training_hours: slot({
    measure: 'hours',
    kinds: ['training', 'study'],
    zh: '培训学习时长（小时）',
    en: 'Hours of training and study',
  }),
  drills: slot({ measure: 'records', kinds: ['drill'], compare: true, zh: '演练次数', en: 'Drills' }),
  drill_heads: slot({ measure: 'heads', kinds: ['drill'], zh: '演练人次', en: 'Heads at drills' }),
  inspections: slot({
    measure: 'records',
    kinds: ['inspection', 'maintenance'],
    compare: true,
    zh: '检查检测次数',
    en: 'Inspections and tests',
  }),
  campaigns: slot({
    measure: 'records',
    kinds: ['campaign'],
    compare: true,
    zh: '宣传教育次数',
    en: 'Campaigns',
  }),
  campaign_heads: slot({
    measure: 'heads',
    kinds: ['campaign'],
    zh: '宣传教育人次',
    en: 'Heads reached by campaigns',
  }),
  late: slot({ measure: 'late_records', zh: '补录记录数', en: 'Late entries' }),
}

const sections: TemplateContent['sections'] = [
  {
    heading: { zh: '总体情况', en: 'Overview' },
    paragraphs: [
      {
        zh: '本期共到期任务{{expected}}项，完成{{met}}项，完成率{{rate}}，逾期未完成{{missed}}项。共形成工作记录{{records}}条，涉及{{units}}个单位。',
        en: 'In this period {{expected}} tasks fell due; {{met}} were met, a rate of {{rate}}, and {{missed}} were missed. {{records}} records of work were made in {{units}} units.',
      },
    ],
  },
  {
    heading: { zh: '主要工作', en: 'Main work' },
    paragraphs: [
      {
        zh: '会议研究。召开相关会议{{meetings}}次，研究部署责任落实工作。',
        en: 'Meetings. {{meetings}} meetings were held to arrange the work.',
      },
      {
        zh: '教育培训。组织培训学习{{trainings}}次，参加{{training_heads}}人次，累计{{training_hours}}小时；开展宣传教育{{campaigns}}次，参加{{campaign_heads}}人次。',
        en: 'Training. {{trainings}} sessions reached {{training_heads}} heads over {{training_hours}} hours; {{campaigns}} campaigns reached {{campaign_heads}} heads.',
      },
      {
        zh: '应急演练。组织演练{{drills}}次，参加{{drill_heads}}人次。',
        en: 'Drills. {{drills}} drills were held with {{drill_heads}} heads.',
      },
      {
        zh: '检查整改。开展检查检测{{inspections}}次。',
        en: 'Inspections. {{inspections}} inspections and tests were carried out.',
      },
    ],
  },
  {
    heading: { zh: '存在问题', en: 'What falls short' },
    paragraphs: [
      {
        zh: '本期逾期未完成任务{{missed}}项，补录记录{{late}}条。',
        en: '{{missed}} tasks were missed, and {{late}} records were entered late.',
      },
    ],
  },
]

const nextSteps: TemplateContent['sections'][number] = {
  heading: { zh: '下一步工作', en: 'Next steps' },
  paragraphs: [{ zh: '（请填写下一步工作安排。）', en: '(State the next steps here.)' }],
}

const only = (names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (slots[name] ? [[name, slots[name]]] : [])))

const quarterSections: TemplateContent['sections'] = [
  sections[0],
  {
    heading: { zh: '工作开展情况', en: 'Work done' },
    paragraphs: [
      {
        zh: '召开会议{{meetings}}次，组织培训学习{{trainings}}次、{{training_heads}}人次，演练{{drills}}次，检查检测{{inspections}}次，宣传教育{{campaigns}}次。',
        en: '{{meetings}} meetings, {{trainings}} training sessions with {{training_heads}} heads, {{drills}} drills, {{inspections}} inspections and tests, {{campaigns}} campaigns.',
      },
    ],
  },
].filter((section) => section !== undefined)

/** The two templates that every tenant begins with. */
export const builtInTemplates: readonly BuiltInTemplate[] = [
  {
    key: 'half-year-summary',
    zh: '半年工作总结',
    en: 'Half-year summary',
    content: {
      title: { zh: '责任制落实情况工作总结', en: 'Summary of duties performed' },
      periods: ['halfyear', 'year', 'term'],
      sections: [...sections, nextSteps],
      slots,
    },
  },
  {
    key: 'quarterly',
    zh: '季度工作报告',
    en: 'Quarterly report',
    content: {
      title: { zh: '责任制落实情况季度报告', en: 'Quarterly report of duties performed' },
      periods: ['quarter', 'month'],
      sections: quarterSections,
      slots: only([
        'records',
        'units',
        'expected',
        'met',
        'missed',
        'rate',
        'meetings',
        'trainings',
        'training_heads',
        'drills',
        'inspections',
        'campaigns',
      ]),
    },
  },
]
