import { matches } from './cue.ts'

/** `must`: 应当, 必须; `may`: 可以, 有权; `must-not`: 不得; `task`: 负责, 履行. */
export type Modality = 'must' | 'may' | 'must-not' | 'task'

export interface Modal {
  modality: Modality
  start: number
  end: number
}

// Bare 应, 要, 可, 须 are also halves of other words (应急, 需要, 许可); what stands before and behind tells.
const expression = new RegExp(
  [
    '应当|必须|务必|应(?![急用对付收休缴税试聘邀诉变届力激答承声])',
    '(?<![必])须(?!知)',
    '(?<![主需重必只摘概首紧])要(?![求素闻件领点害道职是么])',
    '可以|可(?=[由向在按将对处从视另]|以|根据|委托|申请|要求|依法|自行|采取|延长|适当|给予|并处|组织|实行|直接|单独|同时|通过|提出|选择)|有权|允许|鼓励|提倡|支持',
    '不得|严禁|禁止',
    '负责|履行',
  ].join('|'),
  'g',
)
const modalityOf: Record<string, Modality> = {
  可以: 'may',
  可: 'may',
  有权: 'may',
  允许: 'may',
  鼓励: 'may',
  提倡: 'may',
  支持: 'may',
  不得: 'must-not',
  严禁: 'must-not',
  禁止: 'must-not',
  负责: 'task',
  履行: 'task',
}
/** 不得少于 and its like set a least amount: they order, they do not forbid. */
const minimum = /^不得(?:少|低)于/
/** 国家鼓励… leaves it free; 采取多种方式鼓励学生献血 is part of an order. */
const encouragement = /^(?:鼓励|提倡|支持|允许)$/
const halfWord = /[相响对供适反感效一不呼答]$/

/** The words of a sentence that order, allow or forbid, in order. */
export function findModals(sentence: string): Modal[] {
  const modals: Modal[] = []
  for (const found of matches(expression, sentence)) {
    const word = found[0]
    const before = sentence.slice(Math.max(0, found.index - 1), found.index)
    if (word === '应' && halfWord.test(before)) continue
    if (word === '可' && /[许认]/.test(before)) continue
    if (word === '不得' && minimum.test(sentence.slice(found.index, found.index + 4))) continue
    if (
      encouragement.test(word) &&
      !/(?:^|[，；。]|国家|本市|本省|政府|部门)$/.test(sentence.slice(0, found.index))
    )
      continue
    modals.push({ modality: modalityOf[word] ?? 'must', start: found.index, end: found.index + word.length })
  }
  return modals
}
