import type { Cue } from './cue.ts'
import type { Phrase } from './phrases.ts'
import { number } from './quantity.ts'

/** The span of what must be done, in the sentence. */
export interface Span {
  start: number
  end: number
}

const count = `(?:(?:至少|不(?:得)?(?:少|低)于|最少|不少于)?${number}(?:[、至到]${number})?[次遍](?!性)(?:以上)?)`
const countOnly = new RegExp(
  `^(?:且|并且?|一般|原则上)?(?:应当|应|不得)?(?:为|进行|达到)?(?:至少|不(?:得)?(?:少|低)于)?[^，。；]{0,1}${count}[。；;，]?$`,
)
const bareVerb = new RegExp(`^(?:至少|最少)?[^，。；、对向将]{1,5}${count}(?:以上)?$`)
const amountOnly = new RegExp(
  `^(?:应当|应)?(?:至少|不(?:得)?(?:少|低)于)${number}个?(?:学时|课时|小时|天|日|学分|人次|篇)$`,
)
const lead = new RegExp(
  `^(?:[，,、\\s]|(?:按|每)(?:年|季度?|月|周|日)(?![度息均])|[^，。；对将向]{2,10}(?:开始|结束|届满|期满)(?:之?前|以?后|时)(?:至)?(?=[^，。；]{2})|至少(?!有)|最少|应当|必须|应(?!急|用|对)|须|要(?!求)|都|均|或者|${count}(?=[^，。；]{2})|定期|不定期|地(?!方|区|质))`,
)
const adjunctPhrase =
  /^(?:根据|按照|依照|依据|结合|针对|遵循|通过|在|经|以)(?:(?!进行|开展|实施|作出|给予|予以|提供|组织|安排)[^，])*$/
const shortVerb = /^(?:予以|及时|正式)?(?:[^，。；对将向]{2,3}|办理完毕|处理结束)$/
const topicOnly = /^(?:对|对于|就|关于)/
const verbInside =
  /进行|开展|实施|作出|给予|予以|提供|加强|检查|审查|组织|报告|采取|安排|处理|监督|核实|培训|管理|指导|检测|检验|评估|考核|审核/
const objectPreposition = /^(?:对(?!外)|将|向|为|与|就|把|从|给|以(?!下|上|及))/
const guarantee = /^(?:保证|确保|保障)/

/** Strips words of order and counting from the front of a span. */
export function trimLead(sentence: string, span: Span): Span {
  let { start } = span
  for (let guard = 0; guard < 6; guard++) {
    const found = lead.exec(sentence.slice(start, Math.min(span.end, start + 24)))
    if (!found || found[0] === '') break
    start += found[0].length
  }
  let { end } = span
  while (end > start && '。；;，, '.includes(sentence.charAt(end - 1))) end--
  return { start, end }
}

export interface ActionContext {
  sentence: string
  phrases: readonly Phrase[]
  cue: Cue
  phrase: Phrase
  /** Where the predicate of the phrase begins: behind the subject and the word that orders. */
  predicateStart: number
  /** Where the predicate of another phrase begins. */
  predicateOf: (phrase: Phrase) => number
  /** Where the thing that the phrase is about begins, here or in the phrase before; null when somebody acts. */
  topic: number | null
}

/** What must be done by a frequency or a time limit. */
export function actionOf(context: ActionContext): Span {
  const { sentence, cue, phrase, predicateStart, topic } = context
  const words = (from: number, to: number): string => sentence.slice(from, to)
  const rest = words(cue.end, phrase.end)
  if (guarantee.test(words(predicateStart, phrase.end)) && predicateStart < cue.start)
    return trimLead(sentence, { start: predicateStart, end: phrase.end })
  if (
    /^[，,]?$/.test(rest) ||
    /^(?:期间|末|内|前|后|时|之前|开始前和结束后|[^，。；]{0,24}(?:期间|(?<![学课小工])时|前|后))$/.test(rest)
  )
    return nextPhrase(context)
  if (/(?:制度|机制)$/.test(rest) && predicateStart < cue.start)
    return trimLead(sentence, { start: predicateStart, end: phrase.end })
  const before = predicateStart < cue.start ? words(predicateStart, cue.start) : ''
  if (rest.startsWith('的'))
    return trimLead(sentence, { start: before === '' ? cue.start : predicateStart, end: phrase.end })
  if (countOnly.test(rest)) return countedAct(context)
  if (amountOnly.test(rest)) return trimLead(sentence, { start: topic ?? cue.start, end: phrase.end })
  if (bareVerb.test(rest)) return bareAct(context, before)
  const trimmed = trimLead(sentence, { start: cue.end, end: phrase.end })
  const isOneOfTwo = cue.unspecified && /(?:和|或者?|、|及)$/.test(before)
  if (isOneOfTwo) return trimLead(sentence, { start: predicateStart, end: phrase.end })
  if (!cue.unspecified && shortVerb.test(words(trimmed.start, trimmed.end)))
    return passiveTopic(context, trimmed)
  if (predicateStart < cue.start && objectPreposition.test(before) && !/并/.test(before))
    return { ...trimmed, start: predicateStart }
  return extendTopic(context, trimmed)
}

