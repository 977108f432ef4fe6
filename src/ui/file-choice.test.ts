import { describe, expect, test } from 'vitest'
import { commonWords } from './common-words.ts'
import { addFiles, isAccepted } from './file-choice.ts'
import { sayIn } from './words.ts'

const t = sayIn(commonWords, 'zh')
const file = (name: string, size = 3, type = '') =>
  new File(['x'.repeat(size)], name, { type, lastModified: 1 })
const names = (files: readonly File[]) => files.map(({ name }) => name)

describe('choosing files', () => {
  test('good ones are added once, bad ones are named with the reason', () => {
    const first = file('a.jpg', 3, 'image/jpeg')
    const { files, objections } = addFiles(
      [first],
      [
        first,
        file('b.exe'),
        file('空.jpg', 0, 'image/jpeg'),
        file('大.jpg', 11, 'image/jpeg'),
        file('c.PDF'),
      ],
      { maxFiles: 5, maxBytes: 10, accept: 'image/*,.pdf' },
      t,
      'zh',
    )
    expect(names(files)).toEqual(['a.jpg', 'c.PDF'])
    expect(objections).toEqual([
      '“b.exe”的类型不支持',
      '“空.jpg”是空文件',
      '“大.jpg”有 11 B，超过每个 10 B 的上限',
    ])
  })

  test('the limit of files holds and is said once', () => {
    const { files, objections } = addFiles(
      [],
      ['1', '2', '3', '4'].map((name) => file(name)),
      { maxFiles: 2, maxBytes: 10 },
      t,
      'zh',
    )
    expect(names(files)).toEqual(['1', '2'])
    expect(objections).toEqual(['最多 2 个文件，其余没有加入'])
  })

  test('where one file is wanted a new one takes its place, and a bad one does not', () => {
    const limits = { maxFiles: 1, maxBytes: 10 }
    expect(names(addFiles([file('old')], [file('new')], limits, t, 'zh').files)).toEqual(['new'])
    expect(names(addFiles([file('old')], [file('empty', 0)], limits, t, 'zh').files)).toEqual(['old'])
  })

  test('kinds are told by ending, by type and by family of types', () => {
    expect(isAccepted({ name: 'x.docx', type: '' }, '.docx, .pdf')).toBe(true)
    expect(isAccepted({ name: 'x', type: 'image/heic' }, 'image/*')).toBe(true)
    expect(isAccepted({ name: 'x.txt', type: 'text/plain' }, 'image/*')).toBe(false)
  })
})
