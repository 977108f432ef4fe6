import { z } from 'zod'
import type { Refusal, Sentence } from '../../../kernel/outcome/outcome.ts'
import { daySchema, idSchema, type Tier } from '../model.ts'

export const MOST_UNITS = 20_000
export const MOST_POSTS = 100_000
/** Characters of a pasted list. */
const MOST_TEXT = 4_000_000

/** A unit as it was written down, before anything is checked. `line` counts from 1: of the list, or the sheet's row. */
export interface WrittenUnit {
  readonly line: number
  /** Place of the parent in the same list; or its name, to be found; null under the unit that was chosen, or at the top. */
  readonly parent: number | { readonly name: string } | null
  readonly name: string
  readonly kind?: string
  readonly openedOn?: string
  readonly posts: readonly WrittenPost[]
}

export interface WrittenPost {
  readonly line: number
  readonly title: string
  readonly tier?: string
  readonly holder?: string
}

/** A unit that can be made. `parent` is a place in the same list, or the id of a unit that stands; null at the top. */
export interface DraftUnit {
  readonly line: number
  readonly parent: number | string | null
  readonly depth: number
  readonly name: string
  readonly kind: string
  readonly openedOn: string
  readonly posts: readonly DraftPost[]
}

export interface DraftPost {
  readonly title: string
  readonly tier: Tier
  readonly holder: string | null
}

/** What was left out or supplied while reading, told to the person before anything is written. */
export interface Notice {
  readonly code: string
  readonly sentence: Sentence
}

/** A dry run: what would be made, and everything that stands in its way. With problems nothing can be made. */
export interface BuildCheck {
  /** At most `MOST_SHOWN`, in order. */
  readonly units: readonly DraftUnit[]
  readonly counts: {
    readonly units: number
    readonly posts: number
    readonly people: number
    readonly vacant: number
    readonly levels: number
  }
  readonly problems: readonly Refusal[]
  readonly notices: readonly Notice[]
}
export const MOST_SHOWN = 1_000
export const MOST_PROBLEMS = 500

/** Where the new units go, and since when they stand where the list does not say. */
const placeShape = { underUnitId: idSchema.nullable(), openedOn: daySchema }

export const pasteSchema = z.strictObject({ ...placeShape, text: z.string().min(1).max(MOST_TEXT) })
export type PasteRequest = z.infer<typeof pasteSchema>

/** As a form sends it: an empty `underUnitId` means the top. */
export const sheetFormSchema = z.object({
  underUnitId: z.union([idSchema, z.literal('').transform(() => null)]),
  openedOn: daySchema,
  file: z.instanceof(File),
})

export interface SheetRequest {
  readonly underUnitId: string | null
  readonly openedOn: string
  readonly bytes: Uint8Array
}
