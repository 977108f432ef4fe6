import type { Sentence } from '../outcome/outcome.ts'

/** Tiers of a post, DOMAIN.md's words. */
export const pastedTiers = ['body', 'principal', 'deputy', 'member', 'handler'] as const
export type PastedTier = (typeof pastedTiers)[number]

/** A kind of unit that a pasted line may name by its code or by either of its names. */
export interface PastedKind {
  readonly code: string
  readonly zh: string
  readonly en?: string
}

/** A post without a holder is vacant; one without a tier leaves the tier to the reader. */
export interface PastedPost {
  readonly title: string
  readonly holder?: string
  readonly tier?: PastedTier
}

/** What a line says, its indentation and marker taken off. */
export interface PastedLine {
  readonly name: string
  readonly kind?: string
  readonly posts: readonly PastedPost[]
}

/** Why a line cannot be read. */
export interface LineFault {
  readonly code: string
  readonly sentence: Sentence
}

const longestName = 100
const longestHolder = 50
const mostPosts = 50

/** What people write for each tier, besides its code. */
const tierNames: Readonly<Record<PastedTier, readonly string[]>> = {
  body: ['领导班子', '主体责任', 'leading body'],
  principal: ['第一责任人', '主要负责人', 'principal'],
  deputy: ['直接责任人', '分管', '分管负责人', 'deputy'],
  member: ['班子成员', '一岗双责', 'member'],
  handler: ['经办人', '经办', 'handler'],
}
const tierOf = new Map<string, PastedTier>(
  pastedTiers.flatMap((tier) => [tier, ...tierNames[tier]].map((name) => [name, tier] as const)),
)

/** Control characters too: no database keeps a NUL. */
const tidied = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** Text before and after the first of some separators; `after` is undefined when none occurs. */
function splitAtFirst(text: string, separators: string): { before: string; after?: string } {
  const at = [...separators].map((sign) => text.indexOf(sign)).filter((index) => index >= 0)
  if (at.length === 0) return { before: tidied(text) }
  const index = Math.min(...at)
  return { before: tidied(text.slice(0, index)), after: tidied(text.slice(index + 1)) }
}

/** Pairs are mixed freely, as Chinese keyboards do: the last opening sign before a closing sign at the very end. */
function splitTail(text: string, opening: string, closing: string): { head: string; tail?: string } {
  const at = Math.max(...[...opening].map((sign) => text.lastIndexOf(sign)))
  if (at < 0 || !closing.includes(text.at(-1) ?? ' ')) return { head: text }
  return { head: tidied(text.slice(0, at)), tail: tidied(text.slice(at + 1, -1)) }
}

function kindCode(word: string, kinds: readonly PastedKind[]): string | undefined {
  const wanted = word.toLowerCase()
  return kinds.find(({ code, zh, en }) => [code, zh, en].some((name) => name?.toLowerCase() === wanted))?.code
}

const unknownKind = (word: string, kinds: readonly PastedKind[]): LineFault => ({
  code: 'tree.unknown-kind',
  sentence: {
    zh: `没有“${word}”这种单位类型；可用：${kinds.map(({ zh }) => zh).join('、')}`,
    en: `There is no kind of unit “${word}”; known are: ${kinds.map(({ code, en }) => en ?? code).join(', ')}`,
  },
})

const unknownTier = (word: string): LineFault => ({
  code: 'tree.unknown-tier',
  sentence: {
    zh: `没有“${word}”这个责任层级；可用：${pastedTiers.map((tier) => tierNames[tier][0]).join('、')}`,
    en: `There is no tier “${word}”; known are: ${pastedTiers.join(', ')}`,
  },
})

const faulty = (code: string, zh: string, en: string): LineFault => ({ code, sentence: { zh, en } })
const noName = faulty('tree.no-name', '缺少单位名称', 'The unit has no name')
const nameTooLong = faulty(
  'tree.name-too-long',
  `单位名称超过${longestName}字`,
  `The unit's name has more than ${longestName} characters`,
)
const noTitle = faulty('tree.post-without-title', '岗位缺少名称', 'A post has no title')
const postTooLong = faulty(
  'tree.post-too-long',
  `岗位名称超过${longestName}字或姓名超过${longestHolder}字`,
  `A post's title has more than ${longestName} characters or its holder's name more than ${longestHolder}`,
)
const tooManyPosts = faulty(
  'tree.too-many-posts',
  `一个单位最多${mostPosts}个岗位`,
  `A unit can have at most ${mostPosts} posts`,
)

/** A fault has a code; a post has none. */
export const isFault = (read: object): read is LineFault => 'code' in read

/** 校长：张三（第一责任人）; a bracket without a tier belongs to the title when no holder follows: 副校长（分管安全）. */
function readPost(text: string): PastedPost | LineFault {
  const { head, tail } = splitTail(text, '（(', '）)')
  const tier = tail === undefined ? undefined : tierOf.get(tail.toLowerCase())
  const rest = tier === undefined ? text : head
  const { before: title, after: holder } = splitAtFirst(rest, '：:')
  if (tier === undefined && tail !== undefined && holder !== undefined && holder.includes(tail))
    return unknownTier(tail)
  if (title === '') return noTitle
  if (title.length > longestName || (holder?.length ?? 0) > longestHolder) return postTooLong
  return { title, ...(holder ? { holder } : {}), ...(tier === undefined ? {} : { tier }) }
}

/** Reads one line; gives the fault when it cannot. */
export function readLine(text: string, kinds: readonly PastedKind[]): PastedLine | LineFault {
  const { before: left, after: right = '' } = splitAtFirst(text, '|｜')
  const { head: name, tail: kindWord } = splitTail(left, '[［【', ']］】')
  if (name === '') return noName
  if (name.length > longestName) return nameTooLong
  const kind = kindWord ? kindCode(kindWord, kinds) : undefined
  if (kindWord !== undefined && kind === undefined) return unknownKind(kindWord, kinds)
  const posts: PastedPost[] = []
  for (const part of right.split(/[;；]/u).map(tidied)) {
    if (part === '') continue
    const post = readPost(part)
    if (isFault(post)) return post
    if (posts.push(post) > mostPosts) return tooManyPosts
  }
  return { name, ...(kind === undefined ? {} : { kind }), posts }
}
