import type { Sentence } from '../../../kernel/outcome/outcome.ts'
import type { FigureDefinition, FigureMeasure, Slot } from '../model.ts'
import { countsOccurrences } from '../rules.ts'

/** Names of what definitions hold by code and id, in one language. */
export interface FigureNames {
  readonly kinds: ReadonlyMap<string, string>
  readonly topics: ReadonlyMap<string, string>
  readonly rulebooks: ReadonlyMap<string, string>
}

/** What a measure counts, as a definition says it. */
const measureSentences: Readonly<Record<FigureMeasure, Sentence>> = {
  records: { zh: '工作记录条数', en: 'number of records of work' },
  heads: { zh: '工作记录的参加人次之和', en: 'sum of heads over records of work' },
  hours: { zh: '工作记录的时长之和（小时）', en: 'sum of hours over records of work' },
  units: { zh: '有工作记录的单位个数', en: 'number of units with records of work' },
  late_records: { zh: '补录的工作记录条数', en: 'number of records entered late' },
  expected: { zh: '到期任务项数', en: 'number of occurrences due' },
  met: { zh: '已完成（含逾期完成）的到期任务项数', en: 'number of occurrences met, late ones included' },
  met_late: { zh: '逾期完成的到期任务项数', en: 'number of occurrences met late' },
  missed: { zh: '逾期未完成的到期任务项数', en: 'number of occurrences missed' },
  waived: { zh: '已豁免的到期任务项数', en: 'number of occurrences waived' },
  rate: {
    zh: '已完成（含逾期完成）占已有结果（已完成和未完成）的到期任务的百分比',
    en: 'occurrences met, late ones included, in percent of those with an outcome (met or missed)',
  },
}

/** The same in a word or two, for a choice in a form and a name proposed for a new figure. */
export const measureNames: Readonly<Record<FigureMeasure, Sentence>> = {
  records: { zh: '记录数', en: 'Records' },
  heads: { zh: '人次', en: 'Heads' },
  hours: { zh: '时长（小时）', en: 'Hours' },
  units: { zh: '有记录的单位数', en: 'Units with records' },
  late_records: { zh: '补录记录数', en: 'Late entries' },
  expected: { zh: '到期任务数', en: 'Occurrences due' },
  met: { zh: '完成任务数', en: 'Occurrences met' },
  met_late: { zh: '逾期完成任务数', en: 'Occurrences met late' },
  missed: { zh: '未完成任务数', en: 'Occurrences missed' },
  waived: { zh: '豁免任务数', en: 'Occurrences waived' },
  rate: { zh: '任务完成率（%）', en: 'Rate of occurrences met (%)' },
}

const joinNames = (
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
  language: 'zh' | 'en',
): string => ids.map((id) => names.get(id) ?? id).join(language === 'zh' ? '、' : ', ')

/** What a figure counts, in words, without unit, period and moment: those are the same for a whole report. */
export function describeSlot(
  { measure, kinds, topicIds, rulebookId }: Slot,
  names: FigureNames,
  language: 'zh' | 'en',
): string {
  const parts = [measureSentences[measure][language]]
  const zh = language === 'zh'
  if (!countsOccurrences(measure)) {
    if (kinds.length > 0) parts.push(`${zh ? '类型：' : 'kinds: '}${joinNames(kinds, names.kinds, language)}`)
    if (topicIds.length > 0)
      parts.push(`${zh ? '主题：' : 'topics: '}${joinNames(topicIds, names.topics, language)}`)
  } else if (rulebookId !== undefined) {
    const title = names.rulebooks.get(rulebookId) ?? rulebookId
    parts.push(zh ? `制度：《${title}》` : `rule: “${title}”`)
  }
  return parts.join(zh ? '；' : '; ')
}

/** Where, over which days and as of when a report's figures count; `moment` is written for a reader already. */
export function describeReach(
  { from, to }: Pick<FigureDefinition, 'from' | 'to'>,
  unitName: string,
  moment: string,
  language: 'zh' | 'en',
): string {
  return language === 'zh'
    ? `统计范围：${unitName}及其下级单位，工作记录按发生之日、到期任务按截止之日的隶属关系归属；多个单位联合开展的工作只计一次。统计期间：${from} 至 ${to}，工作记录按发生日期、到期任务按任务期限的最后一日归属。数据截至 ${moment}，此后的补录、更正和作废不计入。`
    : `Counted for ${unitName} and the units below it, as the tree stood on the day of each record and on the closing day of each occurrence; joint work counts once. Period: ${from} to ${to}, by the day of each record and the last day of each occurrence’s window. As of ${moment}; what was entered, corrected or voided later is left out.`
}
