import { sql } from 'kysely'
import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { change } from '../../audit/actions.ts'
import { linkEntries } from '../../audit/jobs.ts'
import { chainEnd } from '../../audit/store.ts'
import { insertFile } from '../../rulebooks/store.ts'
import { checkDraft, draftOf, reportNotFound } from '../actions.ts'
import { wordType, writeWord } from '../document/actions.ts'
import { momentOf } from '../figures/actions.ts'
import { measureFigures } from '../figures/measuring/store.ts'
import type { Seen } from '../model.ts'
import { checkIssue } from '../rules.ts'
import {
  figuresOf,
  findReport,
  freezeFigures,
  type StoredFigure,
  type StoredReport,
  updateReport,
} from '../store.ts'
import { reportHash } from './rules.ts'

export interface IssuedReport {
  readonly hash: string
  readonly auditPlace: number
  readonly fileSha256: string
  readonly issuedAt: string
}

/**
 * Issues a draft: in one transaction freezes of each figure its query, value, value of the period before, number of
 * records, hash and (up to 10,000) ids with revisions, notes the place in the audit log, hashes the whole and keeps the
 * Word file. The place is that of the last entry linked by then: whatever was committed before is linked first, so the
 * log up to this place is what the figures rest on. Refused with `report.stale`, `report.issued`, `report.period-open` or
 * `report.cutoff-in-future`, and then nothing of it remains.
 */
export async function issueReport(
  context: ActionContext,
  id: string,
  { revision }: Seen,
): Promise<Outcome<IssuedReport>> {
  const allowed = await context.authority.require('reports.issue')
  if (!allowed.done) return allowed
  await linkEntries(context.database, () => context.now().toString())
  return change(context, 'reports.issue', undefined, async (transaction, scope) => {
    // All figures and the place in the log are read from one snapshot: no record may fall between two of them.
    await sql`set transaction isolation level repeatable read`.execute(transaction)
    const report = await findReport(transaction, scope, id, context.today().toString(), true)
    if (report === null) return reportNotFound
    const checked = checkDraft(report, revision)
    if (!checked.done) return checked
    const allowedNow = checkIssue({
      periodTo: report.periodTo,
      cutoffAt: report.cutoffAt,
      now: context.now(),
      today: context.today().toString(),
    })
    if (!allowedNow.done) return allowedNow
    const asOf = momentOf(context, report)
    const stored = await figuresOf(transaction, scope.tenantId, id)
    const measured = await measureFigures(transaction, scope, stored, asOf)
    const figures = measured.flatMap((figure, index): StoredFigure[] => {
      const known = stored[index]
      return known === undefined ? [] : [{ ...figure, id: known.id, asOf: asOf.moment }]
    })
    await freezeFigures(transaction, scope.tenantId, figures)
    const issued = await freeze(context, transaction, report, figures, asOf.moment)
    const { hash, auditPlace, fileSha256 } = issued
    const entry = draftOf('report.issue', { ...report, revision: revision + 1 })
    const detail = {
      ...entry.detail,
      hash,
      auditPlace,
      fileSha256,
      asOf: asOf.moment,
      figures: figures.length,
    }
    return done({ value: issued, entries: [{ ...entry, detail }] })
  })
}

/** Hashes what was frozen, writes the Word file and puts both on the report. */
async function freeze(
  context: ActionContext,
  transaction: AnyTransaction,
  report: StoredReport,
  figures: readonly StoredFigure[],
  asOf: string,
): Promise<IssuedReport> {
  const { tenantId } = context
  // As the database gives it back, so that the hash can be worked out again.
  const issuedAt = context.now().round('microsecond').toString()
  const auditPlace = (await chainEnd(transaction, tenantId))?.place ?? 0
  const hash = reportHash({ ...report, figures, asOf, issuedAt, auditPlace })
  const frozen: StoredReport = { ...report, state: 'issued', issuedAt, hash, auditPlace }
  const content = await writeWord(context, transaction, frozen, figures, asOf)
  const file = await context.files.put(content)
  await insertFile(transaction, {
    tenant_id: tenantId,
    sha256: file.sha256,
    size: file.size,
    media_type: wordType,
    created_at: issuedAt,
  })
  await updateReport(transaction, tenantId, report, {
    state: 'issued',
    issued_at: issuedAt,
    issued_by: context.actor.id,
    hash,
    audit_place: auditPlace,
    file_sha256: file.sha256,
  })
  return { hash, auditPlace, fileSha256: file.sha256, issuedAt }
}
