import { createHash } from 'node:crypto'
import { canonical } from '../../audit/rules.ts'
import type { Figure, ReportSection } from '../model.ts'

/** All that an issued report's hash covers; moments are ISO 8601 in UTC. */
export interface Hashed {
  readonly unitId: string
  readonly periodKey: string
  readonly title: string
  readonly language: 'zh' | 'en'
  readonly sections: readonly ReportSection[]
  readonly figures: readonly Figure[]
  /** The moment as of which the figures were counted. */
  readonly asOf: string
  readonly issuedAt: string
  readonly auditPlace: number
}

/**
 * The hash of an issued report: SHA-256 over the canonical JSON of its text and of every figure's query, value and record
 * hash, with the moment and its place in the audit log. Whoever has the report's data can work it out again.
 */
export function reportHash(report: Hashed): string {
  const { unitId, periodKey, title, language, sections, asOf, issuedAt, auditPlace } = report
  const figures = report.figures.map(
    ({ code, definition, value, previousValue, recordCount, recordHash }) => ({
      code,
      definition,
      value,
      previousValue,
      recordCount,
      recordHash,
    }),
  )
  const said = { unitId, periodKey, title, language, sections, figures, asOf, issuedAt, auditPlace }
  return createHash('sha256').update(canonical(said)).digest('hex')
}
