import { describe, expect, it } from 'vitest'
import { readHeadings } from './register.ts'
import { readRows } from './rules.ts'

describe('the headings of a sheet', () => {
  it('are known in either language and by the words of people’s own sheets', () => {
    const chinese = readHeadings(['单位名称', '上级单位', '类别', '开办日期', '岗位', '责任层级', '姓名'])
    const english = readHeadings(['Unit', 'Parent unit', 'Kind', 'Opened on', 'Post', 'Tier', 'Name'])
    expect([...(chinese?.columns ?? [])]).toEqual([...(english?.columns ?? [])])
    expect(readHeadings(['姓名', '岗位'])).toBeNull()
  })

  it.each([
    '民族',
    '政治面貌',
    '是否党员',
    '入党时间',
    '宗教信仰',
    'Ethnicity',
    'Political status',
    'Religion',
    'Party',
  ])('drop %s', (heading) => {
    expect(readHeadings(['单位', heading])?.dropped).toEqual([heading])
  })
})

describe('the rows of a sheet', () => {
  it('give each unit its posts, merged cells and repeated units included', () => {
    const { units, problems } = readRows([
      ['青禾县教育系统名册', null, null],
      ['单位', '上级单位', '岗位', '姓名'],
      ['教育局', null, '局长', '张三'],
      [null, null, '安全副局长', null],
      ['第一小学', '教育局', '校长', '李四'],
      ['教育局', null, '安全员', '王五'],
      [null, null, null, null],
    ])
    expect(problems).toEqual([])
    expect(
      units.map(({ line, name, parent, posts }) => [line, name, parent, posts.map((post) => post.title)]),
    ).toEqual([
      [3, '教育局', null, ['局长', '安全副局长', '安全员']],
      [5, '第一小学', 0, ['校长']],
    ])
  })

  it('never give away what stood in a dropped column', () => {
    const sheet = readRows([
      ['单位', '岗位', '姓名', '民族', '政治面貌', '电话'],
      ['教育局', '局长', '张三', '回族', '中共党员', '123'],
    ])
    expect(JSON.stringify(sheet)).not.toMatch(/回族|中共党员/)
    expect(sheet.notices.map((notice) => notice.code)).toEqual([
      'organisation.columns-dropped',
      'organisation.columns-ignored',
    ])
    expect(sheet.notices[0]?.sentence.zh).toContain('“民族”、“政治面貌”')
  })

  it('are refused each by its own row when they cannot be understood', () => {
    const { problems } = readRows([
      ['单位', '类别', '岗位', '姓名'],
      [null, null, '局长', '张三'],
      ['教育局', '局机关', null, '李四'],
      ['教育局', '学校', '局长', null],
    ])
    expect(problems.map(({ code, place }) => [code, place?.row])).toEqual([
      ['organisation.row-without-unit', 2],
      ['organisation.row-without-post', 3],
      ['organisation.row-contradicts', 4],
    ])
    expect(readRows([['随便', '什么']]).problems[0]?.code).toBe('organisation.no-headings')
  })
})
