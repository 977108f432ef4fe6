import { readFileSync } from 'node:fs'
import type { AdjustDuty } from '../features/duties/review/model.ts'

type Terms = Partial<Omit<AdjustDuty, 'revision'>>

/** A duty that the reviewers of the sample take up: `words` stand in its sentence and name its act. */
export interface TakenDuty {
  readonly words: string
  readonly terms?: Terms
  /** What the work must have been about, so that a canteen check does not pass for a fire check. */
  readonly topic?: string
}

export interface SampleRule {
  readonly file: string
  readonly issuer: string
  readonly kind: 'law' | 'regulation' | 'internal'
  /** Left out where the rule begins with the sample's year. */
  readonly effectiveFrom?: string
  readonly duties: readonly TakenDuty[]
}

const schools = ['school', 'kindergarten']
const termly = { type: 'periodic', unit: 'term', every: 1 } as const
const monthly = { type: 'periodic', unit: 'month', every: 1 } as const
const accident = '发生安全事故'

const times = (required: number, kinds: string[], parts: object = {}) => [
  { measure: 'times' as const, required, kinds, ...parts },
]

/** Four real rules and one of the district's own; the duties are those that bind a bureau and its schools. */
export const sampleRules: readonly SampleRule[] = [
  {
    file: 'qinghe-safety-measures.md',
    issuer: '青禾县教育局',
    kind: 'internal',
    duties: [
      {
        words: '召开两次专题会议研究安全工作',
        terms: { unitKinds: ['bureau'], tier: 'body', evidence: times(2, ['meeting']) },
      },
      {
        words: '每年至少两次专题研究安全工作',
        terms: { unitKinds: schools, tier: 'body', evidence: times(2, ['meeting']) },
      },
      {
        words: '向局党组书面报告一次本单位安全工作情况',
        terms: { unitKinds: schools, tier: 'principal', graceDays: 10, evidence: times(1, ['document']) },
      },
      { words: '带队检查一次校园安全', topic: '校园安全', terms: { unitKinds: schools } },
      { words: '为教职工讲一次安全课', terms: { unitKinds: schools } },
      { words: '组织研究一次安全工作', terms: { unitKinds: ['bureau', ...schools] } },
      { words: '参加不少于8学时的安全培训', terms: { unitKinds: schools } },
      {
        words: '组织一次教职工安全培训',
        terms: { unitKinds: schools, graceDays: 5, evidence: times(1, ['training']) },
      },
      {
        words: '对学生开展安全专题教育不少于24次',
        terms: { unitKinds: ['school'] },
      },
      { words: '组织一次应急疏散演练', terms: { unitKinds: schools } },
      {
        words: '开展一次安全检查',
        topic: '校园安全',
        terms: {
          unitKinds: ['bureau', 'department', ...schools],
          graceDays: 5,
          evidence: times(1, ['inspection']),
        },
      },
      { words: '开展一次食品安全自查', topic: '食品安全', terms: { unitKinds: schools, tier: 'handler' } },
      {
        words: '向局安全管理科电话报告',
        terms: {
          unitKinds: schools,
          tier: 'principal',
          schedule: { type: 'deadline', within: 1, unit: 'hour', event: accident },
        },
      },
      {
        words: '在24小时内书面报告',
        terms: {
          unitKinds: schools,
          tier: 'principal',
          schedule: { type: 'deadline', within: 24, unit: 'hour', event: accident },
        },
      },
      {
        words: '完成整改',
        terms: {
          unitKinds: schools,
          schedule: { type: 'deadline', within: 15, unit: 'workday', event: '收到安全隐患整改通知' },
          evidence: times(1, ['document', 'maintenance']),
        },
      },
      {
        words: '办理续签手续',
        terms: { unitKinds: schools, tier: 'handler', evidence: times(1, ['document', 'maintenance']) },
      },
      {
        words: '公布一次校园安全工作情况',
        terms: { unitKinds: ['school'], evidence: times(1, ['document', 'briefing']) },
      },
    ],
  },
  {
    file: 'school-safety-ningbo-2020.md',
    issuer: '宁波市人民代表大会常务委员会',
    kind: 'regulation',
    effectiveFrom: '2020-05-15',
    duties: [
      { words: '进行不少于两次的安全检查', topic: '校园安全', terms: { unitKinds: ['school'] } },
      {
        words: '对学校及周边环境进行安全检查',
        topic: '校园安全',
        terms: { unitKinds: ['bureau'], schedule: termly },
      },
      { words: '开展防火检查', topic: '消防安全', terms: { unitKinds: ['school'], schedule: monthly } },
      {
        words: '在二十四小时内向主管的教育行政部门及有关部门报告',
        terms: {
          unitKinds: ['school'],
          tier: 'principal',
          schedule: { type: 'deadline', within: 24, unit: 'hour', event: accident },
          evidence: times(1, ['document', 'briefing']),
        },
      },
    ],
  },
  {
    file: 'work-safety-law-2021.md',
    issuer: '全国人民代表大会常务委员会',
    kind: 'law',
    effectiveFrom: '2021-09-01',
    duties: [
      {
        words: '并定期组织演练',
        terms: { unitKinds: ['bureau', ...schools], schedule: termly, evidence: times(1, ['drill']) },
      },
    ],
  },
  {
    file: 'special-equipment-inspection-2022.md',
    issuer: '国家市场监督管理总局',
    kind: 'regulation',
    effectiveFrom: '2022-07-01',
    duties: [
      {
        words: '应当按照专项监督检查工作方案的要求开展自查自纠',
        topic: '特种设备安全',
        terms: {
          kind: 'recurring',
          unitKinds: ['school'],
          tier: 'handler',
          schedule: termly,
          evidence: times(1, ['inspection', 'maintenance']),
        },
      },
    ],
  },
  {
    file: 'school-pe-2017.md',
    issuer: '国务院',
    kind: 'regulation',
    effectiveFrom: '2017-03-01',
    duties: [
      {
        words: '举行一次以田径项目为主的全校性运动会',
        terms: { unitKinds: ['school'], evidence: times(1, ['campaign', 'other']) },
      },
    ],
  },
]

/** The bytes of a rule text as a person would upload them. The district's own measures take effect with the sample's year. */
export function ruleBytes(rule: SampleRule, beginsOn: string): Uint8Array {
  const text = readFileSync(new URL(`./texts/${rule.file}`, import.meta.url), 'utf8')
  const [year, month, day] = beginsOn.split('-').map(Number)
  return new TextEncoder().encode(text.replace('2026年1月1日', `${year}年${month}月${day}日`))
}
