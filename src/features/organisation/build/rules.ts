import { Temporal } from 'temporal-polyfill'
import type { Tier, UnitKind } from '../model.ts'

const tierNames: readonly (readonly [Tier, readonly string[]])[] = [
  ['body', ['领导班子', '主体责任', 'leading body', 'body']],
  ['principal', ['第一责任人', '主要负责人', '主要领导', 'first responsible', 'principal']],
  ['deputy', ['直接责任人', '分管', '分管领导', '分管负责人', 'deputy']],
  ['member', ['班子成员', '一岗双责', 'member']],
  ['handler', ['经办人', '经办', 'handler']],
]

/** The tier by its code or a name that people write; undefined when it is none. */
export function readTier(text: string): Tier | undefined {
  const wanted = text.trim().toLowerCase()
  return tierNames.find(([, names]) => names.includes(wanted))?.[0]
}

/** The tier that a title speaks of, for lists that do not say it; the dry run shows it before anything is made. */
export function tierOfTitle(title: string): Tier {
  const name = title.toLowerCase()
  if (/班子成员|委员|member/.test(name)) return 'member'
  if (/领导班子|党组$|党委$|领导小组$|leading body/.test(name)) return 'body'
  if (/副|分管|deputy|vice|assistant/.test(name)) return 'deputy'
  if (
    /[局校园院所馆站科股处室厂行区县镇乡]长$|部长$|组长$|主任$|书记$|经理$|董事长$|总裁$|负责人$|馆长$/.test(
      name,
    ) ||
    /principal|director|head|manager|chief/.test(name)
  )
    return 'principal'
  return 'handler'
}

/** The kind by its code or either of its names; undefined when the tenant has no such kind. */
export function readKind(text: string, kinds: readonly UnitKind[]): string | undefined {
  const wanted = text.trim().toLowerCase()
  return kinds.find((kind) => [kind.code, kind.zh, kind.en].some((name) => name.toLowerCase() === wanted))
    ?.code
}

const kindsByName: readonly (readonly [string, RegExp])[] = [
  ['kindergarten', /幼儿园|托儿所|kindergarten/],
  ['hospital', /医院|卫生院|卫生所|hospital|clinic/],
  ['department', /[科股处室组部]$|科室|中心$|年级$|department|section|office|division/],
  ['school', /学校|小学|中学|初中|高中|大学|学院|职校|school|college|university/],
  ['company', /公司|集团|厂$|company|ltd/],
  ['community', /社区|村$|居委会|村委会|community|village/],
  ['bureau', /[局委厅署]$|委员会|bureau|ministry|authority/],
]

/** The kind that a name speaks of, for lists that do not say it, if the tenant has it. */
export function kindOfName(name: string, kinds: readonly UnitKind[]): string {
  const code = kindsByName.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0] ?? 'other'
  return kinds.some((kind) => kind.code === code) ? code : (kinds.at(-1)?.code ?? 'other')
}

/** A day as people write it (2024-9-1, 2024/9/1, 2024.9.1, 2024年9月1日) as an ISO day; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T.*)?$/.exec(text.trim())
  if (parts === null) return undefined
  const [year, month, day] = parts.slice(1).map(Number)
  try {
    return Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return undefined
  }
}
