import { randomBytes } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Permission, UnitScope } from '../../kernel/authority/authority.ts'
import { done, type Outcome } from '../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import { inOneStatement, inTransaction } from '../../platform/database/transaction.ts'
import type { AuditDraft, AuditEntry, AuditValue } from './model.ts'
import { entryDigest, keyedDigest } from './rules.ts'
import { type EntryQuery, type EntryRow, entrySteps, insertEntries, listEntries, secretOf } from './store.ts'

/** What the work of a change gives back: its value, and what the audit log shall say of it. */
export interface Changed<Value> {
  readonly value: Value
  readonly entries: readonly AuditDraft[]
}

/** The tenants' own secrets, read by every change. Persons' secrets are not kept: they are many and may be erased. */
const knownSecrets = new Map<string, Buffer>()

async function secretFor(context: ActionContext, database: AnyDatabase, ownerId: string): Promise<Buffer> {
  const known = knownSecrets.get(ownerId)
  if (known) return known
  const { secret, isFresh } = await secretOf(database, context.tenantId, ownerId, () => randomBytes(32))
  // A tenant's secret is made with the tenant, in a transaction that is past; a fresh one could still be taken back.
  if (ownerId === context.tenantId && !isFresh) knownSecrets.set(ownerId, secret)
  return secret
}

async function rowOf(
  context: ActionContext,
  database: AnyDatabase,
  draft: AuditDraft,
  happenedAt: string,
): Promise<EntryRow> {
  const detail: Record<string, AuditValue> = { ...draft.detail }
  if (draft.content !== undefined) {
    const owner = draft.contentOwner ?? context.tenantId
    detail['contentDigest'] = keyedDigest(await secretFor(context, database, owner), draft.content)
    detail['contentOwner'] = owner
  }
  const said = {
    tenantId: context.tenantId,
    id: context.newId(),
    happenedAt,
    actorId: context.actor.id,
    actorKind: context.actor.kind,
    action: draft.action,
    subjectKind: draft.subjectKind,
    subjectId: draft.subjectId,
    unitId: draft.unitId ?? null,
    detail,
  }
  return {
    tenant_id: said.tenantId,
    id: said.id,
    happened_at: said.happenedAt,
    actor_id: said.actorId,
    actor_kind: said.actorKind,
    action: said.action,
    subject_kind: said.subjectKind,
    subject_id: said.subjectId,
    unit_id: said.unitId,
    detail: said.detail,
    digest: entryDigest(said),
  }
}

async function rowsOf(
  context: ActionContext,
  database: AnyDatabase,
  drafts: readonly AuditDraft[],
): Promise<EntryRow[]> {
  const happenedAt = context.now().toString({ fractionalSecondDigits: 3 })
  const rows: EntryRow[] = []
  for (const draft of drafts) rows.push(await rowOf(context, database, draft, happenedAt))
  return rows
}

/** Writes entries inside a transaction that is already open; `change` is what actions use. */
export async function writeEntries(
  context: ActionContext,
  transaction: AnyTransaction,
  drafts: readonly AuditDraft[],
): Promise<void> {
  await insertEntries(transaction, await rowsOf(context, transaction, drafts))
}

/**
 * The frame of every action that changes something: authorise, then in one transaction the work and its audit entries.
 * A refusal from the work leaves nothing behind. `unitId` is the unit the permission is asked on, where there is one.
 */
export async function change<Value>(
  context: ActionContext,
  permission: Permission,
  unitId: string | undefined,
  work: (transaction: AnyTransaction, scope: UnitScope) => Promise<Outcome<Changed<Value>>>,
): Promise<Outcome<Value>> {
  const allowed = await context.authority.require(permission, unitId)
  if (!allowed.done) return allowed
  return inTransaction(context.database, async (transaction): Promise<Outcome<Value>> => {
    const outcome = await work(transaction, allowed.value)
    if (!outcome.done) return outcome
    await writeEntries(context, transaction, outcome.value.entries)
    return done(outcome.value.value)
  })
}

/** What a change by one statement is: `write` runs it once, with the steps of its audit entries (CTEs) among its own. */
export interface Decided<Value> extends Changed<Value> {
  write(database: AnyDatabase, entries: RawBuilder<unknown>): Promise<void>
}

/**
 * The frame of an action that must be quick: authorise, read and decide outside any transaction, then everything, audit
 * entries included, in one statement that PostgreSQL commits by itself. For changes whose statement holds against whatever
 * happened between reading and writing.
 */
export async function changeInOneStatement<Value>(
  context: ActionContext,
  permission: Permission,
  unitId: string | undefined,
  decide: (database: AnyDatabase, scope: UnitScope) => Promise<Outcome<Decided<Value>>>,
): Promise<Outcome<Value>> {
  const allowed = await context.authority.require(permission, unitId)
  if (!allowed.done) return allowed
  const decided = await decide(context.database, allowed.value)
  if (!decided.done) return decided
  const steps = entrySteps(await rowsOf(context, context.database, decided.value.entries))
  await inOneStatement(context.database, (connection) => decided.value.write(connection, steps))
  return done(decided.value.value)
}

/** The frame of every action that only reads: authorise, then read with the proven scope. */
export async function view<Value>(
  context: ActionContext,
  permission: Permission,
  unitId: string | undefined,
  read: (database: AnyDatabase, scope: UnitScope) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const allowed = await context.authority.require(permission, unitId)
  if (!allowed.done) return allowed
  return read(context.database, allowed.value)
}

/** The log, newest entry first; a page at a time by the id of the last entry seen. */
export async function readLog(context: ActionContext, query: EntryQuery): Promise<Outcome<AuditEntry[]>> {
  return view(context, 'audit.read', undefined, async (database, scope) =>
    done(await listEntries(database, scope.tenantId, query)),
  )
}
