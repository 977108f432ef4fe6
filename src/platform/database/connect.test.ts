import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, withoutPassword } from './connect.ts'
import { isRetryable, isStorageFull, isUnavailable, UnconfirmedCommit, violatedUnique } from './error-kind.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { inTransaction } from './transaction.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
  await sql`create table counter (name text constraint counter_name_key primary key, value bigint not null)`.execute(
    test.database,
  )
})
afterAll(() => test.drop())

const valueOf = async (expression: string): Promise<unknown> =>
  (await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(test.database)).rows[0]
    ?.value

const valuesStored = async (name: string): Promise<unknown[]> =>
  (
    await sql<{ value: unknown }>`select value from counter where name = ${name}`.execute(test.database)
  ).rows.map(({ value }) => value)

describe('values from the database', () => {
  it.each([
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    ["date '2026-02-28'", '2026-02-28'],
    ["timestamptz '2026-02-28 08:00:00.123456+08'", '2026-02-28T00:00:00.123456Z'],
    ["timestamptz '2026-02-28 08:00+08'", '2026-02-28T00:00:00Z'],
    ["'12.50'::numeric", 12.5],
    ['array[1, null]::bigint[]', [1, null]],
    ["array[date '2026-02-28']", ['2026-02-28']],
    ['\'{"a": 1}\'::jsonb', { a: 1 }],
    ['null::date', null],
  ])('%s comes back as %j', async (expression, expected) => {
    expect(await valueOf(expression)).toEqual(expected)
  })

  it('rather fails than rounds a bigint', async () => {
    await expect(valueOf('9007199254740993::bigint')).rejects.toThrow(RangeError)
  })
})

describe('inTransaction', () => {
  it('takes everything back when the outcome is a refusal', async () => {
    const refusal = { code: 'counter.closed', sentence: { zh: '已关闭', en: 'closed' } }
    const outcome = await inTransaction(test.database, async (transaction) => {
      await sql`insert into counter values ('refused', 1)`.execute(transaction)
      return { done: false, refusal } as const
    })
    expect(outcome).toEqual({ done: false, refusal })
    expect(await valuesStored('refused')).toEqual([])
  })

  it('runs the work again after a deadlock', async () => {
    await sql`insert into counter values ('left', 0), ('right', 0)`.execute(test.database)
    const addTo = (first: string, second: string) =>
      inTransaction(test.database, async (transaction) => {
        await sql`update counter set value = value + 1 where name = ${first}`.execute(transaction)
        await sql`select pg_sleep(0.2)`.execute(transaction)
        await sql`update counter set value = value + 1 where name = ${second}`.execute(transaction)
      })
    await Promise.all([addTo('left', 'right'), addTo('right', 'left')])
    expect(await valuesStored('left')).toEqual([2])
    expect(await valuesStored('right')).toEqual([2])
  })

  it('leaves nothing half-written when the database goes away in the middle, and works again afterwards', async () => {
    const failure = await inTransaction(test.database, async (transaction) => {
      await sql`insert into counter values ('half', 1)`.execute(transaction)
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(test.database)
      await sql`insert into counter values ('other half', 1)`.execute(transaction)
    }).catch((error: unknown) => error)
    expect(isUnavailable(failure)).toBe(true)
    expect(failure).not.toBeInstanceOf(UnconfirmedCommit)
    expect(await valuesStored('half')).toEqual([])
  })

  it('says so when nobody can know whether the commit arrived', async () => {
    const failure = await inTransaction(test.database, async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(test.database)
    }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UnconfirmedCommit)
  })

  it('throws what the work throws', async () => {
    const work = inTransaction(test.database, async () => Promise.reject(new Error('a bug')))
    await expect(work).rejects.toThrow('a bug')
  })
})

describe('errors by kind', () => {
  it('names the unique constraint that a write ran into', async () => {
    await sql`insert into counter values ('once', 1)`.execute(test.database)
    const failure = await sql`insert into counter values ('once', 1)`
      .execute(test.database)
      .catch((error) => error)
    expect(violatedUnique(failure)).toBe('counter_name_key')
    expect(isUnavailable(failure)).toBe(false)
    expect(isRetryable(failure)).toBe(false)
  })

  it('knows a server that is not there from a file that is not there', async () => {
    const nowhere = connect({ host: '/nonexistent', port: 1 }, 1)
    const failure = await nowhere.version().catch((error: unknown) => error)
    expect(isUnavailable(failure)).toBe(true)
    expect(isUnavailable(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(
      false,
    )
  })

  it('knows a full disk, however deep it is wrapped', () => {
    const full = new Error('outer', { cause: Object.assign(new Error('no space'), { code: '53100' }) })
    expect(isStorageFull(full)).toBe(true)
  })
})

it('shows an address without its password', () => {
  expect(withoutPassword('postgres://ann:secret@db.example:5432/luoshi')).toBe('db.example:5432/luoshi')
})
