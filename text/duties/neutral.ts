import type { Cue } from './cue.ts'
import type { Modal } from './modality.ts'
import type { Passage } from './passage.ts'
import { type Phrase, phraseAt } from './phrases.ts'

const liability = /法律责任|罚则|奖励与处罚|奖惩/
const penalty =
  /(?:处|并处|处以|可处)[^，。；]{0,24}(?:罚款|拘留)|责令[^，。；]{0,20}(?:改正|整改|停产|停业|限期|补办|纠正|恢复|退还|缴|停止)|(?:给予|予以|依法)[^，。；]{0,8}(?:警告|处分|通报批评|行政处罚)|没收|吊销|滞纳金|罚款|追究[^，。；]{0,12}责任/
const cases =
  /(?:有|属于|存在|符合|具备|出现|发生)(?:下列|以下|如下)[^，。；：]{0,10}(?:情形|行为|情况|条件)|(?:下列|以下|如下)[^，。；：]{0,10}(?:情形|行为)|之一|违反/
const definition =
  /(?:本(?:办法|条例|规定|法|规则|细则|决定)|前款|本条)(?:所称|中所称|中的)|是指|折算方法|计算(?:方法|公式)|的含义/
const calendarDay = /^[^，。]{0,40}(?:为|是|定为)[^，。]{0,30}(?:周|日|月|节|季|期)[。]?$/
const cap = /不(?:得)?(?:超过|多于|高于|大于)|最多|最长|至多|以下(?!列|简称|统称|称)/
const rate = /利率|利息|滞纳金|加收|万分之|‰/
const negation = /(?:未|没有|不再)(?:能|依法|按(?:照)?(?:有关|国家)?规定|及时|如期)?(?:对[^，。；]{1,30})?$/
/** 自会计年度终了时终止: nobody has to do it. */
const state = /^(?:即行)?(?:终止|生效|失效|废止|起算|计算|为止|届满|有效)/
/** 防火期为每年…: says when a season is. */
const calendarTerm =
  /每年[^，。；]{0,20}为[^，。；]{2,20}(?:周|日|月|节)$|(?:期|时间|周|日|月|节)(?:为|是|定为)每年|至[^，。；]{1,14}日?为[^，。；]{2,20}(?:期|周|月)$|分为/
/** 定期检验合格后，定期评估时: an event, after which something else is to be done. */
const eventOnly = /^[^，。；]{0,10}(?:时|后|前)$/
const entitlement = /(?:享受|享有|可享|领取)(?!人数|对象|条件)/

/** Sentences that hold no duty whatever time they name: penalties, definitions, lists of cases. */
export function isNeutralPassage(passage: Passage): boolean {
  if (liability.test(passage.heading)) return true
  if (definition.test(passage.text)) return true
  if (calendarDay.test(passage.text) && /每年/.test(passage.text)) return true
  const header = passage.header?.text ?? ''
  return header !== '' && (isListOfCases(header) || contents.test(header.slice(-40)) || penalty.test(header))
}

/** 应当包括下列内容, 可以就下列事项协商: what follows are topics, not orders. */
const contents =
  /(?:包括|载明|涉及|约定|协商|标明|注明|写明|说明|记载)[^，。；]{0,12}(?:内容|事项|条款|材料|情况)?[^，。；]{0,6}[：:]$|可以[^，。；]{0,20}(?:内容|事项|条款)[^，。；]{0,12}[：:]$/

/** 有下列情形之一的: what follows are cases, not orders. */
function isListOfCases(header: string): boolean {
  const list = header.slice(-60)
  return cases.test(list) && !/(?:职责|义务|要求|措施|工作)[：:]?$/.test(list)
}

/** A penalty in one block says nothing about the others, and one that is only a condition (被吊销的，应当…) nothing at all. */
export function isPenalty(sentence: string, phrases: readonly Phrase[], block: number): boolean {
  const orders = phrases.filter((phrase) => phrase.block === block && !phrase.condition)
  return penalty.test(orders.map(({ start, end }) => sentence.slice(start, end)).join('，'))
}

