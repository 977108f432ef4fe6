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
const calendarDay = /^[^，。]{0,40}(?:为|是|定为)[^，。]{0,30}(?:周|日|月|节|季)[。]?$/
const cap = /不(?:得)?(?:超过|多于|高于|大于)|最多|最长|至多|以下(?!列|简称|统称)/
const rate = /利率|利息|滞纳金|加收|万分之|‰/
const negation = /(?:未|没有|不再)(?:能|依法|按(?:照)?(?:有关|国家)?规定|及时|如期)?(?:对[^，。；]{1,30})?$/
const entitlement = /享受|享有|可享/

/** Sentences that hold no duty whatever time they name: penalties, definitions, lists of cases. */
export function isNeutralPassage(passage: Passage): boolean {
  if (liability.test(passage.heading)) return true
  if (definition.test(passage.text)) return true
  if (calendarDay.test(passage.text) && /每年/.test(passage.text)) return true
  const header = passage.header?.text ?? ''
  return header !== '' && (isListOfCases(header) || penalty.test(header))
}

/** 有下列情形之一的: what follows are cases, not orders. */
function isListOfCases(header: string): boolean {
  const list = header.slice(-60)
  return cases.test(list) && !/(?:职责|义务|要求|措施|工作)[：:]?$/.test(list)
}

/** The words of the block (between semicolons) that holds the phrase. */
function blockOf(sentence: string, phrases: readonly Phrase[], block: number): string {
  const own = phrases.filter((phrase) => phrase.block === block)
  return sentence.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? sentence.length)
}

/** A penalty in one block says nothing about the others. */
export function isPenalty(sentence: string, phrases: readonly Phrase[], block: number): boolean {
  return penalty.test(blockOf(sentence, phrases, block))
}

/** The last word before an offset, in the same block, that orders or allows. */
export function governing(modals: readonly Modal[], phrases: readonly Phrase[], at: number): Modal | null {
  const phrase = phraseAt(phrases, at)
  const inBlock = modals.filter(({ start }) => phraseAt(phrases, start)?.block === phrase?.block)
  const own = inBlock.findLast(({ start }) => start < at && start >= (phrase?.start ?? 0))
  if (own) return own
  // 自…起十五日内可以…: the word comes behind the time, in the same phrase.
  const behind = inBlock.find(({ start }) => start >= at && start < (phrase?.end ?? 0))
  return behind ?? inBlock.findLast(({ start }) => start < at) ?? null
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
  if (cue.frequency && !cue.deadline && isCapped(behind)) return 'cap'
  if (cue.frequency && entitlement.test(words)) return 'entitlement'
  if (negation.test(sentence.slice(phrase.start, cue.start))) return 'negated'
  if (/延长|延期|顺延/.test(words) && !cue.frequency && !/申请|提出/.test(words)) return 'extension'
  const modal = governing(modals, phrases, cue.start)
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

const isCapped = (behind: string): boolean =>
  cap.test(behind) && !/至少|不(?:得)?(?:少|低)于|以上/.test(behind)

/** 所有…的，每年: a phrase in 的 that only names people is no condition; here none is taken for one. */
const isTopic = (sentence: string, phrase: Phrase): boolean =>
  /^(?:其中)?由/.test(sentence.slice(phrase.start, phrase.end))

const laterOrder = (modals: readonly Modal[], may: Modal, cue: Cue): boolean =>
  modals.some(({ modality, start }) => modality === 'must' && start > may.start && start < cue.start)
