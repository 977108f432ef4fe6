import { parseNumeral } from '../document/numerals.ts'
import type { QuotaUnit, TimeUnit } from './duty.ts'

/**
 * Source of an expression for a number of at most eight characters, with the spaces that some writers put around
 * digits (在 30 日内); every use is bounded, so no expression backtracks far.
 */
export const number = ' ?[〇零一二三四五六七八九十百千两0-9０-９]{1,8} ?'

/** Source for a length of time with two groups: number (or 半) and unit. 三十日, 2个工作日, 半年. */
export const duration = `(${number}|半)(?:个)?(工作日|小时|分钟|学期|季度|星期|年|月|周|日|天)`

const units: Record<string, TimeUnit> = {
  分钟: 'minute',
  小时: 'hour',
  工作日: 'workday',
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  季度: 'quarter',
  季: 'quarter',
  学期: 'term',
  半年: 'halfyear',
  年: 'year',
}

export interface Length {
  amount: number
  unit: TimeUnit
}

/** A number and a unit as written make a length of time; 半年 is one half-year, half a month fifteen days. */
export function readLength(amount: string, unit: string): Length | null {
  if (amount === '半') {
    if (unit === '年') return { amount: 1, unit: 'halfyear' }
    if (unit === '月') return { amount: 15, unit: 'day' }
    return unit === '小时' ? { amount: 30, unit: 'minute' } : null
  }
  const value = parseNumeral(amount.trim())
  const name = units[unit]
  return value === null || value === 0 || !name ? null : { amount: value, unit: name }
}

/** Source for what a quota counts; the group is the unit. */
export const quotaUnit = '(学时|课时|小时|分钟|天|日|个月|学分|%|％|人次|人|棵|株|篇|件|份)'

const quotaUnits: Record<string, QuotaUnit> = {
  次: 'times',
  学时: 'classhour',
  课时: 'classhour',
  小时: 'hour',
  分钟: 'minute',
  天: 'day',
  日: 'day',
  个月: 'month',
  学分: 'credit',
  '%': 'percent',
  '％': 'percent',
  人次: 'person',
  人: 'person',
  棵: 'tree',
  株: 'tree',
  篇: 'item',
  件: 'item',
  份: 'item',
}

export function readQuotaUnit(written: string): QuotaUnit {
  return quotaUnits[written] ?? 'item'
}