/** The last word before an offset, in the same block, that orders or allows. */
export function governing(
  modals: readonly Modal[],
  phrases: readonly Phrase[],
  at: number,
  end = at,
): Modal | null {
  const phrase = phraseAt(phrases, at)
  const inBlock = modals.filter(({ start }) => phraseAt(phrases, start)?.block === phrase?.block)
  const own = inBlock.findLast(({ start }) => start < at && start >= (phrase?.start ?? 0))
  if (own) return own
  // 自…起十五日内可以…: the word comes behind the time, in the same phrase.
  const behind = inBlock.find(({ start }) => start >= at && start < (phrase?.end ?? 0))
  if (behind) return behind
  const earlier = inBlock.findLast(({ start }) => start < at)
  // 年度终了时，各单位可以…: a time that fills its phrase is governed by what comes after it.
  const isHead = end >= (phrase?.end ?? 0) - 1
  return earlier ?? (isHead ? (inBlock.find(({ start }) => start >= at) ?? null) : null)
}

/** Why a cue is no duty (the name of the rule), or null when it is one. */
export function neutralRule(
  passage: Passage,
  phrases: readonly Phrase[],
  modals: readonly Modal[],
  cue: Cue,
): string | null {
  const sentence = passage.text
  const phrase = phraseAt(phrases, cue.start)
  if (!phrase) return 'no phrase'
  if (isPenalty(sentence, phrases, phrase.block)) return 'penalty'
  if (phrase.condition && !isTopic(sentence, phrase)) return 'condition'
  const words = sentence.slice(phrase.start, phrase.end)
  const behind = sentence.slice(cue.end, phrase.end)
  if (rate.test(words)) return 'rate'
  const next = phrases[phrase.index + 1]
  const ownModal = modals.some(({ start }) => start >= phrase.start && start < phrase.end)
  const isWait =
    cue.deadline &&
    cue.end >= phrase.end &&
    next?.condition &&
    /^(?:未|没有|无)/.test(sentence.slice(next.start))
  if (state.test(behind) || calendarTerm.test(words)) return 'state'
  const isPrecondition = cue.deadline && next && !ownModal && /^(?:方|即)?可/.test(sentence.slice(next.start))
  if (isPrecondition || isWait || (cue.unspecified && eventOnly.test(behind))) return 'condition'
  if (!cue.deadline && isAttributive(sentence, phrase, modals, cue)) return 'attributive'
  if (cue.frequency && !cue.deadline && isCapped(behind)) return 'cap'
  if (cue.frequency && entitlement.test(words)) return 'entitlement'
  if (negation.test(sentence.slice(phrase.start, cue.start))) return 'negated'
  if (/延长|延期|顺延/.test(words) && !cue.frequency && !/申请|提出/.test(words)) return 'extension'
  const modal = governing(modals, phrases, cue.start, cue.end)
  if (modal?.modality === 'may' && !laterOrder(modals, modal, cue)) return 'permission'
  if (
    modal?.modality === 'must-not' &&
    cue.rule !== 'others' &&
    cue.rule !== 'at-latest' &&
    modal.start > phrase.start - 1 &&
    modal.start < phrase.end
  )
    return 'ban'
  return null
}

/** 对会计资料定期进行内部审计的办法应当明确: the time stands in a clause that only tells which. */
function isAttributive(sentence: string, phrase: Phrase, modals: readonly Modal[], cue: Cue): boolean {
  const modal = modals.find(({ start }) => start >= cue.end && start < phrase.end)
  if (/的(?:原则|方针|精神|理念)$/.test(sentence.slice(cue.end, phrase.end))) return true
  return modal !== undefined && /[^，。；的]{2,}的[^的]{1,12}$/.test(sentence.slice(cue.end, modal.start))
}

const isCapped = (behind: string): boolean =>
  cap.test(behind) && !/至少|不(?:得)?(?:少|低)于|以上/.test(behind)

/** 所有…的，每年: a phrase in 的 that only names people is no condition; here none is taken for one. */
const isTopic = (sentence: string, phrase: Phrase): boolean =>
  /^(?:其中)?由/.test(sentence.slice(phrase.start, phrase.end))

const laterOrder = (modals: readonly Modal[], may: Modal, cue: Cue): boolean =>
  modals.some(({ modality, start }) => modality === 'must' && start > may.start && start < cue.start)
