import type { Refusal, Sentence } from '../../kernel/outcome/outcome.ts'

/** A failed check as Zod reports it; read loosely, because only some codes carry bounds. */
export interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly code?: string
  readonly origin?: string
  readonly expected?: string
  readonly format?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
  /** A schema's own words: `z.string().refine(check, { params: { sentence: { zh, en } } })`. */
  readonly params?: { readonly sentence?: Sentence }
}

/** More would only hide the first ones, and an attacker decides how many there are. */
const MOST_ISSUES = 50

/** One refusal for all failed checks of a request; the first stands in front. `issues` is never empty. */
export const refusalOfIssues = (issues: readonly Issue[]): Refusal => {
  const [first, ...others] = issues.slice(0, MOST_ISSUES).map(refusalOfIssue)
  const refusal = first ?? refusalOfIssue({ message: '' })
  return others.length === 0 ? refusal : { ...refusal, others }
}

const refusalOfIssue = (issue: Issue): Refusal => {
  const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return {
    code: 'request.invalid',
    sentence: issue.params?.sentence ?? sentenceOf(issue, field),
    ...(field === '' ? {} : { place: { field } }),
  }
}

const sentenceOf = (issue: Issue, field: string): Sentence => {
  const zh = field === '' ? '提交的内容' : `“${field}”`
  const en = field === '' ? 'What was sent' : `“${field}”`
  const say = (inChinese: string, inEnglish: string): Sentence => ({
    zh: `${zh}${inChinese}。`,
    en: `${en} ${inEnglish}.`,
  })
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, say)
    case 'too_big':
      return tooBig(issue, say)
    case 'invalid_value':
      return say(`只能是：${shown(issue.values)}`, `must be one of: ${shown(issue.values)}`)
    case 'unrecognized_keys':
      return say(`含有不认识的项：${shown(issue.keys)}`, `has unknown entries: ${shown(issue.keys)}`)
    case 'invalid_format':
      return say(
        `格式不对（应为 ${issue.format ?? '?'}）`,
        `has the wrong format (${issue.format ?? '?'} wanted)`,
      )
    case 'invalid_type':
      return say(
        `缺失或类型不对（应为 ${issue.expected ?? '?'}）`,
        `is missing or of the wrong type (${issue.expected ?? '?'} wanted)`,
      )
    default:
      return say('填写有误，请检查', 'is not valid; please check it')
  }
}

type Say = (inChinese: string, inEnglish: string) => Sentence

const tooSmall = (issue: Issue, say: Say): Sentence => {
  const least = String(issue.minimum)
  if (issue.origin === 'string')
    return least === '1'
      ? say('需要填写', 'must be filled in')
      : say(`至少 ${least} 个字`, `needs at least ${least} characters`)
  if (issue.origin === 'array') return say(`至少要有 ${least} 项`, `needs at least ${least} entries`)
  return say(`不能小于 ${least}`, `must not be less than ${least}`)
}

const tooBig = (issue: Issue, say: Say): Sentence => {
  const most = String(issue.maximum)
  if (issue.origin === 'string') return say(`最多 ${most} 个字`, `may have at most ${most} characters`)
  if (issue.origin === 'array') return say(`最多 ${most} 项`, `may have at most ${most} entries`)
  return say(`不能大于 ${most}`, `must not be more than ${most}`)
}

const shown = (values: readonly unknown[] | undefined): string =>
  (values ?? []).slice(0, 20).map(String).join(', ')
