import type { Deadline, Duty as FoundDuty, Frequency } from '@luoshi/text/duties/find'
import type { PartOfYear, PeriodUnit, Schedule, SpanUnit } from '../../../../kernel/calendar/schedule.ts'
import type { DutyKind, EvidenceRule, Tier } from '../../model.ts'

/**
 * What the finder's record becomes on the review desk. Everything here is a first suggestion that a person accepts or
 * adjusts; where the text does not say (bare 定期), nothing is invented and the reviewer is asked.
 */
export interface Proposal {
  readonly kind: DutyKind
  readonly schedule: Schedule
  readonly evidence: readonly EvidenceRule[]
  readonly tier: Tier
  readonly unitKinds: readonly string[]
  readonly title: string
}

/** Topics are named by the text and stored by id: the caller makes or finds them. */
export interface TopicNaming {
  idOf(name: string): string
}

export function proposalOf(found: FoundDuty, topics: TopicNaming): Proposal {
  const kind = kindOf(found)
  return {
    kind,
    schedule: scheduleOf(found),
    evidence: kind === 'recurring' || kind === 'deadline' ? evidenceOf(found, topics) : [],
    tier: tierOf(found.actor ?? ''),
    unitKinds: unitKindsOf(found.actor ?? ''),
    title: titleOf(found.action),
  }
}

/** An act tied to an event without a number is in force always: nothing can fall due that has no day. */
const kindOf = (found: FoundDuty): DutyKind => (found.kind === 'triggered' ? 'standing' : found.kind)

const titleOf = (action: string): string => {
  const words = action.replace(/[，、；。：\s]+$/u, '')
  return words.length <= 40 ? words : `${words.slice(0, 39)}…`
}

const periodUnits: Readonly<Record<string, PeriodUnit>> = {
  minute: 'day',
  hour: 'day',
  day: 'day',
  workday: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  halfyear: 'halfyear',
  term: 'term',
  year: 'year',
}

const MOST = 120
const bounded = (count: number) => Math.min(Math.max(1, Math.round(count)), MOST)

/** The calendar's schedule of a found duty; `standing` where the text gives no rhythm (recurring ones are then undecided). */
function scheduleOf(found: FoundDuty): Schedule {
  if (found.frequency) return periodicOf(found.frequency, found.deadline)
  if (found.deadline) return deadlineOf(found.deadline)
  if (found.retention) return retentionOf(found.retention)
  return { type: 'standing' }
}

function periodicOf(frequency: Frequency, deadline: Deadline | null): Schedule {
  // Every ten days is 旬, which restarts with the month; the calendar knows it by its own name.
  if (frequency.unit === 'day' && frequency.every === 10)
    return { type: 'periodic', unit: 'tenday', every: 1 }
  const unit = frequency.schoolYear ? 'schoolyear' : (periodUnits[frequency.unit] ?? 'year')
  const within = unit === 'year' && deadline ? partOfYear(deadline) : undefined
  return {
    type: 'periodic',
    unit,
    every: bounded(frequency.every),
    ...(within ? { within } : {}),
    ...(frequency.unit === 'workday' && frequency.every === 1 ? { workingDaysOnly: true } : {}),
  }
}

const partOfYear = (deadline: Deadline): PartOfYear | undefined =>
  deadline.before ? { to: deadline.before, ...(deadline.from ? { from: deadline.from } : {}) } : undefined

const spanUnits: Readonly<Record<string, { unit: SpanUnit; times: number }>> = {
  minute: { unit: 'hour', times: 1 / 60 },
  hour: { unit: 'hour', times: 1 },
  day: { unit: 'day', times: 1 },
  workday: { unit: 'workday', times: 1 },
  week: { unit: 'week', times: 1 },
  month: { unit: 'month', times: 1 },
  quarter: { unit: 'month', times: 3 },
  halfyear: { unit: 'month', times: 6 },
  term: { unit: 'month', times: 6 },
  year: { unit: 'year', times: 1 },
}

const LONGEST_SPAN = 3650

function deadlineOf(deadline: Deadline): Schedule {
  const within = partOfYear(deadline)
  if (within) return { type: 'periodic', unit: 'year', every: 1, within }
  const span = spanUnits[deadline.unit ?? 'day'] ?? { unit: 'day', times: 1 }
  const count = (amount: number) => Math.min(Math.max(1, Math.ceil(amount * span.times)), LONGEST_SPAN)
  // Where the text leaves the event unsaid, the reviewer names it; the act itself is not what starts its own deadline.
  const event = (words: string | null | undefined) => (words?.trim() || '相关情形发生').slice(0, 200)
  if (deadline.lead !== undefined)
    return {
      type: 'lead',
      lead: count(deadline.lead),
      unit: span.unit,
      event: event(deadline.beforeEvent),
      ...(deadline.leadMax === undefined
        ? {}
        : { earliest: Math.max(count(deadline.leadMax), count(deadline.lead)) }),
    }
  return {
    type: 'deadline',
    within: count(deadline.within ?? 1),
    unit: span.unit,
    event: event(deadline.after),
  }
}

