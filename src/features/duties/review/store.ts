import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { Duty } from '../model.ts'
import type { DutiesTables } from '../tables.ts'
import type { ReviewProgress } from './model.ts'

const tables = (database: AnyDatabase) => database.withTables<DutiesTables>()

export const dutyColumns = [
  'id',
  'rulebook_id as rulebookId',
  'version_id as versionId',
  'clause_id as clauseId',
  'sentence',
  'sentence_start as sentenceStart',
  'actor',
  'actor_start as actorStart',
  'action',
  'action_start as actionStart',
  'title',
  'kind',
  'schedule',
  'evidence',
  'tier',
  'unit_kinds as unitKinds',
  'grace_days as graceDays',
  'source',
  'confidence',
  'reasons',
  'state',
  'revision',
  'predecessor_id as predecessorId',
  'adopted_from as adoptedFrom',
  'start_rule as startRule',
  'ended_on as endedOn',
] as const

/** Duties of a version in the order of its text. */
export async function dutiesOfVersion(
  database: AnyDatabase,
  tenantId: string,
  versionId: string,
): Promise<Duty[]> {
  return tables(database)
    .selectFrom('duty')
    .select(dutyColumns)
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .orderBy('action_start')
    .orderBy('id')
    .execute()
}

/** Duties that stood in a version and were carried on into a later one, as they stood there. */
export async function carriedDuties(
  database: AnyDatabase,
  tenantId: string,
  versionId: string,
): Promise<Duty[]> {
  const pins = await tables(database)
    .selectFrom('duty_pin')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .execute()
  const duties = new Map(
    (
      await dutiesById(
        database,
        tenantId,
        pins.map((pin) => pin.duty_id),
      )
    ).map((duty) => [duty.id, duty]),
  )
  return pins.flatMap((pin) => {
    const duty = duties.get(pin.duty_id)
    if (!duty) return []
    return [
      {
        ...duty,
        versionId,
        clauseId: pin.clause_id,
        sentence: pin.sentence,
        sentenceStart: pin.sentence_start,
        action: pin.action,
        actionStart: pin.action_start,
      },
    ]
  })
}

/** The duties of these ids, in the order of their texts. */
export async function dutiesById(
  database: AnyDatabase,
  tenantId: string,
  ids: readonly string[],
): Promise<Duty[]> {
  if (ids.length === 0) return []
  return tables(database)
    .selectFrom('duty')
    .select(dutyColumns)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('version_id')
    .orderBy('action_start')
    .execute()
}

/** The duties of these ids, held until the transaction ends, so that two reviewers decide one after the other. */
export async function lockDuties(
  transaction: AnyTransaction,
  tenantId: string,
  ids: readonly string[],
): Promise<Duty[]> {
  if (ids.length === 0) return []
  return tables(transaction)
    .selectFrom('duty')
    .select(dutyColumns)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Writes new duties in one statement. */
export async function insertDuties(
  transaction: AnyTransaction,
  tenantId: string,
  duties: readonly Duty[],
  createdAt: string,
): Promise<void> {
  if (duties.length === 0) return
  await sql`
    insert into duty (tenant_id, id, rulebook_id, version_id, clause_id, sentence, sentence_start, actor, actor_start, action,
      action_start, title, kind, schedule, evidence, tier, unit_kinds, grace_days, source, confidence, reasons, state, revision,
      predecessor_id, adopted_from, start_rule, ended_on, created_at)
    select ${tenantId}, id, "rulebookId", "versionId", "clauseId", sentence, "sentenceStart", actor, "actorStart", action,
      "actionStart", title, kind, schedule, evidence, tier,
      array(select jsonb_array_elements_text("unitKinds")), "graceDays", source, confidence, reasons, state, revision,
      "predecessorId", "adoptedFrom", "startRule", "endedOn", ${createdAt}
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as given(id uuid, "rulebookId" uuid, "versionId" uuid,
      "clauseId" uuid, sentence text, "sentenceStart" integer, actor text, "actorStart" integer, action text,
      "actionStart" integer, title text, kind text, schedule jsonb, evidence jsonb, tier text, "unitKinds" jsonb,
      "graceDays" integer, source text, confidence real, reasons jsonb, state text, revision integer, "predecessorId" uuid,
      "adoptedFrom" date, "startRule" text, "endedOn" date)`.execute(transaction)
}

/** Writes a duty that was read by `lockDuties` and changed; its revision goes up by one. */
export async function saveDuty(transaction: AnyTransaction, tenantId: string, duty: Duty): Promise<void> {
  await tables(transaction)
    .updateTable('duty')
    .set({
      action: duty.action,
      action_start: duty.actionStart,
      title: duty.title,
      kind: duty.kind,
      schedule: JSON.stringify(duty.schedule) as never,
      evidence: JSON.stringify(duty.evidence) as never,
      tier: duty.tier,
      unit_kinds: [...duty.unitKinds],
      grace_days: duty.graceDays,
      state: duty.state,
      revision: duty.revision + 1,
      predecessor_id: duty.predecessorId,
      adopted_from: duty.adoptedFrom,
      start_rule: duty.startRule,
      ended_on: duty.endedOn,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', duty.id)
    .execute()
}

/** How far the review of each version has come, newest version first. */
export async function reviewProgress(database: AnyDatabase, tenantId: string): Promise<ReviewProgress[]> {
  const result = await sql<ReviewProgress>`
    select version.id as "versionId", book.id as "rulebookId", book.title as "rulebookTitle", version.label as "versionLabel",
      version.effective_from as "effectiveFrom",
      count(*) filter (where duty.state = 'proposed') as proposed,
      count(*) filter (where duty.state = 'accepted') as accepted,
      count(*) filter (where duty.state = 'rejected') as rejected,
      count(*) filter (where duty.state = 'adopted') as adopted
    from rulebook_version version
    join rulebook book on book.tenant_id = version.tenant_id and book.id = version.rulebook_id
    left join duty on duty.tenant_id = version.tenant_id and duty.version_id = version.id
    where version.tenant_id = ${tenantId}
    group by version.id, book.id, book.title, version.label, version.effective_from, version.created_at
    order by version.created_at desc, version.id desc`.execute(database)
  return result.rows
}
