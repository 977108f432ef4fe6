import type { Kysely, Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Authority, UnitScope } from '../../kernel/authority/authority.ts'
import type { FileStore } from '../files/file-store.ts'

/** No table by name: each feature's store names its own with `withTables<…>()`. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a database without tables is meant
type NoTables = Record<never, never>
export type AnyDatabase = Kysely<NoTables>
export type AnyTransaction = Transaction<NoTables>

/**
 * What every action is given: who acts and how far, what day and moment it is, how to make an id, and the outside world.
 * Time and ids come in from here so that rules stay pure and tests decide them.
 */
export interface ActionContext {
  readonly tenantId: string
  readonly actor: Actor
  readonly scope: UnitScope
  readonly authority: Authority
  /** IANA name of the tenant's one time zone, e.g. `Asia/Shanghai`. */
  readonly timeZone: string
  now(): Temporal.Instant
  /** Today in the tenant's time zone. */
  today(): Temporal.PlainDate
  /** A fresh UUIDv7. */
  newId(): string
  readonly database: AnyDatabase
  readonly files: FileStore
}
