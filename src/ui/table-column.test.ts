import { describe, expect, test } from 'vitest'
import { type Column, compareCells, searchRows } from './table-column.ts'

interface Row {
  readonly name: string
  readonly status: string
}
const columns: readonly Column<Row>[] = [
  { key: 'name', title: '名称', value: ({ name }) => name },
  {
    key: 'status',
    title: '状态',
    value: ({ status }) => status,
    words: (status) => (status === 'met' ? '已完成' : '未完成'),
  },
]
const rows = [
  { name: '青禾一小', status: 'met' },
  { name: 'ABC 幼儿园', status: 'missed' },
]

describe('searching a table', () => {
  test('looks at what the reader sees, in any case, for every word', () => {
    expect(searchRows(rows, columns, '已完成')).toEqual([rows[0]])
    expect(searchRows(rows, columns, 'abc 未完成')).toEqual([rows[1]])
    expect(searchRows(rows, columns, 'abc 已完成')).toEqual([])
    expect(searchRows(rows, columns, '  ')).toEqual(rows)
  })
})

describe('sorting a table', () => {
  test('numbers by size, names by pinyin and by the numbers in them, nothing last', () => {
    expect([10, 9, null, 1].toSorted(compareCells)).toEqual([1, 9, 10, null])
    expect(['第10小学', '第2小学', '安居小学'].toSorted(compareCells)).toEqual([
      '安居小学',
      '第2小学',
      '第10小学',
    ])
  })
})
