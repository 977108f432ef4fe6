import type { Sentence } from '../outcome/outcome.ts'
import { dayWords } from './period-words.ts'
import type {
  PartOfYear,
  PeriodicSchedule,
  PeriodUnit,
  RollingSchedule,
  Schedule,
  SpanUnit,
} from './schedule.ts'

/** `zh` after 每, `counted` after 每2, `en` in the singular. */
const periodUnitWords: Record<PeriodUnit, { zh: string; counted: string; en: string }> = {
  day: { zh: '天', counted: '天', en: 'day' },
  week: { zh: '周', counted: '周', en: 'week' },
  tenday: { zh: '旬', counted: '旬', en: 'ten-day period' },
  month: { zh: '月', counted: '个月', en: 'month' },
  quarter: { zh: '季度', counted: '个季度', en: 'quarter' },
  halfyear: { zh: '半年', counted: '个半年', en: 'half-year' },
  year: { zh: '年', counted: '年', en: 'year' },
  schoolyear: { zh: '学年', counted: '个学年', en: 'school year' },
  term: { zh: '学期', counted: '个学期', en: 'term' },
}

const spanUnitWords: Record<SpanUnit, Sentence> = {
  hour: { zh: '小时', en: 'hour' },
  day: { zh: '日', en: 'day' },
  workday: { zh: '个工作日', en: 'working day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const span = (count: number, unit: SpanUnit): Sentence => ({
  zh: `${count}${spanUnitWords[unit].zh}`,
  en: plural(count, spanUnitWords[unit].en),
})

function timesWords(times: number): Sentence {
  const en = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
  return { zh: times === 1 ? '一次' : `${times}次`, en }
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function monthDayWords(monthDay: string): Sentence {
  const month = Number(monthDay.slice(0, 2))
  const day = Number(monthDay.slice(3))
  return { zh: `${month}月${day}日`, en: `${day} ${englishMonths[month - 1] ?? ''}` }
}

function partOfYearWords({ from, to }: PartOfYear): Sentence {
  const end = monthDayWords(to)
  if (from === undefined) return { zh: `（${end.zh}前）`, en: ` (by ${end.en})` }
  const start = monthDayWords(from)
  const over = from > to
  return {
    zh: `（${start.zh}至${over ? '次年' : ''}${end.zh}）`,
    en: ` (${start.en} to ${end.en}${over ? ' of the next year' : ''})`,
  }
}

function periodicWords(schedule: PeriodicSchedule, times: number): Sentence {
  const { unit, every, within, workingDaysOnly } = schedule
  const words = periodUnitWords[unit]
  const each = workingDaysOnly
    ? { zh: '每个工作日', en: 'every working day' }
    : every === 1
      ? { zh: `每${words.zh}`, en: `every ${words.en}` }
      : { zh: `每${every}${words.counted}`, en: `every ${plural(every, words.en)}` }
  const count = timesWords(times)
  const part = within === undefined ? { zh: '', en: '' } : partOfYearWords(within)
  return { zh: `${each.zh}至少${count.zh}${part.zh}`, en: `at least ${count.en} ${each.en}${part.en}` }
}

function rollingWords({ every, unit, firstDueOn }: RollingSchedule): Sentence {
  const length = span(every, unit)
  const first = firstDueOn === undefined ? undefined : dayWords(firstDueOn)
  return {
    zh: `距上次完成不超过${length.zh}${first === undefined ? '' : `，首次不晚于${first.zh}`}`,
    en: `within ${length.en} of the last time${first === undefined ? '' : `, first by ${first.en}`}`,
  }
}

/** A schedule as a person would say it: 每季度至少一次, 事故发生后24小时内. `times` is how often a period asks for it. */
export function describeSchedule(schedule: Schedule, times = 1): Sentence {
  switch (schedule.type) {
    case 'periodic':
      return periodicWords(schedule, times)
    case 'rolling':
      return rollingWords(schedule)
    case 'deadline': {
      const length = span(schedule.within, schedule.unit)
      return { zh: `${schedule.event}后${length.zh}内`, en: `within ${length.en} after “${schedule.event}”` }
    }
    case 'lead': {
      const length = span(schedule.lead, schedule.unit)
      const earliest = schedule.earliest === undefined ? undefined : span(schedule.earliest, schedule.unit)
      return {
        zh: `${schedule.event}前至少${length.zh}${earliest === undefined ? '' : `，不早于前${earliest.zh}`}`,
        en: `at least ${length.en} before “${schedule.event}”${earliest === undefined ? '' : `, not more than ${earliest.en}`}`,
      }
    }
    case 'standing':
      return { zh: '常态履行', en: 'standing duty' }
    case 'retention': {
      if (schedule.atLeast === undefined || schedule.unit === undefined)
        return { zh: '永久保存', en: 'kept permanently' }
      const length = span(schedule.atLeast, schedule.unit)
      return { zh: `至少保存${length.zh}`, en: `kept for at least ${length.en}` }
    }
  }
}
