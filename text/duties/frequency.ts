import { parseNumeral } from '../document/numerals.ts'
import { type Cue, matches } from './cue.ts'
import type { Frequency, TimeUnit } from './duty.ts'
import { type Phrase, phraseAt } from './phrases.ts'
import { number, readLength } from './quantity.ts'

const period =
  '会计年度|预算年度|财政年度|学年度?|年度|半年|年|学期|季度|季|半个?月|月份?|星期|周|旬|工作日|日|天|小时'
const every = new RegExp(`每(?:间?隔)?(${number})?个?(${period})`, 'g')
const by =
  /(?:按|逐)(半年|年度?|学期|季度?|月度?|周|旬|日)(?![度历均息薪工利常期程]|[^，。；]{0,3}(?:计算|加收|计征|折|计付|处罚|处以|退还|退|减|免|收取|给付|补偿|赔偿|扣))/g
const atEnd =
  /(?:每(?:个|一)?)?(会计年度|预算年度|财政年度|年度|季度|学期|学年|月度)(?:终了|结束|终结|末|初)(?:时|以?后(?![0-9０-９一二三四五六七八九十两]))?/g
const yearEnd =
  /(?:每年)?(?:年终|年末|年底|岁末|年初)(?!奖|总结|考核|考评|结余|决算|述职|一次性|之?前|以前|[^，。；]{0,6}工资)/g
const intervalOnce = new RegExp(
  `(?:至少|最少)?(?:(半|一|二|两|三|四|五|六|\\d{1,2})个?(年|学期|季度|月|周|星期|天|日))(?:至少|不少于|不得少于)?(?=(?:[一二两三四五六1-9])[次遍])`,
  'g',
)
const within = new RegExp(`(?:一年内|年内|全年|一年中)(?=[^，。；]{0,8}${number}次)`, 'g')
const campaign = /(?:宣传|教育|活动|主题|安全|健康)(?:周|月|日)(?:活动)?(?:期间|内|里|当[天日])/g

const unitOf: Record<string, readonly [number, TimeUnit]> = {
  会计年度: [1, 'year'],
  预算年度: [1, 'year'],
  财政年度: [1, 'year'],
  学年: [1, 'year'],
  学年度: [1, 'year'],
  年度: [1, 'year'],
  半年: [1, 'halfyear'],
  学期: [1, 'term'],
  月度: [1, 'month'],
  月份: [1, 'month'],
  半月: [15, 'day'],
  半个月: [15, 'day'],
  旬: [10, 'day'],
}

function frequencyOf(amount: string | undefined, unit: string): Frequency | null {
  const count = amount === undefined ? 1 : parseNumeral(amount.trim())
  const known = unitOf[unit]
  const length = known ? { amount: known[0], unit: known[1] } : readLength('1', unit)
  if (!count || !length) return null
  const frequency: Frequency = { every: count * length.amount, unit: length.unit, times: 1, bound: 'none' }
  return unit.startsWith('学年') ? { ...frequency, schoolYear: true } : frequency
}

/** 的 behind the interval makes it part of a name, unless a time of acting follows: 每天的劳动时间内, 每年的检查中. */
const attributive =
  /^的(?!\d|[一二三四五六七八九十]{1,3}月|第[一二三四])(?:[^，。；]{1,12}?(?:中|内|时(?!间)|期间|里)(?=[^，。；]))?/
/** 每周的营业时间应当不少于六天: a name, but the least amount in it is the duty. */
const amountOf = /^的[^，。；]{1,12}(?:应当|应)?不(?:得)?(?:少|低)于/
/** 每月十日前. */
const dayOfMonth = /^的?[0-9０-９一二三四五六七八九十]{1,3}日(?:之前|以前|前)/
const rate = /^(?:利率|利息|按?[^，。；]{0,6}(?:万分之|千分之|‰)|加收|加处)/
const alternative = /^(?:或者|或|和|及|以及)[^，。；]{1,14}?(?:期间|时|前后?|后)/

/** The end of the interval with what belongs to it; null when it is only part of a name. */
function intervalEnd(sentence: string, end: number): number | null {
  const rest = sentence.slice(end, end + 40)
  if (rate.test(rest)) return null
  if (amountOf.test(rest)) return end
  const day = dayOfMonth.exec(rest)
  if (day) return end + day[0].length
  const attribute = attributive.exec(rest)
  if (attribute) return attribute[0].length > 1 ? end + attribute[0].length : null
  const other = alternative.exec(rest)
  return end + (other ? other[0].length : (/^(?:内|中|期间|都|均)/.exec(rest)?.[0].length ?? 0))
}

