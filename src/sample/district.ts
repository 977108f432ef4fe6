import { pick, seeded } from './seeded.ts'

/** The invented county's education bureau, its offices, its school areas and their schools and kindergartens. */
export const BUREAU = '青禾县教育局'

const offices = ['办公室', '安全管理科', '基础教育科', '学前教育科', '人事科', '督导室'] as const

interface Area {
  readonly name: string
  readonly schools: readonly string[]
  readonly kindergartens: readonly string[]
}

/** 24 schools and kindergartens in three areas (学区). */
const areas: readonly Area[] = [
  {
    name: '城区学区',
    schools: ['青禾县第一小学', '青禾县第二小学', '青禾县实验小学', '青禾县第一初级中学', '青禾县高级中学'],
    kindergartens: ['青禾县中心幼儿园', '青禾县机关幼儿园', '青禾县春晖幼儿园', '青禾县新区幼儿园'],
  },
  {
    name: '东片学区',
    schools: ['柳湾镇中心小学', '柳湾镇初级中学', '石桥镇中心小学', '石桥镇初级中学', '东岭乡小学'],
    kindergartens: ['柳湾镇中心幼儿园', '石桥镇中心幼儿园', '东岭乡幼儿园'],
  },
  {
    name: '西片学区',
    schools: ['云溪镇中心小学', '云溪镇初级中学', '麦田镇中心小学', '西河乡小学'],
    kindergartens: ['云溪镇中心幼儿园', '麦田镇中心幼儿园', '西河乡幼儿园'],
  },
]

/** Opened in the course of the sample's year, so that duties are proposed to a unit opened later. */
export const LATE_KINDERGARTEN = '青禾县新区幼儿园'

/** Posts without a holder, so that vacancy and rising are seen. */
const vacant: ReadonlySet<string> = new Set([
  '东岭乡小学/安全副校长',
  '西河乡幼儿园/安全员',
  '石桥镇初级中学/安全员',
])

const surnames = '安柏岑褚丛窦樊葛关桂郝洪霍简江焦靳康柯邝蓝黎连凌柳卢骆苗宁欧潘裴彭齐秦阮邵沈施' as const
const givenNames = '岸白斌禾川枫谷海涵泓桦岚澜麦牧楠宁溪湘晓杏叶颖雨远岳云泽舟' as const

/** Invented names, each once. */
function nameMaker(random: () => number): () => string {
  const used = new Set<string>()
  const letter = (letters: string) => pick(random, [...letters] as [string, ...string[]])
  return () => {
    for (;;) {
      const name = `${letter(surnames)}${letter(givenNames)}${letter(givenNames)}`
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

type SeatOf = (unit: string, title: string, tier: string) => string

/** A principal's seat, and the leading body's that the same person heads (主体责任). */
const headed = (principal: string, body: string): string[] => {
  const name = /：(.+)（/u.exec(principal)?.[1]
  return [principal, name ? `${body}：${name}（领导班子）` : `${body}（领导班子）`]
}

const schoolLine = (unit: string, kind: string, seat: SeatOf): string => {
  const isSchool = kind === '学校'
  const posts = [
    ...headed(seat(unit, isSchool ? '校长' : '园长', '第一责任人'), '领导班子'),
    seat(unit, isSchool ? '安全副校长' : '副园长', '直接责任人'),
    seat(unit, isSchool ? '教务主任' : '保教主任', '班子成员'),
    seat(unit, '总务主任', '班子成员'),
    seat(unit, '安全员', '经办人'),
  ]
  return `${unit} [${kind}] | ${posts.join('；')}`
}

/** The district as the indented list that a person would paste, the later-opened kindergarten left out. */
export function districtList(seed: number): string {
  const nextName = nameMaker(seeded(seed))
  const seat: SeatOf = (unit, title, tier) =>
    vacant.has(`${unit}/${title}`) ? `${title}（${tier}）` : `${title}：${nextName()}（${tier}）`
  const lines = [
    `${BUREAU} [局机关] | ${[
      ...headed(seat(BUREAU, '局长', '第一责任人'), '局党组'),
      seat(BUREAU, '分管安全副局长', '直接责任人'),
      seat(BUREAU, '副局长', '班子成员'),
      seat(BUREAU, '安全专干', '经办人'),
    ].join('；')}`,
    ...offices.map(
      (office) =>
        `  ${office} [科室] | ${seat(office, '科长', '第一责任人')}；${seat(office, '干事', '经办人')}`,
    ),
  ]
  for (const area of areas) {
    lines.push(`  ${area.name} [其他] | ${seat(area.name, '学区主任', '第一责任人')}`)
    for (const school of area.schools) lines.push(`    ${schoolLine(school, '学校', seat)}`)
    for (const one of area.kindergartens)
      if (one !== LATE_KINDERGARTEN) lines.push(`    ${schoolLine(one, '幼儿园', seat)}`)
  }
  return lines.join('\n')
}

/** The later-opened kindergarten as a list of its own, to be pasted under its area. */
export function lateKindergartenList(seed: number): string {
  const nextName = nameMaker(seeded(seed + 1))
  return schoolLine(LATE_KINDERGARTEN, '幼儿园', (_, title, tier) => `${title}：${nextName()}（${tier}）`)
}
export const LATE_AREA = '城区学区'
