import { describe, expect, it } from 'vitest'
import { findExclusions } from './exclusion.ts'
import { findDuties } from './find.ts'

const excluded = [
  '学校应当每月监测师生网上言论并上报。',
  '各单位应当定期摸排教职工思想动态，建立台账。',
  '班主任每周了解学生思想倾向并向学院报告。',
  '对教职工宗教信仰情况进行登记造册，每学期更新一次。',
  '宣传科应当每日开展舆情监测，重要情况一小时内上报。',
  '辅导员应当掌握学生朋友圈发布内容，每周汇总上报。',
  '各单位应当组织网评员，每天在网上跟帖引导。',
  '安排人员以普通网民身份发帖，每月不少于五次。',
  '对发表错误言论的教师，应当在三日内给予处分。',
  '应当每年对主讲人的政治立场进行审查。',
  '将教师网络言论纳入年度考核，每年评分一次。',
]

const ordinary = [
  '学校应当每学期开展一次思想政治教育。',
  '各单位应当每年组织全员参加理论学习，不少于四十学时。',
  '宣传科应当每月在本单位网站发布工作信息不少于四篇。',
  '发生负面舆情后，应当在二十四小时内发布权威信息，回应社会关切。',
  '办公室应当自收到群众意见之日起十五日内答复。',
  '每季度召开座谈会，听取教职工意见和建议。',
  '信访部门应当登记网民留言，五个工作日内转办并答复。',
  '会场管理人员应当每场维护会场秩序，每日检查一次设备。',
  '学校应当尊重师生宗教信仰，每年开展一次民族团结教育。',
  '不得收集、记录师生言论，每年检查一次制度执行情况。',
  '每月统计官方微博发布数量。',
  '应当每年对教师职业道德进行考核。',
  '每学期开展舆情应对培训一次。',
  '网络运营者应当每年至少进行一次安全检测。',
]

describe('what may not become a duty', () => {
  it.each(excluded)('excludes %s', (sentence) => {
    const found = findExclusions(`第一条 ${sentence}`)
    expect(found).toHaveLength(1)
    expect(sentence).toContain(found[0]?.words)
    expect(findDuties(`第一条 ${sentence}`)).toEqual([])
  })

  it.each(ordinary)('leaves %s', (sentence) => {
    expect(findExclusions(`第一条 ${sentence}`)).toEqual([])
  })

  it('cuts the sentence out of the text and gives the reason in both languages', () => {
    const text = '第一条 学校应当每月检查消防设施。学校应当监测师生网上言论。'
    const [found] = findExclusions(text)
    expect(text.slice(found?.start, found?.end)).toBe('学校应当监测师生网上言论。')
    expect(found?.reason.zh).toMatch(/不作为职责/)
    expect(found?.reason.en).toMatch(/never a duty/)
    expect(findDuties(text)).toHaveLength(1)
  })

  it('excludes the list under an excluded header with it', () => {
    const text = '第一条 学校应当每日监测师生网上言论，重点包括：\n（一）每日巡查论坛；\n（二）每周汇总。'
    expect(findExclusions(text)).toHaveLength(3)
    expect(findDuties(text)).toEqual([])
  })
})
