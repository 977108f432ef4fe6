import { z } from 'zod'

/** Tiers of a post (责任层级), from the leading body as a whole down to the handler. */
export const tiers = ['body', 'principal', 'deputy', 'member', 'handler'] as const
export type Tier = (typeof tiers)[number]

/** A kind of unit, from the tenant's list; duties are assigned to kinds. */
export interface UnitKind {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** What a tenant starts with; written to its list when its first unit is made. */
export const defaultUnitKinds: readonly UnitKind[] = [
  { code: 'bureau', zh: '局机关', en: 'Bureau' },
  { code: 'department', zh: '科室', en: 'Department' },
  { code: 'school', zh: '学校', en: 'School' },
  { code: 'kindergarten', zh: '幼儿园', en: 'Kindergarten' },
  { code: 'hospital', zh: '医院', en: 'Hospital' },
  { code: 'company', zh: '企业', en: 'Company' },
  { code: 'community', zh: '社区', en: 'Community' },
  { code: 'other', zh: '其他', en: 'Other' },
]

/**
 * A unit as it stood on the day asked for. Every closing day in this feature is exclusive: `closedOn` is the first day on
 * which the unit (or post) is no longer there, null while no closing is set.
 */
export interface UnitRow {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly name: string
  /** Among its siblings. */
  readonly position: number
  /** 0 for a unit whose parent is not among the rows. */
  readonly depth: number
  readonly openedOn: string
  readonly closedOn: string | null
}

/** A post as it stood on the day asked for; without a holder it is vacant. */
export interface PostRow {
  readonly id: string
  readonly unitId: string
  readonly title: string
  readonly tier: Tier
  readonly position: number
  readonly holderId: string | null
  readonly holderName: string | null
  readonly openedOn: string
  readonly closedOn: string | null
}

/** A post that nobody holds on the day asked for, with its unit's name on that day. */
export interface VacantPost extends Pick<PostRow, 'id' | 'title' | 'tier' | 'unitId' | 'openedOn'> {
  readonly unitName: string
}

/** A person and the posts held on the day asked for. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly posts: readonly PersonPost[]
}

export interface PersonPost {
  readonly postId: string
  readonly title: string
  readonly tier: Tier
  readonly unitId: string
  readonly unitName: string
  /** Since when the person holds it. */
  readonly from: string
}

export const unitNameSchema = z.string().trim().min(1).max(100)
export const kindSchema = z.string().min(1).max(40)
export const postTitleSchema = z.string().trim().min(1).max(60)
export const daySchema = z.iso.date()
export const idSchema = z.uuid()

/** What routes take: the record's id in the path, the day in the query. */
export const idParameterSchema = z.object({ id: idSchema })
export const dayQuerySchema = z.object({ day: daySchema })

const withoutNotes = {
  params: {
    sentence: {
      zh: '姓名里不要写括号、斜杠等说明，只写姓名',
      en: 'Give the name alone, without notes in brackets or after a slash',
    },
  },
}

/** A name alone: notes in brackets are where views, faith and ethnicity would slip in. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((name) => !/[()（）[\]【】<>《》/／;；,，:：\n]/.test(name), withoutNotes)
