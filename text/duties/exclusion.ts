import type { Outline } from '../document/clause.ts'
import { outline as outlineOf } from '../document/outline.ts'
import { maskTitles } from './cue.ts'
import { type Passage, readPassages } from './passage.ts'
import { splitPhrases } from './phrases.ts'

/** A sentence that becomes no duty, because it is about what people think, believe or say. Offsets are of the text. */
export interface Exclusion {
  start: number
  end: number
  /** The words that gave the reason, as they stand in the text. */
  words: string
  reason: { zh: string; en: string }
}

const reasons = {
  watch: {
    zh: '要求监看、收集、记录、评定或上报人们的思想、信仰或言论，不作为职责',
    en: 'Asks to watch, collect, record, score or report what people think, believe or say: never a duty',
  },
  steer: {
    zh: '要求以不公开的方式影响舆论，不作为职责',
    en: 'Asks to steer public opinion covertly: never a duty',
  },
  punish: {
    zh: '要求因观点或言论处分人，不作为职责',
    en: 'Asks to punish an opinion: never a duty',
  },
} as const

/** What people think, believe or say. 意见 and 建议 are missing on purpose: to hear them is an ordinary duty. */
const opinion =
  /思想(?:动态|状况|倾向|动向|表现|情况|观念|异常)|政治(?:倾向|立场|态度|表现|观点|面目)|宗教信仰|信教(?:情况|师生|学生|教师|职工|人员|群众)|信仰(?:情况|状况)|意识形态(?:动态|动向|倾向|领域[^，。；]{0,6}情况)|(?<!新闻)舆情(?!况)|网络舆论|网上舆论|社会舆论(?:动向|动态)|言论|网络表现|网(?:上|络)(?:表现|发帖|留言|评论|言行)|(?:社交(?:媒体|账号|平台)|朋友圈|微信群|(?<!官方|政务|单位)微博|聊天群)[^，。；]{0,8}(?:内容|信息|动态|聊天|发布)|(?:网民|师生|学生|教师|教职工|职工|干部|群众|员工)[^，。；]{0,8}(?:发帖|留言|跟帖|评论|观点|议论)/
/** To watch, to collect, to record, to score, to report. */
const watching =
  /监测|监控|监看|监视|监听|监管|巡查|搜集|收集|采集|掌握|摸排|摸底|排查|筛查|了解|关注|跟踪|追踪|研判|分析|登记|记录|统计|建档|建立[^，。；]{0,8}(?:台账|档案|名单)|评分|打分|评定|评价|考核|考察|审查|政审|上报|报告|报送|汇报|通报|举报|检举|预警/
/** Answering by facts, teaching, rights and bans are ordinary, and stand beside the same nouns. */
const ordinary =
  /(?:不得|禁止|严禁|不应)[^，。；]{0,24}$|(?:尊重|保护|保障|维护|通过|利用|借助|在|用)[^，。；]{0,12}$/
/** 网民留言登记、转办、答复: hearing what people ask for is a service to them. */
const service = /答复|回复|办理|转办|受理|诉求|投诉|信访|求助/
const covert =
  /网(?:络)?评(?:论)?员|水军|(?:匿名|暗中|化名|以[^，。；]{0,8}(?:网民|群众|个人)(?:的)?(?:名义|身份))[^，。；]{0,20}(?:发帖|跟帖|评论|引导|发声|宣传)|(?:组织|安排|动员)[^，。；]{0,12}(?:跟帖|刷帖|顶帖|控评|点赞评论)|删帖|控评/
const badOpinion =
  /(?:发表|散布|传播|转发|持有?|存在)[^，。；]{0,16}(?:错误|不当|负面|消极|不良|偏激)(?:的)?[^，。；]{0,6}(?:言论|观点|思想|看法|评论)|(?:言论|观点|思想)(?:不当|错误|偏激|有问题)/
const punishing =
  /处分|处理|处罚|追责|问责|追究|开除|解聘|辞退|约谈|诫勉|扣分|扣发|扣除|取消|降级|不得(?:评优|晋升|聘用)|一票否决|批评教育/

/** The first words that give a reason, and the reason; null for an ordinary sentence. */
function judge(sentence: string): { start: number; end: number; kind: keyof typeof reasons } | null {
  const steer = covert.exec(sentence)
  if (steer && !ordinary.test(sentence.slice(0, steer.index)))
    return { start: steer.index, end: steer.index + steer[0].length, kind: 'steer' }
  const bad = badOpinion.exec(sentence)
  const punished = bad && punishing.exec(sentence.slice(bad.index))
  if (bad && punished)
    return { start: bad.index, end: bad.index + punished.index + punished[0].length, kind: 'punish' }
  const phrases = splitPhrases(sentence)
  for (const phrase of phrases) {
    const words = sentence.slice(phrase.start, phrase.end)
    const thing = opinion.exec(words)
    if (!thing || ordinary.test(words.slice(0, thing.index))) continue
    if (/留言|评论|跟帖|发帖/.test(thing[0]) && service.test(sentence)) continue
    const act = watching.exec(words.replace(thing[0], '□'.repeat(thing[0].length)))
    if (!act || ordinary.test(words.slice(0, act.index))) continue
    const start = phrase.start + Math.min(act.index, thing.index)
    return {
      start,
      end: phrase.start + Math.max(act.index + act[0].length, thing.index + thing[0].length),
      kind: 'watch',
    }
  }
  return null
}

/**
 * Finds the sentences that may not become duties. Narrow: teaching, training, publicity in one's own name, hearing
 * opinions, answering complaints or rumours with facts, and order in a room stay duties. Pure; never throws.
 */
export function findExclusions(text: string, outline: Outline = outlineOf(text)): Exclusion[] {
  return exclusionsAmong(readPassages(text, outline))
}

/** The same for sentences already read. A list under an excluded header (…监测下列内容：) is excluded with it. */
export function exclusionsAmong(passages: readonly Passage[]): Exclusion[] {
  const found = new Map<number, Exclusion>()
  for (const passage of passages) {
    const own = judge(maskTitles(passage.text))
    const header =
      passage.header && /[：:]$/.test(passage.header.text) ? found.get(passage.header.start) : undefined
    if (!own && !header) continue
    const words = own ? passage.text.slice(own.start, own.end) : (header?.words ?? '')
    const reason = own ? reasons[own.kind] : (header?.reason ?? reasons.watch)
    found.set(passage.start, {
      start: passage.start,
      end: passage.start + passage.text.length,
      words,
      reason,
    })
  }
  return [...found.values()]
}
