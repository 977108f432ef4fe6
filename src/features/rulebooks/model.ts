import { z } from 'zod'
import type { Sentence } from '../../kernel/outcome/outcome.ts'

/** Who made the rule: the legislature, a ministry or local government, or the organisation itself. */
export const rulebookKinds = ['law', 'regulation', 'internal'] as const
export type RulebookKind = (typeof rulebookKinds)[number]

/** A law, regulation or internal rule (制度); its text lives in its versions. */
export interface Rulebook {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly kind: RulebookKind
  readonly versions: readonly VersionSummary[]
}

/** One text of a rulebook, in force from `effectiveFrom` until the day before `effectiveTo`. */
export interface VersionSummary {
  readonly id: string
  readonly rulebookId: string
  readonly label: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly fileName: string
  readonly fileSha256: string
  readonly mediaType: string
  readonly encoding: string
  readonly createdAt: string
  /** Changes made to the words on the way in; shown to the reader, never silent. */
  readonly repairs: readonly Repair[]
}

export interface Repair {
  readonly code: string
  readonly count: number
  readonly zh: string
  readonly en: string
}

/** A version with its words; all clause offsets are UTF-16 code units of `text`. */
export interface RulebookVersion extends VersionSummary {
  readonly text: string
  readonly textSha256: string
}

/** Why a clause becomes no duty: the words that gave the reason, and the reason. */
export interface ClauseExclusion {
  readonly words: string
  readonly start: number
  readonly end: number
  readonly reason: Sentence
}

/** A node of a version's text (编章节条款项, or 一、（一）1.（1）); `spanStart`–`spanEnd` covers its label and children. */
export interface Clause {
  readonly id: string
  readonly versionId: string
  readonly parentId: string | null
  readonly position: number
  readonly kind: string
  readonly label: string | null
  readonly numberValue: number | null
  readonly title: string | null
  readonly spanStart: number
  readonly spanEnd: number
  readonly bodyStart: number
  readonly excluded: readonly ClauseExclusion[]
}

const title = z.string().trim().min(1).max(200)

/** What a person says of a rule text that is brought in; the file itself travels beside it. */
export const importDetailsSchema = z.object({
  /** Absent: taken from the text's own title. */
  title: title.optional(),
  issuer: z.string().trim().max(200).default(''),
  kind: z.enum(rulebookKinds).default('internal'),
  effectiveFrom: z.iso.date(),
  /** Present: the text is a new version of this rulebook. */
  rulebookId: z.uuid().optional(),
  label: z.string().trim().max(100).optional(),
})
export type ImportDetails = z.infer<typeof importDetailsSchema>

export const pastedTextSchema = importDetailsSchema.extend({ text: z.string().min(1).max(5_000_000) })

export const renameRulebookSchema = z.object({
  title,
  issuer: z.string().trim().max(200),
  kind: z.enum(rulebookKinds),
})

export interface ImportResult {
  readonly rulebookId: string
  readonly versionId: string
  readonly title: string
  readonly clauseCount: number
  readonly excludedCount: number
  readonly repairs: readonly Repair[]
}
