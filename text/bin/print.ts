import type { ClauseNode, Outline } from '../document/clause.ts'
import type { Deadline, Duty, Frequency, Retention } from '../duties/duty.ts'

const longestAction = 48

/** A duty as one line of JSON, with the fields of the corpus' gold records. */
export function dutyLine(file: string, duty: Duty): string {
  const {
    article,
    paragraph,
    item,
    sentence,
    start,
    actor,
    actorStart,
    actorInherited,
    action,
    actionStart,
  } = duty
  const { kind, frequency, deadline, retention, unspecified, irregular, quota, timesMax, implicit } = duty
  const place = {
    file,
    article,
    paragraph,
    item,
    sentence,
    start,
    actor,
    actorStart,
    actorInherited,
    action,
    actionStart,
  }
  return JSON.stringify({
    ...place,
    kind,
    frequency,
    deadline,
    retention,
    unspecified,
    irregular,
    quota,
    timesMax,
    implicit,
  })
}

const unitNames: Record<string, string> = {
  minute: '分钟',
  hour: '小时',
  day: '日',
  workday: '工作日',
  week: '周',
  month: '个月',
  quarter: '季度',
  halfyear: '半年',
  term: '学期',
  year: '年',
}
const nameOf = (unit: string | undefined): string => unitNames[unit ?? ''] ?? ''

function often({ every, unit, times, bound }: Frequency): string {
  const interval = `每${every === 1 ? '' : every}${nameOf(unit)}`
  if (bound === 'none' && times === 1) return interval
  return `${interval}${bound === 'at_least' ? '至少' : ''}${times}次`
}

function until({ within, lead, unit, from, before }: Deadline): string {
  if (within !== undefined) return `${within}${nameOf(unit)}内`
  if (lead !== undefined) return `提前${lead}${nameOf(unit)}`
  return from === undefined ? `${before}前` : `${from}至${before}`
}

const kept = ({ permanent, atLeast, unit }: Retention): string =>
  permanent ? '永久保存' : `保存${atLeast}${nameOf(unit)}`

/** The time of a duty in a few words: 每年至少1次, 30日内, 保存3年. */
export function timeWords(duty: Duty): string {
  const parts = [
    duty.frequency ? often(duty.frequency) : duty.unspecified ? (duty.irregular ? '不定期' : '定期') : '',
    duty.deadline ? until(duty.deadline) : '',
    duty.retention ? kept(duty.retention) : '',
  ]
  return parts.filter(Boolean).join(' ') || (duty.kind === 'triggered' ? '遇事' : '常态')
}

const shorten = (words: string): string =>
  words.length > longestAction ? `${words.slice(0, longestAction - 1)}…` : words

export function dutyTable(file: string, duties: readonly Duty[]): string[] {
  const rows = duties.map((duty) => {
    const clause = `${duty.article ?? ''}${duty.item ?? ''}`
    return [clause, timeWords(duty), duty.actor ?? '—', shorten(duty.action)].join('\t')
  })
  return [`${file}\t${duties.length} 项职责 duties`, ...rows]
}

/** Nodes in the order of the text, each with its depth. */
function flatten(nodes: readonly ClauseNode[], depth = 0): { node: ClauseNode; depth: number }[] {
  return nodes.flatMap((node) => [{ node, depth }, ...flatten(node.children, depth + 1)])
}

export function outlineLines(file: string, outline: Outline): string[] {
  return flatten(outline.nodes).map(({ node, depth }) => {
    const { kind, label, value, title, start, end, bodyStart } = node
    return JSON.stringify({ file, depth, kind, label, value, title, start, end, bodyStart })
  })
}

export function outlineTable(file: string, text: string, outline: Outline): string[] {
  const rows = flatten(outline.nodes).map(({ node, depth }) => {
    const words =
      node.title ?? text.slice(node.bodyStart, node.bodyStart + longestAction).split('\n')[0] ?? ''
    return `${'  '.repeat(depth)}${node.label ?? `〔${node.kind}〕`} ${shorten(words)}`
  })
  return [file, ...rows]
}
