import { describe, expect, it } from 'vitest'
import { describePeriod, describeWindow } from './period-words.ts'
import type { PeriodUnit, Schedule } from './schedule.ts'
import { describeSchedule } from './schedule-words.ts'

const monthly: Schedule = { type: 'periodic', unit: 'month', every: 1 }

describe('schedules in words', () => {
  it.each<[Schedule, string, string]>([
    [{ type: 'periodic', unit: 'quarter', every: 1 }, '每季度至少一次', 'at least once every quarter'],
    [{ type: 'periodic', unit: 'month', every: 2 }, '每2个月至少一次', 'at least once every 2 months'],
    [
      { type: 'periodic', unit: 'day', every: 1, workingDaysOnly: true },
      '每个工作日至少一次',
      'at least once every working day',
    ],
    [
      { type: 'periodic', unit: 'year', every: 1, within: { from: '11-01', to: '03-31' } },
      '每年至少一次（11月1日至次年3月31日）',
      'at least once every year (1 Nov to 31 Mar of the next year)',
    ],
    [
      { type: 'periodic', unit: 'year', every: 1, within: { to: '06-30' } },
      '每年至少一次（6月30日前）',
      'at least once every year (by 30 Jun)',
    ],
    [
      { type: 'rolling', every: 6, unit: 'month', firstDueOn: '2026-03-01' },
      '距上次完成不超过6个月，首次不晚于2026年3月1日',
      'within 6 months of the last time, first by 1 March 2026',
    ],
    [
      { type: 'deadline', within: 24, unit: 'hour', event: '事故发生' },
      '事故发生后24小时内',
      'within 24 hours after “事故发生”',
    ],
    [
      { type: 'lead', lead: 1, unit: 'month', event: '有效期届满', earliest: 3 },
      '有效期届满前至少1个月，不早于前3个月',
      'at least 1 month before “有效期届满”, not more than 3 months',
    ],
    [{ type: 'standing' }, '常态履行', 'standing duty'],
    [{ type: 'retention', permanent: true }, '永久保存', 'kept permanently'],
    [{ type: 'retention', atLeast: 3, unit: 'year' }, '至少保存3年', 'kept for at least 3 years'],
  ])('%j', (schedule, zh, en) => {
    expect(describeSchedule(schedule)).toEqual({ zh, en })
  })

  it('says how many times', () => {
    expect(describeSchedule(monthly, 2)).toEqual({ zh: '每月至少2次', en: 'at least twice every month' })
  })
})

describe('periods in words', () => {
  const days = { from: '2026-01-01', to: '2026-02-28' }

  it.each<[PeriodUnit, string, string, string]>([
    ['day', '2026-01-05', '2026年1月5日', '5 January 2026'],
    ['week', '2026-W07', '2026年第7周', 'week 7 of 2026'],
    ['tenday', '2026-03-T2', '2026年3月中旬', 'second ten days of March 2026'],
    ['month', '2026-03', '2026年3月', 'March 2026'],
    ['month', '2026-01..2026-02', '2026年1月至2026年2月', 'January 2026 to February 2026'],
    ['quarter', '2026-Q1', '2026年第一季度', 'quarter 1 of 2026'],
    ['halfyear', '2026-H1', '2026年上半年', 'first half of 2026'],
    ['year', '2026', '2026年', '2026'],
    ['schoolyear', '2026-2027', '2026-2027学年', 'school year 2026-2027'],
    ['term', 'gone', '2026年1月1日至2026年2月28日', '1 January 2026 to 28 February 2026'],
  ])('%s %s', (unit, key, zh, en) => {
    expect(describePeriod(unit, key, days)).toEqual({ zh, en })
  })

  it('names a term as the tenant does', () => {
    const term = { id: 'a', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }
    const words = describePeriod('term', 'a', days, { terms: [term], overrides: [] })
    expect(words.zh).toBe('2026年秋季学期')
  })

  it('names a window without a natural period by its days', () => {
    const rolling: Schedule = { type: 'rolling', every: 2, unit: 'month' }
    expect(describeWindow(rolling, { key: 'first', ...days }).zh).toBe('2026年1月1日至2026年2月28日')
    expect(describeWindow(monthly, { key: '2026-01', ...days }).zh).toBe('2026年1月')
  })
})
