import { cpus, release, totalmem, type } from 'node:os'

/** What a figure was measured on: without it the figure says nothing. */
export interface Machine {
  readonly cpus: number
  readonly cpu: string
  readonly memoryGB: number
  readonly system: string
  readonly node: string
  /** Version only: where the server's files lie is nobody's business. */
  readonly postgres: string
  /** Moment of the run (UTC). */
  readonly date: string
}

export const describeMachine = (database: string): Machine => ({
  cpus: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.version,
  postgres: database.replace(/ \(.*$/, ''),
  date: new Date().toISOString(),
})
