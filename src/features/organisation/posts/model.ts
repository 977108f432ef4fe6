import { z } from 'zod'
import { daySchema, idSchema, personNameSchema, postTitleSchema, type Tier, tiers } from '../model.ts'

/** One tenure of a post; `to` is the first day on which the person no longer holds it, 'infinity' until further notice. */
export interface Tenure {
  readonly id: string
  readonly personId: string
  readonly from: string
  readonly to: string
}

/** A post with everybody who held it, in order. */
export interface PostHistory {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly tier: Tier
  readonly openedOn: string
  readonly closedOn: string | null
  readonly tenures: readonly Tenure[]
}

export const newPostSchema = z.strictObject({
  unitId: idSchema,
  title: postTitleSchema,
  tier: z.enum(tiers),
  openedOn: daySchema,
})
export type AddPost = z.infer<typeof newPostSchema>

export const closePostSchema = z.strictObject({ day: daySchema })
export type ClosePost = z.infer<typeof closePostSchema> & { readonly postId: string }

export const personSchema = z.strictObject({ name: personNameSchema })
export type AddPerson = z.infer<typeof personSchema>
export type RenamePerson = AddPerson & { readonly personId: string }

/** Somebody already known, or a new person by name. */
const successorSchema = z.union([
  z.strictObject({ personId: idSchema }),
  z.strictObject({ name: personNameSchema }),
])
export type Successor = z.infer<typeof successorSchema>

/** `to` null leaves the post vacant. */
export const handOverSchema = z.strictObject({ day: daySchema, to: successorSchema.nullable() })
export type HandOver = z.infer<typeof handOverSchema> & { readonly postId: string }

/** `to` is the first day on which the person no longer holds the post; null until further notice. */
export const appointSchema = z.strictObject({
  person: successorSchema,
  from: daySchema,
  to: daySchema.nullable(),
})
export type Appoint = z.infer<typeof appointSchema> & { readonly postId: string }
