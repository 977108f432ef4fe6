import { z } from 'zod'
import { daySchema, idSchema, kindSchema, type Tier, unitNameSchema } from '../model.ts'

/** Deeper than any administration; keeps a wrong paste from growing a tower. */
export const MOST_LEVELS = 20

/** A value that held on days `[from, to)`; an open end is 'infinity', which sorts behind every ISO day. */
export interface Span<Value> {
  readonly value: Value
  readonly from: string
  readonly to: string
}

/** A unit with everything that it was called and stood under, and will. */
export interface UnitHistory {
  readonly id: string
  readonly kind: string
  readonly position: number
  readonly openedOn: string
  readonly closedOn: string | null
  readonly names: readonly Span<string>[]
  readonly parents: readonly Span<string | null>[]
}

export interface TenureOnCard {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly from: string
  /** First day on which the person no longer holds the post; null until further notice. */
  readonly to: string | null
}

export interface PostOnCard {
  readonly id: string
  readonly title: string
  readonly tier: Tier
  readonly openedOn: string
  readonly closedOn: string | null
  readonly tenures: readonly TenureOnCard[]
}

/** What the unit's card shows: the whole history, so that a screen can draw any day of it. */
export interface UnitCard {
  readonly id: string
  readonly kind: string
  readonly openedOn: string
  readonly closedOn: string | null
  readonly names: readonly { readonly name: string; readonly from: string; readonly to: string | null }[]
  readonly parents: readonly {
    readonly parentId: string | null
    /** As the parent was called on the span's first day; null at the top. */
    readonly parentName: string | null
    readonly from: string
    readonly to: string | null
  }[]
  readonly posts: readonly PostOnCard[]
}

/** What a move would touch, shown before it is made. */
export interface MovePreview {
  readonly name: string
  readonly from: { readonly id: string; readonly name: string } | null
  readonly to: { readonly id: string; readonly name: string } | null
  readonly day: string
  /** The day on which a later planned move takes over; null when none is planned. */
  readonly until: string | null
  /** Units that move along, the unit itself included, and the posts in them. */
  readonly units: number
  readonly posts: number
}

export const createUnitSchema = z.strictObject({
  parentId: idSchema.nullable(),
  name: unitNameSchema,
  kind: kindSchema,
  openedOn: daySchema,
})
export type CreateUnit = z.infer<typeof createUnitSchema>

export const renameUnitSchema = z.strictObject({ name: unitNameSchema, day: daySchema })
export type RenameUnit = z.infer<typeof renameUnitSchema> & { readonly unitId: string }

export const moveUnitSchema = z.strictObject({ parentId: idSchema.nullable(), day: daySchema })
export type MoveUnit = z.infer<typeof moveUnitSchema> & { readonly unitId: string }

export const closeUnitSchema = z.strictObject({ day: daySchema, withSubunits: z.boolean() })
export type CloseUnit = z.infer<typeof closeUnitSchema> & { readonly unitId: string }

export const reorderUnitsSchema = z.strictObject({
  parentId: idSchema.nullable(),
  unitIds: z.array(idSchema).min(1).max(5000),
})
export type ReorderUnits = z.infer<typeof reorderUnitsSchema>
