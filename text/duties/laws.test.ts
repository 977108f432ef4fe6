import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findExclusions } from './exclusion.ts'
import { findDuties } from './find.ts'

const piece = fc.constantFrom(
  ...'第一条 |第二条 |（一）|学校|主管部门|应当|可以|不得|每年|每半年|每|定期|至少|一次|两次|不少于|三十日|内|前|自|之日起|届满|保存|三年|，|。|；|：|\n|《|》|（|由|的|其中|学时|12月31日前|提前|24小时|对|将|并'.split(
    '|',
  ),
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
)

describe('laws of the duty finder', () => {
  it('cuts every span out of the original text', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const duty of findDuties(words)) {
          expect(words.slice(duty.start, duty.start + duty.sentence.length)).toBe(duty.sentence)
          expect(words.slice(duty.actionStart, duty.actionStart + duty.action.length)).toBe(duty.action)
          expect(duty.action.length).toBeGreaterThan(0)
          if (duty.actor !== null && duty.actorStart !== null)
            expect(words.slice(duty.actorStart, duty.actorStart + duty.actor.length)).toBe(duty.actor)
          for (const reason of duty.reasons)
            if (reason.words)
              expect(words.slice(reason.start, reason.start + reason.words.length)).toBe(reason.words)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('finds the same again, and nothing that it excludes', () => {
    fc.assert(
      fc.property(text, (words) => {
        const duties = findDuties(words)
        expect(findDuties(words)).toEqual(duties)
        const excluded = new Set(findExclusions(words).map(({ start }) => start))
        expect(duties.some(({ start }) => excluded.has(start))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    '每',
    '（',
    '第',
    '（《',
    '每年',
    '应当每年检查；',
    '三十日内',
    '单位',
    '第一条\n',
    '由单位',
    '定期',
  ])('takes linear time on %j repeated', (unit) => {
    const measure = (length: number): number => {
      const words = unit.repeat(Math.ceil(length / unit.length))
      const started = performance.now()
      findDuties(words)
      return performance.now() - started
    }
    measure(4_000)
    const small = Math.max(measure(20_000), 15)
    // Twice as long may cost four times on a busy machine; a quadratic reader would take sixteen times for four.
    expect(measure(80_000)).toBeLessThan(small * 12)
  })
})
