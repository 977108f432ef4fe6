import type { Phrase } from './phrases.ts'

/** Who the words name, with the offset in the sentence. */
export interface Named {
  words: string
  start: number
}

/** How names of bodies and people end. */
const agent =
  /(?:部门|机构|单位|企业|政府|学校|中学|小学|大学|院校|高校|幼儿园|园|委员会|(?<![社机动议次])会|工会|协会|商会|学会|大会|公会|基金会|居委会|村委会|委|中心|食堂|宿舍|图书馆|银行|公司|组织|机关|团体|集团|[法医学研科检剧影]院|国务院|院|所|站|局|厅|署|党组|党委|支部|总支|班子|(?<![内外全])部|处|科室|科|股|室|队|组|店|厂|社|(?<![市工农现商])场|窗口|户|(?<![地双各])方|各方|双方|当事人|人|者|员|民|教师|律师|医师|工程师|师|(?<![增成延])长|专家|国家|家庭|家|学生|医生|新生|考生|师生|(?<![施动竣分停开复完手加])工|干部|领导|主任|主管|代表|个人|父母|海关|公安|媒体|平台|县|市|区|省|乡|镇|街道|街道办|办事处|办公室|矿井|矿山|村|社区|军|警|车间|班组|船舶|书记|总监|经理|秘书|单位和个人|每人|经纪|乙方|甲方)(?:（[^（）]{1,40}）|\([^()]{1,40}\))?$/
/** Last characters of all these: a cheap test before the dear one. */
const agentEnds = new Set(
  '门构位业府学校园会委心堂舍馆行司织关体团院所站局厅署组部支总子处室科股队店厂社场口户方人者员民师长家生工导任管表母安台县市区省乡镇道办井山村军警间船舶记监理书纪庭个）)',
)
const notAgent =
  /(?:[行并法别同责一]组织|发生|产生|机会|社会|举办|开办|申办|地方|学科|之处|好处|内容|无人|本人|他人|原因|名单|清单|事件|行为|[的是有]人|有关|专业|或者|市场|现场|工会法|用地|基地|期间|方面|地区|辖区|园区|小区|库区|行政区)$/
const prefix =
  /^(?:其中|但是?|同时|并且?|而|另外|此外|因此|因而|对此|凡|凡是|此时|除此之外|必要时|必要的)[，,]?/
/** Words with which a predicate begins, right behind the one who acts. */
const predicate =
  /^(?:应|必须|须|要|可|不得|有权|务必|负责|履行|自(?!行车|治|然|来|动|愿|身|己|救|用)|从(?!业|事|属)|在|对(?!外)|将|向|于|按|依(?!法成立|法设立)|根据|经(?!营|办|费|济|理|纪|验)|因|为(?!主)|由|与|每|定期|不定期|至少|至迟|最迟|一般|原则上|接到|接受|收到|发现|发生|录用|申请|提出|知道|认为|需要?|确需|决定|解除|终止|变更|受理|组织|建立|制定|制订|实行|采用|采取|开展|进行|编制|提供|支付|公布|报告|以(?!及|上|下|外|内)|把|未|没有|是|享|违反|停止|濒临|连续|拟|已|完成|会同|协助|配合|加强|督促|指导|统一|具体|收集|听取|研究|召开|全面|依法|及时|逐|年终|年度|季度|应用|使用|具有|具备|承担|参加|举办|举行|设立|设置|配备|落实|审查|审核|检查|监督|支持|鼓励|确定|通过|发放|当|如|遇|无|不|至|持|办理|购买|销售|生产|出具|作出|转让|发布|委托|选聘|聘用|聘请|指定|要求|通知|安排|实施|出现|退出|处理|利用|擅自|造成|受|取得|成立|同意|签订|订立|提前|拒|不服|除|上岗|是|$)/
