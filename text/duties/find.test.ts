import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Duty, findDuties } from './find.ts'

const timed = (text: string): Duty[] =>
  findDuties(text).filter(({ kind }) => kind !== 'standing' && kind !== 'triggered')
/** Actor, action, and the time in short. */
const brief = (text: string): unknown[] =>
  timed(text).map(({ actor, action, frequency, deadline, retention, unspecified }) => [
    actor,
    action,
    frequency
      ? [frequency.every, frequency.unit, frequency.times, frequency.bound].join(' ')
      : deadline
        ? JSON.stringify({ ...deadline, after: undefined, beforeEvent: undefined })
        : retention
          ? JSON.stringify(retention)
          : unspecified
            ? 'unspecified'
            : '',
  ])

describe('when', () => {
  it.each<[string, string, string]>([
    ['学校应当每学期至少组织一次应急演练。', '组织一次应急演练', '1 term 1 at_least'],
    ['学校应当对电梯每日进行巡查。', '对电梯每日进行巡查', '1 day 1 none'],
    ['学校应当定期对储水设施清洗消毒，每半年不得少于一次。', '对储水设施清洗消毒', '1 halfyear 1 at_least'],
    ['学校每隔两年进行一次检测。', '进行一次检测', '2 year 1 exactly'],
    ['学校应当每六个月核验一次名录。', '核验一次名录', '6 month 1 exactly'],
    ['学校应当按季度报送统计表。', '报送统计表', '1 quarter 1 none'],
    ['学校应当每旬检查消防设施。', '检查消防设施', '10 day 1 none'],
    ['学校应当每月至少两次召开会议。', '召开会议', '1 month 2 at_least'],
    ['学校应当于每年３月31日前报送总结。', '报送总结', '1 year 1 none'],
    ['学校应当定期组织演练。', '组织演练', 'unspecified'],
    ['学校应当自收到申请之日起十五个工作日内作出决定。', '作出决定', '{"within":15,"unit":"workday"}'],
    ['发生事故后，学校应当在一小时内报告主管部门。', '报告主管部门', '{"within":1,"unit":"hour"}'],
    ['学校应当在有效期届满三十日前申请换证。', '申请换证', '{"lead":30,"unit":"day"}'],
    ['学校应当提前24小时通知家长。', '通知家长', '{"lead":24,"unit":"hour"}'],
    ['学校应当将检查记录至少保存三年。', '将检查记录至少保存三年', '{"atLeast":3,"unit":"year"}'],
    ['学校应当永久保存学籍档案。', '永久保存学籍档案', '{"permanent":true}'],
  ])('%s', (sentence, action, time) => expect(brief(`第一条 ${sentence}`)).toEqual([['学校', action, time]]))

  it('keeps a window of the year and the frequency together', () => {
    const [duty] = timed('第一条 教育局应当于每年第四季度公布计划。')
    expect(duty).toMatchObject({
      kind: 'recurring',
      frequency: { unit: 'year' },
      deadline: { from: '10-01', before: '12-31' },
    })
  })

  it('reads a limit that runs from the end of each period', () => {
    const [duty] = timed('第一条 村委会应当在每季度终了之日起十五日内公布收支。')
    expect(duty).toMatchObject({
      kind: 'recurring',
      frequency: { unit: 'quarter' },
      deadline: { within: 15, unit: 'day' },
    })
  })

  it('reads amounts and their parts', () => {
    const [duty] = timed('第一条 安全员培训每年不少于24学时，其中消防专题不少于6学时。')
    expect(duty).toMatchObject({
      frequency: { unit: 'year', bound: 'none' },
      quota: { atLeast: 24, unit: 'classhour' },
      subQuotas: [{ amount: 6, unit: 'classhour', topic: '消防专题' }],
    })
  })

  it('reads a count and its part', () => {
    const [duty] = timed('第一条 学校应当每年开展安全教育不少于24次，其中防溺水教育不少于6次。')
    expect(duty).toMatchObject({
      frequency: { unit: 'year', times: 24, bound: 'at_least' },
      subQuotas: [{ amount: 6, unit: 'times', topic: '防溺水教育' }],
    })
  })

  it.each([
    '许可证有效期为五年。',
    '申请人可以自收到决定之日起十五日内申请复议。',
    '同一部门对同一学校的检查每年不得超过两次。',
    '职工每年享受五日休假。',
    '每年三月为安全教育月。',
    '情况复杂的，可以延长十日。',
    '银行应当按照定期存款利率计息。',
    '学校未定期组织演练的，由主管部门责令限期改正，处一万元以下罚款。',
    '国家鼓励公民定期献血。',
    '电梯应当张贴定期检验标志。',
  ])('finds no time of duty in: %s', (sentence) => expect(timed(`第一条 ${sentence}`)).toEqual([]))
})