function intervals(sentence: string): Cue[] {
  const cues: Cue[] = []
  const add = (rule: string, index: number, length: number, frequency: Frequency | null): void => {
    const end = intervalEnd(sentence, index + length)
    const clash = cues.some((cue) => index < cue.end && cue.start < index + length)
    if (frequency && end !== null && !clash) cues.push({ rule, start: index, end, frequency })
  }
  for (const found of matches(atEnd, sentence))
    if (!/[上本当该下前]$/.test(sentence.slice(0, found.index)))
      add('period-end', found.index, found[0].length, frequencyOf(undefined, found[1] ?? ''))
  for (const found of matches(yearEnd, sentence))
    if (!/[上本当该次去]年?$/.test(sentence.slice(0, found.index)))
      add('year-end', found.index, found[0].length, frequencyOf(undefined, '年'))
  for (const found of matches(every, sentence)) {
    if (found[2] === '小时' && !found[1]) continue
    add('every', found.index, found[0].length, frequencyOf(found[1], found[2] ?? ''))
  }
  for (const found of matches(by, sentence)) {
    if (
      /[不再依遵]$/.test(sentence.slice(0, found.index)) ||
      (found[0].startsWith('逐') && found[1]?.startsWith('年'))
    )
      continue
    add('by-period', found.index, found[0].length, frequencyOf(undefined, found[1] ?? ''))
  }
  for (const found of matches(intervalOnce, sentence)) {
    const length = readLength(found[1] ?? '', found[2] ?? '')
    if (length)
      add('interval-once', found.index, found[0].length, {
        every: length.amount,
        unit: length.unit,
        times: 1,
        bound: 'none',
      })
  }
  for (const found of matches(within, sentence))
    add('within-year', found.index, found[0].length, frequencyOf(undefined, '年'))
  for (const found of matches(campaign, sentence))
    add('campaign', found.index, found[0].length, frequencyOf(undefined, '年'))
  return cues.sort((a, b) => a.start - b.start)
}

const times = new RegExp(
  `(?<![第首再初多每本该])(${number})(?:[、至到~－—-]?(${number}))?(?:次|遍|回)(?!性|告知|付清|办结|方)(以上)?`,
)
const least = /至少|不(?:得)?(?:少|低)于|最少|起码/
const countOnly = /^(?:且|并且?|一般|原则上|每次)?(?:至少|不(?:得)?(?:少|低)于|最少)/

/** The words that may count how often: to the end of the phrase or the next interval, and on when only a count follows. */
function region(sentence: string, phrases: readonly Phrase[], cue: Cue, next: Cue | undefined): string {
  const phrase = phraseAt(phrases, cue.start)
  let end = phrase?.end ?? sentence.length
  const following = phrases[(phrase?.index ?? -2) + 1]
  if (
    following &&
    following.block === phrase?.block &&
    countOnly.test(sentence.slice(following.start, following.end))
  )
    end = following.end
  return sentence.slice(cue.end, Math.min(end, next && next.start > cue.start ? next.start : end))
}

/** How often: 至少两次, 一次, 三次以上, 一、两次. */
function counted(
  frequency: Frequency,
  words: string,
  before: string,
): { frequency: Frequency; timesMax?: number } {
  const atLeast = least.test(before)
  const found = times.exec(words)
  const amount = found?.[1] ? firstNumber(found[1].trim(), found[2]) : null
  if (!found || !amount) {
    const bound = atLeast || /^[^，。；]{0,4}(?:至少|最少)/.test(words) ? 'at_least' : 'none'
    return { frequency: { ...frequency, bound } }
  }
  const max = found[2] ? parseNumeral(found[2].trim()) : null
  if (max) return { frequency: { ...frequency, times: amount }, timesMax: max }
  const isLeast = atLeast || found[3] !== undefined || least.test(words.slice(0, found.index + 1))
  return { frequency: { ...frequency, times: amount, bound: isLeast ? 'at_least' : 'exactly' } }
}

/** 一两次 in one run of digits means one or two: the last digit counts when the run is no number. */
const firstNumber = (digits: string, second: string | undefined): number | null =>
  parseNumeral(second === undefined && parseNumeral(digits) === null ? digits.slice(-1) : digits)

/** Intervals with their counts: 每季度不得少于一次, 至少每2年, 按月, 年终. */
export function findFrequencies(sentence: string, phrases: readonly Phrase[]): Cue[] {
  const found = intervals(sentence)
  return found.map((cue, index) => {
    const before =
      /(?:至少|不(?:得)?(?:少|低)于|最少)$/.exec(
        sentence.slice(Math.max(0, cue.start - 4), cue.start),
      )?.[0] ?? ''
    const words = region(sentence, phrases, cue, found[index + 1])
    const own = sentence.slice(cue.start, cue.end)
    const result = counted(cue.frequency as Frequency, words, before + own)
    return { ...cue, start: cue.start - before.length, ...result }
  })
}

const regularly = /(?:定期(?:或者|或|和|、))?(不)?定期/g
/** 定期 as a part of a name: time deposits, scheduled flights, inspection marks. */
const namePart =
  /^(?:存款|存单|租赁|租用|合同|航班|飞行|航线|运输|贷款|债券|刊物|出版|限|保险|结算|会议(?!制度)|检验(?:标志|合格|证|报告书|要求|周期|规则|机构)|检定证)/

/** 定期 and 不定期: a rhythm that the text leaves open. */
export function findUnspecified(sentence: string): Cue[] {
  const cues: Cue[] = []
  for (const found of matches(regularly, sentence)) {
    const end = found.index + found[0].length
    if (
      namePart.test(sentence.slice(end, end + 8)) ||
      /(?:[未固无]|申请|经|通过)$/.test(sentence.slice(0, found.index))
    )
      continue
    const cue: Cue = { rule: 'regularly', start: found.index, end, unspecified: true }
    if (found[0] === '不定期' && !/^(?:或者|或|和|、)定期/.test(sentence.slice(end, end + 5)))
      cue.irregular = true
    cues.push(cue)
  }
  return cues
}

/** 日清月结 orders two things: to clear each day and to close each month. */
export function findProverbs(sentence: string): Cue[] {
  const at = sentence.indexOf('日清月结')
  if (at < 0) return []
  const cue = (unit: TimeUnit): Cue => ({
    rule: 'day-clear-month-close',
    start: at,
    end: at,
    frequency: { every: 1, unit, times: 1, bound: 'none' },
  })
  return [cue('day'), cue('month')]
}
