import { sql } from 'kysely'
import type { StartRule } from '../../kernel/calendar/occurrences.ts'
import type { Schedule } from '../../kernel/calendar/schedule.ts'
import type { ActionContext, AnyTransaction } from '../../platform/action/context.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { mustBeDone } from '../organisation/fixtures.ts'
import type { Duty, EvidenceRule, Tier } from './model.ts'
import { openForTrigger, openOccurrences } from './occurrences/actions.ts'
import { adjustDuty, decideDuties, readDesk } from './review/actions.ts'
import type { AdjustDuty } from './review/model.ts'
import { proposeDuties } from './review/proposal/actions.ts'
import type { DutiesTables } from './tables.ts'

const monthly: Schedule = { type: 'periodic', unit: 'month', every: 1 }

export interface GivenDuty {
  readonly title?: string
  readonly schedule?: Schedule
  readonly evidence?: readonly EvidenceRule[]
  readonly tier?: Tier
  readonly graceDays?: number
}

async function aClause(context: ActionContext, transaction: AnyTransaction) {
  const ids = { rulebookId: context.newId(), versionId: context.newId(), clauseId: context.newId() }
  const { tenantId } = context
  const hash = '0'.repeat(64)
  await sql`insert into stored_file (tenant_id, sha256, size, media_type, created_at)
    values (${tenantId}, ${hash}, 0, 'text/plain', now()) on conflict do nothing`.execute(transaction)
  await sql`insert into rulebook (tenant_id, id, title, kind, created_at)
    values (${tenantId}, ${ids.rulebookId}, '安全工作责任制实施办法', 'internal', now())`.execute(transaction)
  await sql`insert into rulebook_version (tenant_id, id, rulebook_id, label, effective_from, file_sha256, file_name,
      media_type, encoding, text, text_sha256, repairs, created_at)
    values (${tenantId}, ${ids.versionId}, ${ids.rulebookId}, '2020', '2020-01-01', ${hash}, 'a.txt', 'text/plain', 'utf-8',
      '', ${hash}, '[]', now())`.execute(transaction)
  await sql`insert into clause (tenant_id, id, version_id, position, kind, span_start, span_end, body_start)
    values (${tenantId}, ${ids.clauseId}, ${ids.versionId}, 0, 'article', 0, 0, 0)`.execute(transaction)
  return ids
}

/**
 * An adopted duty in a rulebook of its own, written past the review desk; by default the handler's, monthly, one record of
 * any kind. Gives back its id.
 */
export async function aDuty(context: ActionContext, given: GivenDuty = {}): Promise<string> {
  const id = context.newId()
  await inTransaction(context.database, async (transaction) => {
    const { rulebookId, versionId, clauseId } = await aClause(context, transaction)
    const evidence = given.evidence ?? [{ measure: 'times', required: 1, kinds: [] }]
    await sql`insert into duty (tenant_id, id, rulebook_id, version_id, clause_id, sentence, sentence_start, action,
        action_start, title, kind, schedule, evidence, tier, unit_kinds, grace_days, source, reasons, state, created_at)
      values (${context.tenantId}, ${id}, ${rulebookId}, ${versionId}, ${clauseId}, '', 0, '', 0,
        ${given.title ?? '每月开展安全检查'}, 'recurring', ${JSON.stringify(given.schedule ?? monthly)}::jsonb,
        ${JSON.stringify(evidence)}::jsonb, ${given.tier ?? 'handler'}, '{}', ${given.graceDays ?? 0}, 'selected', '[]',
        'adopted', now())`.execute(transaction)
  })
  return id
}

export interface GivenAssignment {
  readonly dutyId: string
  readonly unitId: string
  readonly postId?: string | null
  readonly from?: string
  readonly startRule?: StartRule
}

/** An assignment with its occurrences up to the horizon; gives back its id. */
export async function anAssignment(context: ActionContext, given: GivenAssignment): Promise<string> {
  const id = context.newId()
  const from = given.from ?? '2024-01-01'
  await inTransaction(context.database, async (transaction) => {
    const tables = transaction.withTables<DutiesTables>()
    const assignment = {
      id,
      duty_id: given.dutyId,
      unit_id: given.unitId,
      start_rule: given.startRule ?? 'full',
    }
    const held = { tenant_id: context.tenantId, valid_from: from, valid_to: 'infinity' }
    await tables
      .insertInto('assignment')
      .values({ ...held, ...assignment })
      .execute()
    await tables
      .insertInto('assignment_post')
      .values({ ...held, assignment_id: id, post_id: given.postId ?? null })
      .execute()
    await openOccurrences(context, transaction, [id])
  })
  return id
}

/** A dated event of a unit and the occurrences it starts for assignments; gives back the event's id. */
export async function aTrigger(
  context: ActionContext,
  given: { readonly unitId: string; readonly occurredOn: string; readonly assignmentIds: readonly string[] },
): Promise<string> {
  const id = context.newId()
  const recordedOn = context.today().toString()
  await inTransaction(context.database, async (transaction) => {
    await sql`insert into trigger_event (tenant_id, id, unit_id, kind, title, occurred_on, recorded_at)
      values (${context.tenantId}, ${id}, ${given.unitId}, 'accident', '事故', ${given.occurredOn}, ${context.now().toString()})`.execute(
      transaction,
    )
    const event = { id, occurredOn: given.occurredOn, recordedOn }
    await openForTrigger(context, transaction, event, given.assignmentIds)
  })
  return id
}

/** Duties of a version as the finder proposes them, made complete for a kind of unit and accepted; in the text's order. */
export async function acceptedDuties(
  context: ActionContext,
  versionId: string,
  terms: Partial<AdjustDuty> = {},
): Promise<Duty[]> {
  mustBeDone(await proposeDuties(context, versionId))
  const { duties } = mustBeDone(await readDesk(context, versionId))
  const ready: Duty[] = []
  for (const { id, revision, title, kind, schedule, evidence, tier, graceDays } of duties) {
    const own = {
      revision,
      title,
      kind,
      schedule,
      evidence: [...evidence],
      tier,
      graceDays,
      unitKinds: ['school'],
    }
    ready.push(mustBeDone(await adjustDuty(context, id, { ...own, ...terms })))
  }
  const seen = ready.map(({ id, revision }) => ({ id, revision }))
  mustBeDone(await decideDuties(context, { decision: 'accept', duties: seen }))
  return ready.map((duty) => ({ ...duty, state: 'accepted', revision: duty.revision + 1 }))
}
