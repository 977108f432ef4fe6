import { parseNumeral } from '../document/numerals.ts'
import { type Cue, matches } from './cue.ts'
import type { Deadline, Frequency } from './duty.ts'

const numeral = ' ?[一二三四五六七八九十0-9０-９]{1,3} ?'
const monthDay = `(${numeral})月(?:份)?(?:(${numeral})日|(底|末|上旬|中旬|下旬))?`
const yearly = '(每年|每个?年度|次年|翌年|下一?年|第二年)(?:度)?的?'
const before = new RegExp(`(?:${yearly})?${monthDay}(?:之前|以前|前|止)`, 'g')
const span = new RegExp(
  `${yearly}${monthDay}(?:起)?(?:至|到|—|－|-)(?:当年|次年)?${monthDay}(?:期间|之间|内|前)?`,
  'g',
)
const inMonth = new RegExp(`${yearly}${monthDay}(?:期间|内)?(?!前|之前|以前|至|到|—|-)`, 'g')
const quarter = new RegExp(`${yearly}(?:第)?([一二三四1-4])季度(?:内|末)?`, 'g')
const half = new RegExp(`${yearly}(上|下)半年(?:内)?`, 'g')
const yearEnd =
  /(?:(每年)的?|(?:当|本)?)年(?:底|末|终)(?:之前|以前|前)|(?:本年度|当年度|本年|当年)(?:内|底前)/g

const yearFrequency: Frequency = { every: 1, unit: 'year', times: 1, bound: 'none' }
const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (value: number): string => String(value).padStart(2, '0')

/** 'MM-DD' of a written month and day; a month without a day is its first or its last day. */
function dateOf(
  month: string | undefined,
  day: string | undefined,
  part: string | undefined,
  edge: 'first' | 'last',
): string | null {
  const monthNumber = parseNumeral((month ?? '').trim())
  if (!monthNumber || monthNumber > 12) return null
  const last = monthNumber === 2 ? 28 : (lastDays[monthNumber - 1] ?? 30)
  const dayNumber = day ? parseNumeral(day.trim()) : null
  if (day && (!dayNumber || dayNumber > 31)) return null
  if (dayNumber) return `${two(monthNumber)}-${two(dayNumber)}`
  if (part === '上旬') return `${two(monthNumber)}-${edge === 'first' ? '01' : '10'}`
  if (part === '中旬') return `${two(monthNumber)}-${edge === 'first' ? '11' : '20'}`
  if (part === '下旬' && edge === 'first') return `${two(monthNumber)}-21`
  return `${two(monthNumber)}-${edge === 'first' ? '01' : two(last)}`
}

function window(from: string | null, to: string | null): Deadline | null {
  return from && to ? { from, before: to } : null
}

/** Days and seasons of the year by which something is due: 每年3月31日前, 每年第四季度, 年底前. */
export function findDates(sentence: string): Cue[] {
  const cues: Cue[] = []
  const add = (rule: string, found: RegExpExecArray, deadline: Deadline | null, isYearly: boolean): void => {
    const end = found.index + found[0].length
    // 2008年12月31日前 is one day in history, no day of every year.
    const dated = /(?:[0-9〇零一二三四五六七八九十]年|(?:时间|期限|期)(?:为|是))$/.test(
      sentence.slice(0, found.index),
    )
    if (!deadline || dated || cues.some((cue) => found.index < cue.end && cue.start < end)) return
    cues.push({ rule, start: found.index, end, deadline, ...(isYearly ? { frequency: yearFrequency } : {}) })
  }
  for (const found of matches(span, sentence))
    add(
      'date-window',
      found,
      window(dateOf(found[2], found[3], found[4], 'first'), dateOf(found[5], found[6], found[7], 'last')),
      true,
    )
  for (const found of matches(before, sentence)) {
    const to = dateOf(found[2], found[3], found[4], 'last')
    const isYearly = found[1] !== undefined || /每年[^，。；]{0,12}$/.test(sentence.slice(0, found.index))
    add('by-date', found, to ? { before: to } : null, isYearly)
  }
  for (const found of matches(quarter, sentence)) {
    const index = parseNumeral(found[2] ?? '') ?? 1
    const last = ['03-31', '06-30', '09-30', '12-31'][index - 1] ?? null
    add('quarter', found, window(`${two(index * 3 - 2)}-01`, last), true)
  }
  for (const found of matches(half, sentence))
    add(
      'half-year',
      found,
      found[2] === '上' ? { from: '01-01', before: '06-30' } : { from: '07-01', before: '12-31' },
      true,
    )
  for (const found of matches(inMonth, sentence))
    add(
      'in-month',
      found,
      window(dateOf(found[2], found[3], found[4], 'first'), dateOf(found[2], found[3], found[4], 'last')),
      true,
    )
  for (const found of matches(yearEnd, sentence))
    add('by-year-end', found, { before: '12-31' }, found[1] !== undefined)
  return cues.sort((a, b) => a.start - b.start)
}
