import type { Evidence } from './duty.ts'

const signs: readonly (readonly [Evidence, RegExp])[] = [
  ['record', /记录|记载|登记(?!机关|管理)|台账|签到|笔录/],
  ['report', /报告|报送|上报|汇报|书面报/],
  ['filing', /备案/],
  ['publication', /公布|公示|公开(?!招|募)|公告|发布/],
  ['archive', /档案|归档|存档/],
  ['notice', /书面通知|告知书|书面告知|送达/],
]

/** What the words ask to be left behind: records, reports, filings, publications. */
export function findEvidence(words: string): Evidence[] {
  return signs.filter(([, sign]) => sign.test(words)).map(([evidence]) => evidence)
}
