import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aUnit } from '../../src/features/organisation/fixtures.ts'
import { expectRefusal, openWholeProgram, type WholeProgram } from './whole-program.ts'

let program: WholeProgram
let bureau: string
let school: string
let department: string
beforeAll(async () => {
  program = await openWholeProgram()
  const { context } = program
  bureau = await aUnit(context, { name: '教育局', kind: 'bureau' })
  school = await aUnit(context, { name: '第一小学', kind: 'school', parentId: bureau })
  department = await aUnit(context, { name: '教务处', parentId: school })
})
afterAll(() => program.close())

const move = (unitId: string, parentId: string | null) =>
  program.ask('POST', `/api/organisation/units/${unitId}/move`, { parentId, day: '2026-06-01' })

const tree = async () => (await program.ask('GET', '/api/organisation/units?day=2026-12-31')).data

describe('a move that would make a circle', () => {
  it.each([
    ['under itself', () => bureau, () => bureau],
    ['under its own child', () => bureau, () => school],
    ['under what stands two levels below', () => bureau, () => department],
  ])('is refused: %s', async (_, unit, parent) => {
    const before = await tree()
    expectRefusal(await move(unit(), parent()), { status: 422, code: 'organisation.cyclic' })
    expect(await tree()).toEqual(before)
  })

  it('is made by one of two who move at once into each other, refused to the other', async () => {
    const one = await aUnit(program.context, { name: '甲', parentId: bureau })
    const other = await aUnit(program.context, { name: '乙', parentId: bureau })
    const answers = await Promise.all([move(one, other), move(other, one)])
    expect(answers.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 422])
    const late = answers.find(({ status }) => status === 422)
    expect(late?.refusal?.code).toBe('organisation.cyclic')
  })
})

describe('a unit that is there already', () => {
  const create = (name: string, parentId: string | null = bureau) =>
    program.ask('POST', '/api/organisation/units', { parentId, name, kind: 'school', openedOn: '2020-01-01' })

  it('is refused under the same parent', async () => {
    const before = await program.count('unit')
    expectRefusal(await create('第一小学'), {
      status: 422,
      code: 'organisation.duplicate-unit',
      field: 'name',
    })
    expectRefusal(await create(' 第一小学 '), { status: 422, code: 'organisation.duplicate-unit' })
    expect(await program.count('unit')).toBe(before)
  })

  it('is made once when two make it at the same moment', async () => {
    const before = await program.count('unit')
    const answers = await Promise.all([create('第二小学'), create('第二小学'), create('第二小学')])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await program.count('unit')).toBe(before + 1)
  })

  it('is refused with its line in a pasted list, and nothing of the list is made', async () => {
    const before = await program.count('unit')
    for (const [text, code, line] of [
      ['新学校\n第一小学', 'organisation.duplicate-unit', 2],
      ['新学校\n另一所\n新学校', 'tree.duplicate-sibling', 3],
    ] as const) {
      const list = { underUnitId: bureau, openedOn: '2026-01-01', text }
      const answer = await program.ask('POST', '/api/organisation/build/paste', list)
      expect(answer.status).toBe(422)
      const problems = [answer.refusal, ...(answer.refusal?.others ?? [])]
      expect(problems).toContainEqual(
        expect.objectContaining({ code, place: expect.objectContaining({ line }) }),
      )
    }
    expect(await program.count('unit')).toBe(before)
  })
})