function retentionOf(retention: NonNullable<FoundDuty['retention']>): Schedule {
  if (retention.permanent || retention.atLeast === undefined) return { type: 'retention', permanent: true }
  const months = { quarter: 3, halfyear: 6, term: 6 }[retention.unit as string]
  if (months) return { type: 'retention', atLeast: bounded(retention.atLeast * months), unit: 'month' }
  const unit = retention.unit === 'year' || retention.unit === 'month' ? retention.unit : 'day'
  return { type: 'retention', atLeast: bounded(retention.atLeast), unit }
}

/** Which kinds of activity an act's own words name; the first that fits leads. */
const activityWords: readonly (readonly [kinds: readonly string[], words: RegExp])[] = [
  [['drill'], /演练|演习/u],
  [['training'], /培训|授课|讲.{0,6}课|训练/u],
  [['maintenance'], /检测|检验|维护|保养|检修|校验|清洗/u],
  [['inspection'], /检查|巡查|自查|排查|巡视|抽查|督查/u],
  [['meeting'], /会议|研究|例会|座谈/u],
  // 教育行政部门 is somebody, not something done.
  [['campaign', 'study'], /教育(?!行政|主管|部门|局|厅|部)|宣传|学习/u],
  [['document', 'briefing'], /公布|公示|公开|公告|通报|报告|报送|上报|备案|总结|制定|修订/u],
]

const kindsOf = (action: string): string[] => {
  const found = activityWords.find(([, words]) => words.test(action))
  return found ? [...found[0]] : []
}

/** What the text wants left behind is a file; a report upwards is an act of its own, not an attachment. */
const attached: ReadonlySet<string> = new Set(['record', 'archive', 'publication'])

function evidenceOf(found: FoundDuty, topics: TopicNaming): EvidenceRule[] {
  const tier = tierOf(found.actor ?? '')
  const kinds = kindsOf(found.action)
  const common = {
    kinds,
    ...(isLed(found.action) && tier !== 'member' ? { ledBy: tier } : {}),
    ...((found.evidence ?? []).some((one) => attached.has(one)) ? { attachment: true } : {}),
  }
  const rule = (part: Amount & { topicId?: string }): EvidenceRule => ({
    ...common,
    ...perPerson(part, tier),
  })
  const quota = found.quota && measureOf(found.quota.unit, found.quota.atLeast)
  const main = rule(quota ?? { measure: 'times', required: found.frequency?.times ?? 1 })
  const parts = (found.subQuotas ?? []).flatMap((part) => {
    const measured = measureOf(part.unit, part.amount)
    return measured ? [rule({ ...measured, topicId: topics.idOf(part.topic) })] : []
  })
  return [main, ...parts]
}

/** Acts that the holder must lead in person. */
const isLed = (action: string): boolean => /带队|主持|亲自|讲.{0,6}课/u.test(action)

type Amount = Pick<EvidenceRule, 'measure' | 'required'>

/** Hours asked of members (其他班子成员…不少于8学时) are asked of each of them. */
const perPerson = <Part extends Amount>(part: Part, tier: Tier): Part & Pick<EvidenceRule, 'attendedBy'> =>
  part.measure === 'hours' && tier === 'member'
    ? { ...part, measure: 'hours_per_person', attendedBy: tier }
    : part

/** How an amount of the text is measured by records; null for what records do not count (percent, trees). */
function measureOf(unit: string, amount: number): Amount | null {
  switch (unit) {
    // A class hour (学时) is counted as the offices count it: one for one.
    case 'hour':
    case 'classhour':
      return { measure: 'hours', required: amount }
    case 'minute':
      return { measure: 'hours', required: Math.max(0.01, amount / 60) }
    case 'person':
      return { measure: 'heads', required: amount }
    case 'times':
    case 'item':
      return { measure: 'times', required: amount }
    default:
      return null
  }
}

/** The tier that an actor's words name; an organisation as a whole answers through its deputy in charge. */
const tierWords: readonly (readonly [tier: Tier, words: RegExp])[] = [
  ['member', /班子成员|其他.{0,4}负责人|各部门负责人/u],
  ['deputy', /分管|直接责任人|安全管理人员|安全总监|副校长|副园长/u],
  ['principal', /第一责任人|主要负责人|校长|园长|院长|法定代表人|局长|负责人/u],
  ['body', /领导班子|党组|党委|党支部|董事会|理事会/u],
  ['handler', /经办|值班|值守|教师|教练|作业人员|操作人员|管理员/u],
]

const tierOf = (actor: string): Tier => tierWords.find(([, words]) => words.test(actor))?.[0] ?? 'deputy'

const unitWords: readonly (readonly [kind: string, words: RegExp])[] = [
  ['school', /学校|校长|校方|中小学|各单位|本校|教师/u],
  ['kindergarten', /幼儿园|园长|托幼|各单位/u],
  ['bureau', /教育局|教育(?:主管|行政)?部门|局党组|行政主管部门|各单位/u],
  ['department', /科室|处室|内设机构/u],
  ['hospital', /医院|医疗机构|卫生院/u],
  ['company', /企业|生产经营单位|公司/u],
  ['community', /社区|居民委员会|村民委员会/u],
]

const unitKindsOf = (actor: string): string[] =>
  unitWords.filter(([, words]) => words.test(actor)).map(([kind]) => kind)
