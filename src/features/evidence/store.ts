import { type RawBuilder, sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import type { Fit, Seat } from '../duties/occurrences/achievement/rules.ts'
import {
  achievementSteps,
  candidatesJson,
  isOneOf,
  seatsJson,
} from '../duties/occurrences/achievement/store.ts'
import type { Candidate } from '../duties/occurrences/model.ts'
import type { ActivityDraft } from './model.ts'
import { type Ground, headsOf, monthOf, unitsOf } from './rules.ts'

/** All that recording needs to know, read at once. */
export interface RecordingGround extends Ground {
  readonly candidates: readonly Candidate[]
  readonly seats: readonly Seat[]
}

const none = sql`'{}'::text[]`

/**
 * Reads what a draft names and the occurrences it could count for, in one statement. What the draft does not name is left
 * out of the text: the shorter ones are the usual ones, and their plans are kept.
 */
export async function readGround(
  database: AnyDatabase,
  tenantId: string,
  draft: ActivityDraft,
): Promise<RecordingGround> {
  const unitIds = unitsOf(draft)
  const personIds = draft.people.map(({ personId }) => personId)
  const hashes = draft.attachments.map(({ sha256 }) => sha256)
  const topics = sql`array(select id::text from topic
    where tenant_id = ${tenantId} and id = any(${[...draft.topicIds]}::uuid[]))`
  const people = sql`array(select id::text from person where tenant_id = ${tenantId} and id = any(${personIds}::uuid[]))`
  const files = sql`(select coalesce(json_agg(json_build_object('sha256', sha256, 'mediaType', media_type, 'size', size)),
    '[]'::json) from stored_file where tenant_id = ${tenantId} and sha256 = any(${hashes}::text[]))`
  // Nobody named: nobody led and no member took part, whoever held which post.
  const seats = personIds.length === 0 ? sql`'[]'::json` : seatsJson(tenantId, unitIds, draft.occurredOn)
  const query = { unitIds, day: draft.occurredOn, kind: draft.kind }
  const { rows } = await sql<RecordingGround>`
    select late_after_days as "lateAfterDays",
      exists (select from activity_kind where tenant_id = ${tenantId} and code = ${draft.kind}) as "isKindKnown",
      ${draft.topicIds.length === 0 ? none : topics} as "topicIds",
      ${personIds.length === 0 ? none : people} as "personIds",
      ${hashes.length === 0 ? sql`'[]'::json` : files} as files,
      (select coalesce(json_agg(json_build_object('id', unit.id, 'openedOn', opened_on, 'closedOn', closed_on)), '[]'::json)
        from unit where tenant_id = ${tenantId} and ${isOneOf(sql`unit.id`, unitIds)}) as units,
      ${candidatesJson(tenantId, query)} as candidates, ${seats} as seats
    from tenant where tenant.id = ${tenantId}`.execute(database)
  const ground = rows[0]
  if (ground === undefined) throw new Error('no such tenant')
  return ground
}

/** A new activity as it is written. */
export interface NewActivity {
  readonly id: string
  readonly draft: ActivityDraft
  readonly partyId: string
  readonly late: boolean
  readonly entriesSaved: number
  readonly recordedAt: string
  readonly recordedBy: string
  readonly attachments: readonly NewAttachment[]
}

export interface NewAttachment {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly media_type: string
  readonly size: number
}

const attendanceOf = (draft: ActivityDraft) =>
  draft.people.map(({ personId, led, hours }) => ({ person_id: personId, led, hours: hours ?? null }))

/** One line for each requirement of each occurrence, in the order of `lockRequirements`; `counted` is null where the activity does not fit it. */
const changesOf = (fits: readonly Fit[]) =>
  fits
    .toSorted((one, other) => (one.candidate.occurrenceId < other.candidate.occurrenceId ? -1 : 1))
    .flatMap(({ candidate, inWindow, parts }) =>
      candidate.requirements.map(({ position }) => {
        const amount = parts.find((part) => part.position === position)?.amount ?? null
        return {
          occurrence_id: candidate.occurrenceId,
          position,
          amount: amount ?? 0,
          amount_in_window: inWindow ? (amount ?? 0) : 0,
          counted: amount,
          in_window: inWindow,
        }
      }),
    )

const presentStep = (tenantId: string, { id, draft }: NewActivity): RawBuilder<unknown> => sql`, present as (
  insert into attendance (tenant_id, activity_id, person_id, led, hours)
  select ${tenantId}, ${id}, person_id, led, hours
  from jsonb_to_recordset(${JSON.stringify(attendanceOf(draft))}::jsonb)
    as given(person_id uuid, led boolean, hours numeric))`

const attachedStep = (
  tenantId: string,
  { id, attachments, recordedAt }: NewActivity,
): RawBuilder<unknown> => sql`, attached as (
  insert into attachment (tenant_id, id, activity_id, sha256, name, media_type, size, added_at)
  select ${tenantId}, id, ${id}, sha256, name, media_type, size, ${recordedAt}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(attachments)}::jsonb)
    as given(id uuid, sha256 text, name text, media_type text, size bigint))`

/** Which units act together is written down once; a single unit is a party from its first day. */
const partyStep = (
  tenantId: string,
  partyId: string,
  unitIds: readonly string[],
): RawBuilder<unknown> => sql`, party as (
  insert into party_unit (tenant_id, party_id, unit_id)
  select ${tenantId}, ${partyId}, unit_id from unnest(${[...unitIds]}::uuid[]) as given(unit_id)
  on conflict do nothing)`

/** Requirements, summary and contributions of an activity that counts for something. */
const countSteps = (
  tenantId: string,
  { id, draft, recordedAt }: NewActivity,
  fits: readonly Fit[],
): RawBuilder<unknown> => sql`, change as materialized (
  select * from jsonb_to_recordset(${JSON.stringify(changesOf(fits))}::jsonb) as given(occurrence_id uuid,
    position smallint, amount numeric, amount_in_window numeric, counted numeric, in_window boolean)
), ${achievementSteps(tenantId)}, counted as (
  insert into contribution (tenant_id, activity_id, occurrence_id, position, counted_at, amount, in_window, occurred_on)
  select ${tenantId}, ${id}, occurrence_id, position, ${recordedAt}::timestamptz, counted, in_window, ${draft.occurredOn}
  from change where counted is not null)`

/**
 * Writes an activity and all that follows from it in one statement: people, files, party, what it counts for, requirements,
 * summary and tally, and the steps of its audit entries where they are handed in. Not for fits with `shares`, whose sums
 * need the others' (counting/actions).
 */
export async function insertActivity(
  database: AnyDatabase,
  tenantId: string,
  activity: NewActivity,
  fits: readonly Fit[],
  entries?: RawBuilder<unknown>,
): Promise<void> {
  const { id, draft, recordedAt } = activity
  const heads = headsOf(draft)
  const unitIds = unitsOf(draft)
  const nothing = sql``
  await sql`
    with kept as (
      insert into activity (tenant_id, id, unit_id, party_id, kind, title, occurred_on, head_count, hours, topic_ids,
        summary, late, entries_saved, recorded_at, recorded_by, revised_at)
      values (${tenantId}, ${id}, ${draft.unitId}, ${activity.partyId}, ${draft.kind}, ${draft.title},
        ${draft.occurredOn}, ${heads}, ${draft.hours}, ${[...draft.topicIds]}::uuid[], ${draft.summary},
        ${activity.late}, ${activity.entriesSaved}, ${recordedAt}::timestamptz, ${activity.recordedBy},
        ${recordedAt}::timestamptz)
    ), tallied as (
      insert into tally as known (tenant_id, party_id, month, kind, activities, heads, hours)
      values (${tenantId}, ${activity.partyId}, ${monthOf(draft.occurredOn)}, ${draft.kind}, 1, ${heads}, ${draft.hours})
      on conflict (tenant_id, party_id, month, kind) do update set activities = known.activities + 1,
        heads = known.heads + excluded.heads, hours = known.hours + excluded.hours
    )${unitIds.length > 1 ? partyStep(tenantId, activity.partyId, unitIds) : nothing}
    ${draft.people.length > 0 ? presentStep(tenantId, activity) : nothing}
    ${activity.attachments.length > 0 ? attachedStep(tenantId, activity) : nothing}
    ${fits.length > 0 ? countSteps(tenantId, activity, fits) : nothing}
    ${entries === undefined ? nothing : sql`, ${entries}`}
    select`.execute(database)
}

/** Writes down which units act together. */
export async function insertParty(
  transaction: AnyTransaction,
  tenantId: string,
  partyId: string,
  unitIds: readonly string[],
): Promise<void> {
  await sql`with nothing as (select) ${partyStep(tenantId, partyId, unitIds)} select`.execute(transaction)
}