/** A name does not begin with a verb (组织学生, 送达当事人), unless the verb is in a clause that tells who: 组织调查的机关. */
const verbFirst =
  /^(?:督促|指导|持(?![有证卡])|受(?![托委让检益])|接受|未经|出现|提交|设置|核定|开设|变更|分别|共同|一并|正式|重新|具体|指导和|发生|发现|接到|收到|违反|完成|制定|制订|保证|保障|确保|提高|增强|实行|健全|随机|抽取|送达|开展|进行|参加|协助|配合|帮助|要求|通知|告知|报送|报(?!社|业|刊|告)|听取|定期|每(?![人个名户位])|至少|并|及时|作出|明确|加强|按时|如实|设立|配备|聘请|引导|为(?!民)|与|使|给|让|请|准予|决定|取得|会同|联合|邀请|审议|通过|其(?!他|余|它)|所有的)/
/** Verbs that also begin names of bodies: 教育学生 is an order, 教育部门 a name. */
const verbOrName =
  /^(?:受理|组织|实施|建立|教育|维护|维修|保养|保护|监督|检查|检验|检测|监测|报告|提供|安排|处理|支付|落实|委托|管理|服务|建设|使用|安装|更换|拆除|撤销|撤回|查处|批准|审批|颁发|发放|收取|出示|出具|编制|汇总|审核|核实|登记|备案|申报|办理|承担|遵守|执行|宣传|研究|消除|排除|制止|劝阻|公示|公开|发布|移交|移送|退还|签订|订立|履行|解除|转让|购买|销售|生产|经营|运输|储存|招用|录用|培训|考核|评价|评估|鉴定|验收|调查|救助|走访|联系|协调|协商|征求|停止|恢复)/
const officeName =
  /^(?!.{0,8}(?:(?<!其他)有关|相关|下列|该))(?:(?:其他|[^各本其、]){2,8}?(?:部门|机构|单位|机关|人员|员|组|中心|委员会|站|所|局|厅|队)|[^各本其、]{2,4}?(?:企业|公司|者|人))(?:$|[的、或和及与]|以及|主要|法定|内部|负责|主管|人员|负责人)/
/** Does it begin like an order (报告主管部门)? Names of offices may, too (报告部门): the caller knows which to expect. */
export const beginsWithVerb = (words: string): boolean => verbFirst.test(words) || verbOrName.test(words)
const isVerbPhrase = (words: string): boolean =>
  verbFirst.test(words) || (verbOrName.test(words) && !officeName.test(words))
const ordered = /^(?:应|必须|须|要|不得|可以|有权|负责|每|定期|自)/
/** Where the name must end at the latest. */
const stop = /应当|必须|不得|可以|定期|每(?![个人名户一])|之日起|有权/g
const relative = /的[^的]{1,30}$/
const preposition =
  /^(?:对(?!外)|由|向|为(?!民)|给|将|把|以|至|到|与|同|各自|不|一次性?|有利于|或者?|关于|涉及|属于|具有|符合|由于|如果|本(?:办法|条例|规定|细则|制度|规则|法)(?!施行|实施|生效|公布|规定))/
const adjunct =
  /^(?:在(?![校职岗编建])|经(?![营办纪济理])|按(?!摩)|根据|从(?!事)|因|自(?![然治愿行])|当(?![事地])|如|依)/

/** Is this span the name of somebody? */
function isName(words: string): boolean {
  if (/^其(?![他余它])/.test(words)) return false
  if (verbFirst.test(words) && !relative.test(words)) return false
  if (verbOrName.test(words) && !officeName.test(words) && !relative.test(words)) return false
  if (
    /不得|包括|[日月年时]内|不(?:得)?少于|期限|应当|必须/.test(words) ||
    /将/.test(words) ||
    (/[由向]/.test(words) && !/[由向][^的]*的/.test(words))
  )
    return false
  if (words.length < 2 || words.length > 120 || !agent.test(words) || notAgent.test(words)) return false
  if (preposition.test(words) || words === '组织' || words === '单位的') return false
  if (adjunct.test(words)) return relative.test(words)
  return true
}

