import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import { canonical } from '../../audit/rules.ts'
import type { Figure, ReportSection } from '../model.ts'

/** What a decision to issue looks at. */
export interface Issuing {
  readonly periodTo: string
  readonly cutoffAt: string | null
  readonly now: Temporal.Instant
  /** Today in the tenant's time zone. */
  readonly today: string
}

/** Refuses to issue a report whose period is not over, unless its records are cut off at a moment that has come. */
export function checkIssue({ periodTo, cutoffAt, now, today }: Issuing): Outcome<null> {
  if (cutoffAt && Temporal.Instant.compare(Temporal.Instant.from(cutoffAt), now) > 0)
    return refused(
      'report.cutoff-in-future',
      { zh: '截止时间还没有到，不能签发。', en: 'The cut-off moment has not come yet.' },
      { field: 'cutoffAt' },
    )
  if (!cutoffAt && periodTo >= today)
    return refused(
      'report.period-open',
      {
        zh: `报告期到 ${periodTo} 才结束。请先设定数据截止时间，再签发。`,
        en: `The period ends on ${periodTo}. Set a cut-off moment before issuing.`,
      },
      { field: 'cutoffAt' },
    )
  return done(null)
}

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
