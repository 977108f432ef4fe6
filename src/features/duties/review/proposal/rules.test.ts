import { findDuties } from '@luoshi/text/duties/find'
import { describe, expect, it } from 'vitest'
import { proposalOf } from './rules.ts'

const topics = { idOf: (name: string) => `topic:${name}` }

const proposed = (sentence: string) => {
  const [found] = findDuties(`第一条 ${sentence}\n`)
  if (!found) throw new Error(`nothing found in: ${sentence}`)
  return proposalOf(found, topics)
}

describe('what the desk is offered', () => {
  it('takes rhythm, count and tier from the words', () => {
    expect(proposed('学校领导班子应当每年至少两次专题研究安全工作。')).toMatchObject({
      kind: 'recurring',
      schedule: { type: 'periodic', unit: 'year', every: 1 },
      evidence: [{ measure: 'times', required: 2, kinds: ['meeting'] }],
      tier: 'body',
      unitKinds: ['school'],
    })
  })

  it('asks that the principal lead what the principal must do in person', () => {
    expect(proposed('校长应当每学期至少带队检查一次校园安全。').evidence).toEqual([
      { measure: 'times', required: 1, kinds: ['inspection'], ledBy: 'principal' },
    ])
  })

  it('asks hours of each member', () => {
    expect(proposed('学校其他班子成员每年应当参加不少于8学时的安全培训。').evidence).toEqual([
      { measure: 'hours_per_person', required: 8, kinds: ['training'], attendedBy: 'member' },
    ])
  })

  it('makes a sub-quota a requirement of its own', () => {
    expect(proposed('学校应当每年开展安全专题教育不少于24次，其中防溺水教育不少于6次。').evidence).toEqual([
      expect.objectContaining({ measure: 'times', required: 24 }),
      expect.objectContaining({ measure: 'times', required: 6, topicId: 'topic:防溺水教育' }),
    ])
  })

  it('counts a deadline from its event and a lead time back from it', () => {
    expect(proposed('发生安全事故后，学校应当在24小时内书面报告。').schedule).toMatchObject({
      type: 'deadline',
      within: 24,
      unit: 'hour',
    })
    expect(proposed('消防设施维护保养合同期满前一个月，学校应当办理续签手续。').schedule).toMatchObject({
      type: 'lead',
      lead: 1,
      unit: 'month',
    })
  })

  it('invents no rhythm where the text gives none', () => {
    const proposal = proposed('学校应当定期开展消防安全检查。')
    expect(proposal).toMatchObject({ kind: 'recurring', schedule: { type: 'standing' } })
  })

  it('keeps how long records are kept', () => {
    expect(proposed('学校的安全检查记录应当保存不少于三年。').schedule).toEqual({
      type: 'retention',
      atLeast: 3,
      unit: 'year',
    })
  })
})