describe('who', () => {
  it('inherits the actor of the header line', () => {
    const [duty] = timed('第一条 学校应当履行下列职责：\n（一）每月组织一次培训；\n（二）其他职责。')
    expect(duty).toMatchObject({
      actor: '学校',
      actorInherited: true,
      item: '（一）',
      sentence: '每月组织一次培训；',
    })
  })

  it('gives each side of a semicolon its own actor', () => {
    const text = '第一条 学校应当每月检查一次设施;教育局应当每学期检查一次学校。'
    expect(brief(text)).toEqual([
      ['学校', '检查一次设施', '1 month 1 exactly'],
      ['教育局', '检查一次学校', '1 term 1 exactly'],
    ])
  })

  it('finds who acts behind 由, and behind a condition', () => {
    expect(brief('第一条 学校合并的，应当自合并之日起十日内由原单位办理登记。')[0]).toEqual([
      '原单位',
      '办理登记',
      '{"within":10,"unit":"day"}',
    ])
    expect(brief('第一条 当事人申请调解的，主管部门应当在十日内答复。')[0]).toEqual([
      '主管部门',
      '答复',
      '{"within":10,"unit":"day"}',
    ])
  })

  it('names nobody when the text names nobody', () => {
    expect(timed('第一条 门窗应当每月检查一次。')[0]?.actor).toBeNull()
  })

  it('reads internal measures in the 一、（一） style', () => {
    const text =
      '一、职责\n（一）党组（领导班子）每年至少两次专题研究安全工作。\n（二）校长每半年向主管部门报告一次。\n二、日常\n1.每季度开展一次安全检查。'
    expect(timed(text).map(({ article, item, actor, action }) => [article, item, actor, action])).toEqual([
      ['一、', '（一）', '党组（领导班子）', '专题研究安全工作'],
      ['一、', '（二）', '校长', '向主管部门报告一次'],
      ['二、', '1.', null, '开展一次安全检查'],
    ])
  })
})

describe('duties without a time', () => {
  it('tells standing duties from those that an event starts, and says what is left behind', () => {
    const found = findDuties('第一条 学校应当建立安全档案。发现隐患的，学校应当立即报告主管部门。')
    expect(found.map(({ kind, action, evidence }) => [kind, action, evidence])).toEqual([
      ['standing', '建立安全档案', ['archive']],
      ['triggered', '立即报告主管部门', ['report']],
    ])
  })
})

describe('the development corpus', () => {
  const corpus = new URL('../corpus/', import.meta.url)

  it('keeps to the figures reached', () => {
    const folder = mkdtempSync(join(tmpdir(), 'duties-'))
    const predicted = readdirSync(new URL('texts', corpus)).flatMap((file) =>
      findDuties(readFileSync(new URL(`texts/${file}`, corpus), 'utf8')).map((duty) =>
        JSON.stringify({ file, ...duty }),
      ),
    )
    writeFileSync(join(folder, 'predicted.jsonl'), predicted.join('\n'))
    const scorer = fileURLToPath(new URL('score.mjs', corpus))
    const gold = fileURLToPath(new URL('gold-duties.jsonl', corpus))
    const scores = JSON.parse(
      execFileSync(process.execPath, [scorer, gold, join(folder, 'predicted.jsonl')], { encoding: 'utf8' }),
    )
    expect(scores.found.f1).toBeGreaterThanOrEqual(0.97)
    expect(scores.timed.f1).toBeGreaterThanOrEqual(0.95)
    expect(scores.whole.f1).toBeGreaterThanOrEqual(0.9)
  })
})
