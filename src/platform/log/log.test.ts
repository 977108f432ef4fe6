import { expect, it } from 'vitest'
import { createLog } from './log.ts'

const logged = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> => {
  const lines: string[] = []
  write(createLog({ destination: { write: (line) => lines.push(line) } }))
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>
}

it('hides secrets', () => {
  const line = logged((log) => log.info({ password: 'a', connection: { token: 'b', host: 'c' } }, 'opened'))
  expect(line).toMatchObject({
    password: '[redacted]',
    connection: { token: '[redacted]', host: 'c' },
    msg: 'opened',
  })
})

it('tells an error and its cause, but not the values that it carries', () => {
  const cause = Object.assign(new Error('duplicate'), {
    code: '23505',
    detail: 'Key (name)=(张三) already exists',
  })
  const line = logged((log) => log.error({ error: new Error('not saved', { cause }) }))
  expect(line['error']).toMatchObject({ message: 'not saved', cause: { code: '23505' } })
  expect(JSON.stringify(line)).not.toContain('张三')
})