/** Candidate ends of a name in a phrase: where an agent word ends and a predicate begins. */
export function subjectOf(sentence: string, phrase: Phrase): Named | null {
  let words = sentence.slice(phrase.start, phrase.end)
  const skipped = prefix.exec(words)?.[0].length ?? 0
  words = words.slice(skipped)
  const start = phrase.start + skipped
  const limit = nameLimit(words)
  let depth = 0
  let first: Named | null = null
  for (let at = 1; at <= limit; at++) {
    const last = words.charAt(at - 1)
    if ('（('.includes(last)) depth++
    if ('）)'.includes(last)) depth--
    if (depth > 0 || at < 2 || !agentEnds.has(last)) continue
    const rest = words.slice(at, at + 6)
    if (at < words.length && !predicate.test(rest)) continue
    if (last === '所' && /^[需有在属称得用致列规述指]/.test(rest)) continue
    if (/^(?:为|与|或者|$)/.test(rest) && laterModal(words, at)) continue
    const name = trimName(words.slice(0, at))
    if (!name || !isName(name.words)) continue
    // Behind the first phrase a verb with its object (通知正在用热的用户) looks like a name; only an order makes it one.
    if (phrase.index > 0 && isVerbPhrase(name.words) && !ordered.test(words.slice(at))) continue
    const named = { words: name.words, start: start + name.start }
    // 政府设立的派出机关应当: a clause begins behind the first name that may belong to a longer one.
    if (!first && isVerbBehind(rest)) first = named
    else if (!first || relative.test(name.words.slice(first.words.length))) return named
  }
  return first
}

const isVerbBehind = (rest: string): boolean =>
  /^(?:负责|指定|设立|授权|委托|确定|设置|所属|认定|批准|聘用|派出|履行|从事|接到|接受|收到|组织|管理|使用)/.test(
    rest,
  )

/** Up to the first word that orders; to the last when the first stands in a clause that tells who (依法应当登记的单位应当). */
function nameLimit(words: string): number {
  const stops = [...words.matchAll(stop)].map(({ index }) => index)
  const last = stops.at(-1) ?? words.length
  const first = stops[0] ?? words.length
  const isRelative =
    last > first && /的[^的]{1,30}$/.test(words.slice(first, last)) && words.startsWith('应当', last)
  return Math.min(isRelative ? last : first, 160)
}

/** 学校与家长应当…: the name goes on when another name stands right before the modal. */
function laterModal(words: string, at: number): boolean {
  const modal = /应当|必须|应|不得|可以/.exec(words.slice(at))
  return modal !== null && isName(words.slice(0, at + modal.index).replace(/每[年月日周天]$/, ''))
}

/** 发生事故后学校, 考试合格的学校: what happened before is no part of the name. */
function trimName(words: string): Named | null {
  const found = /^(?:发生|发现|接到|收到|在|经|遇)[^，]{1,60}?(?:后|时)(?!勤)/.exec(words)
  const by = /^(?:通常|一般|原则上)?(?:应当)?由/.exec(words)
  if (by) return { words: words.slice(by[0].length), start: by[0].length }
  const start = words.endsWith('每人') ? words.length - 2 : (found?.[0].length ?? 0)
  return start < words.length ? { words: words.slice(start), start } : null
}

/** 由原单位或者清算组织…办理: the one who acts stands behind 由. */
export function agentBehindBy(sentence: string, from: number, to: number): Named | null {
  const found = /(?:^|[^自理事缘])由/.exec(sentence.slice(from, to))
  if (!found) return null
  const start = from + found.index + found[0].length
  for (let at = start + 2; at <= Math.min(to, start + 60); at++) {
    const words = sentence.slice(start, at)
    if (isName(words) && (at === to || predicate.test(sentence.slice(at, at + 6)))) return { words, start }
  }
  return null
}
