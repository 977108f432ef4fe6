import { parseNumeral } from '../document/numerals.ts'
import { matches } from './cue.ts'
import type { Quota, SubQuota } from './duty.ts'
import { number, quotaUnit, readQuotaUnit } from './quantity.ts'

const least = '(?:至少|不(?:得)?(?:少|低)于|最少|达到)'
const bounded = new RegExp(`${least}[^，。；]{0,14}?(百分之)?(${number}|\\d{1,4}\\.\\d)\\s?个?${quotaUnit}`)
const above = new RegExp(`(百分之)?(${number})\\s?个?${quotaUnit}以上`)
const shareWords = new RegExp(`${least}[^，。；]{0,14}?百分之(${number})`)
const plain = new RegExp(`(${number})(?:至(?:${number}))?个?(学时|课时|小时|棵|株|学分)`)
const part = new RegExp(
  `其中[，,：]?([^，。；、]{1,24}?)(?:的?(?:培训|学习)?(?:时间)?)(?:应当)?${least}(${number})个?(次|${quotaUnit.slice(1)}`,
  'g',
)

/** Least amount in words such as 不少于八学时, 不得低于上一年总收入的70%, 安排1小时; null when none. */
export function findQuota(words: string): Quota | null {
  const share = shareWords.exec(words)
  if (share?.[1]) return quotaOf(share[1], '%')
  const found = bounded.exec(words) ?? above.exec(words)
  if (found?.[2] && found[3]) return quotaOf(found[2], found[3])
  const bare = plain.exec(words)
  return bare?.[1] && bare[2] ? quotaOf(bare[1], bare[2]) : null
}

function quotaOf(amount: string, unit: string): Quota | null {
  const value = parseNumeral(amount.trim())
  return value ? { atLeast: value, unit: readQuotaUnit(unit) } : null
}

/** Parts of the amount with their topics: 其中消防专题不少于6学时. */
export function findSubQuotas(words: string): SubQuota[] {
  const parts: SubQuota[] = []
  for (const found of matches(part, words)) {
    const amount = parseNumeral((found[2] ?? '').trim())
    if (amount && found[1] && found[3]) parts.push({ amount, unit: readQuotaUnit(found[3]), topic: found[1] })
  }
  return parts
}
