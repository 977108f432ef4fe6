import { describe, expect, expectTypeOf, test } from 'vitest'
import { defineWords, sayIn } from './words.ts'

const words = defineWords('words-test', {
  title: ['单位', 'Units'],
  count: ['{{n}} 个单位', { one: '{{n}} unit', other: '{{n}} units' }],
  moved: ['{{unit}} 已移到 {{parent}}', '{{unit}} moved to {{parent}}'],
})

describe('words', () => {
  test('both languages have every key', () => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words.zh))
  })

  test('placeholders are filled and numbers grouped', () => {
    expect(sayIn(words, 'zh')('count', { n: 12_345 })).toBe('12,345 个单位')
    expect(sayIn(words, 'en')('moved', { unit: '实验小学', parent: '教育局' })).toBe(
      '实验小学 moved to 教育局',
    )
  })

  test('English tells one from many, zero included', () => {
    const say = sayIn(words, 'en')
    expect([0, 1, 2].map((n) => say('count', { n }))).toEqual(['0 units', '1 unit', '2 units'])
  })

  test('text given by a user is never read as a placeholder or a nested key', () => {
    const say = sayIn(words, 'en')
    expect(say('moved', { unit: '{{parent}} $t(title)', parent: '<b>' })).toBe(
      '{{parent}} $t(title) moved to <b>',
    )
  })

  test('the type asks for exactly the placeholders of the text', () => {
    const say = sayIn(words, 'zh')
    expectTypeOf(say<'title'>).parameters.toEqualTypeOf<['title']>()
    expectTypeOf(say<'moved'>)
      .parameter(1)
      .toEqualTypeOf<{ readonly unit: string | number; readonly parent: string | number }>()
    // @ts-expect-error a key that does not exist
    say('missing')
    // @ts-expect-error values are asked for
    expect(say('count')).toContain('个单位')
  })
})