/** The cue stands alone in its phrase (每季度末，应当…): the act is in the next that is no adjunct. */
function nextPhrase({ sentence, phrases, phrase, predicateOf }: ActionContext): Span {
  for (let index = phrase.index + 1; index < phrases.length; index++) {
    const next = phrases[index]
    if (!next || next.block !== phrase.block) break
    const span = trimLead(sentence, { start: predicateOf(next), end: next.end })
    const isAdjunct =
      adjunctPhrase.test(sentence.slice(span.start, span.end)) && phrases[index + 1]?.block === phrase.block
    if (span.end > span.start && !isAdjunct && !next.condition) return span
  }
  return trimLead(sentence, { start: phrase.start, end: phrase.end })
}

/** Only a count follows the interval (…进行清洗消毒，每半年不得少于一次): the act stands before it. */
function countedAct({ sentence, phrases, phrase, cue, predicateStart, predicateOf }: ActionContext): Span {
  const before = sentence.slice(predicateStart, cue.start).replace(/(?:应当|必须|应|为|是)$/, '')
  if (before.length >= 2 && !/^(?:原则上|一般)$/.test(before))
    return trimLead(sentence, { start: predicateStart, end: predicateStart + before.length })
  const previous = phrases[phrase.index - 1]
  if (!previous) return trimLead(sentence, { start: phrase.start, end: phrase.end })
  return trimLead(sentence, { start: predicateOf(previous), end: previous.end })
}

/** A verb without an object (每2年组织一次): what it is about stands in front, in this phrase or the one before. */
function bareAct({ sentence, phrase, cue, topic }: ActionContext, before: string): Span {
  const start = before.length >= 2 ? cue.start - before.length : (topic ?? cue.end)
  return trimLead(sentence, { start, end: phrase.end })
}

/** 飞行计划申请应当在…提出: the thing itself says what is to be done. */
function passiveTopic({ sentence, phrases, phrase, cue, topic }: ActionContext, verb: Span): Span {
  if (topic === null) return verb
  if (topic < phrase.start)
    return trimLead(sentence, { start: topic, end: phrases[phrase.index - 1]?.end ?? phrase.start })
  const head = sentence.slice(topic, cue.start).replace(/(?:一般|最迟)?(?:应当|必须|应|须)?(?:至少)?$/, '')
  return head.length >= 4 ? { start: topic, end: topic + head.length } : verb
}

const adjunctOnly =
  /^(?:根据|按照|依照|依据|通过|会同|持)(?:(?!申请|办理|支付|报送|提交|公布|报告|处理|转交|制定|组织|进行|开展|作出)[^，]){2,50}$/
const objectOnly =
  /^将(?:(?!报|送|交|公布|公示|公开|告知|通知|通报|纳入|列入|退还|转|记入|录入|归|汇|整理|分类|提供|作为|用于|存|支付|发|抄|上传|下达)[^，])+$/

/** 对职工应休未休年休假天数，按照…支付: words without a verb go on to the next phrase, or give way to it. */
function extendTopic({ sentence, phrases, phrase, cue }: ActionContext, span: Span): Span {
  const words = sentence.slice(span.start, span.end)
  const next = phrases[phrase.index + 1]
  if (!next || next.block !== phrase.block) return span
  const isAmount = cue.quota && /^(?:不(?:得)?(?:少|低)于|至少)/.test(sentence.slice(next.start, next.end))
  const isTopic = topicOnly.test(words) && !verbInside.test(words)
  const isObject =
    objectOnly.test(words) &&
    /^(?:报|送|交|在|向|及时|一并|告知|通知|提交|移交|抄|通过)/.test(sentence.slice(next.start, next.end))
  if (isAmount || isTopic || isObject) return { start: span.start, end: next.end }
  let current = words
  for (let at: Phrase | undefined = next; at && at.block === phrase.block; at = phrases[at.index + 1]) {
    if (!adjunctOnly.test(current)) break
    const following = trimLead(sentence, { start: at.start, end: at.end })
    current = sentence.slice(following.start, following.end)
    if (!adjunctOnly.test(current)) return following
  }
  return span
}

/** What is kept, and how long: the phrase as it stands. */
export function retentionAction({ sentence, phrase, predicateStart }: ActionContext): Span {
  const words = sentence.slice(predicateStart, phrase.end)
  const joint = /[^，。；]{1,40}并(?=(?:至少)?(?:保存|保管|留存|保留))/.exec(words)
  return trimLead(sentence, {
    start: predicateStart + (joint?.[0].length ?? 0) + (/^并且?/.exec(words)?.[0].length ?? 0),
    end: phrase.end,
  })
}
