import { formatNumber } from './number-formats.ts'
import { attribute, child, children, type Element } from './word-xml.ts'

interface Level {
  start: number
  format: string
  text: string
  suffix: string
  restart: number | null
  legal: boolean
  style: string | undefined
}

interface Abstract {
  link: string | undefined
  styleLink: string | undefined
  levels: Map<number, Level>
}

interface List {
  abstract: string
  overrides: Map<number, Level>
  starts: Map<number, number>
}

interface Style {
  basedOn: string | undefined
  list: string | undefined
  level: string | undefined
}

interface Counter {
  values: (number | undefined)[]
  starts: Map<number, number>
}

const numberOr = (text: string | undefined, fallback: number): number => {
  const value = Number(text)
  return text === undefined || !Number.isInteger(value) ? fallback : value
}

function readLevel(element: Element): Level {
  const restart = attribute(child(element, 'lvlRestart'))
  return {
    start: numberOr(attribute(child(element, 'start')), 1),
    format: attribute(child(element, 'numFmt')) ?? 'decimal',
    text: attribute(child(element, 'lvlText')) ?? '',
    suffix: attribute(child(element, 'suff')) ?? 'tab',
    restart: restart === undefined ? null : numberOr(restart, 0),
    legal: child(element, 'isLgl') !== undefined,
    style: attribute(child(element, 'pStyle')),
  }
}

function readLevels(elements: Element[]): Map<number, Level> {
  return new Map(elements.map((element) => [numberOr(attribute(element, 'ilvl'), 0), readLevel(element)]))
}

/** Works out the automatic numbers of a document, paragraph by paragraph, as Word shows them. */
export class WordNumbering {
  readonly #abstracts = new Map<string, Abstract>()
  readonly #lists = new Map<string, List>()
  readonly #styles = new Map<string, Style>()
  readonly #counters = new Map<string, Counter>()
  readonly #usedLists = new Set<string>()
  #defaultStyle: string | undefined

  constructor(numbering: Element | null, styles: Element | null) {
    for (const element of children(numbering, 'abstractNum')) this.#readAbstract(element)
    for (const abstract of this.#abstracts.values()) this.#followLink(abstract)
    for (const element of children(numbering, 'num')) this.#readList(element)
    for (const element of children(styles, 'style')) this.#readStyle(element)
  }

  #readAbstract(element: Element): void {
    this.#abstracts.set(attribute(element, 'abstractNumId') ?? '', {
      link: attribute(child(element, 'numStyleLink')),
      styleLink: attribute(child(element, 'styleLink')),
      levels: readLevels(children(element, 'lvl')),
    })
  }

  #followLink(abstract: Abstract): void {
    if (!abstract.link || abstract.levels.size > 0) return
    const target = [...this.#abstracts.values()].find((other) => other.styleLink === abstract.link)
    if (target) abstract.levels = target.levels
  }

  #readList(element: Element): void {
    const overrides = children(element, 'lvlOverride')
    const starts = new Map<number, number>()
    for (const override of overrides) {
      const start = attribute(child(override, 'startOverride'))
      if (start !== undefined) starts.set(numberOr(attribute(override, 'ilvl'), 0), numberOr(start, 1))
    }
    this.#lists.set(attribute(element, 'numId') ?? '', {
      abstract: attribute(child(element, 'abstractNumId')) ?? '',
      overrides: readLevels(overrides.flatMap((override) => children(override, 'lvl'))),
      starts,
    })
  }

  #readStyle(element: Element): void {
    if (attribute(element, 'type') !== 'paragraph') return
    const id = attribute(element, 'styleId') ?? ''
    const list = child(child(element, 'pPr'), 'numPr')
    this.#styles.set(id, {
      basedOn: attribute(child(element, 'basedOn')),
      list: attribute(child(list, 'numId')),
      level: attribute(child(list, 'ilvl')),
    })
    if (['1', 'true', 'on'].includes(attribute(element, 'default') ?? '')) this.#defaultStyle = id
  }

  /** List and level that a style gives, by itself or by what it is based on. */
  #ofStyle(id: string | undefined): { list: string | undefined; level: string | undefined } {
    let list: string | undefined
    let level: string | undefined
    const seen = new Set<string>()
    for (let at = id; at !== undefined && !seen.has(at); at = this.#styles.get(at)?.basedOn) {
      seen.add(at)
      list ??= this.#styles.get(at)?.list
      level ??= this.#styles.get(at)?.level
    }
    return { list, level }
  }

  /** The label in front of a paragraph, with the space that follows it; empty when it has none. Counts on. */
  label(properties: Element | undefined): string {
    const own = child(properties, 'numPr')
    const style = attribute(child(properties, 'pStyle')) ?? this.#defaultStyle
    const inherited = this.#ofStyle(style)
    const listId = attribute(child(own, 'numId')) ?? inherited.list
    const list = listId === undefined || listId === '0' ? undefined : this.#lists.get(listId)
    const abstract = list && this.#abstracts.get(list.abstract)
    if (!listId || !list || !abstract) return ''
    const written = attribute(child(own, 'ilvl')) ?? inherited.level
    const byStyle = [...abstract.levels].find(
      ([, level]) => level.style !== undefined && level.style === style,
    )?.[0]
    const depth = numberOr(written, byStyle ?? 0)
    const levelAt = (at: number): Level | undefined => list.overrides.get(at) ?? abstract.levels.get(at)
    const level = levelAt(depth)
    if (!level || depth < 0 || depth > 8) return ''
    const values = this.#count(listId, list, depth, levelAt)
    if (level.format === 'bullet') return ''
    const text = level.text.replace(/%([1-9])/g, (_mark, digit: string) => {
      const at = Number(digit) - 1
      const value = values[at] ?? levelAt(at)?.start ?? 1
      return formatNumber(value, level.legal ? 'decimal' : (levelAt(at)?.format ?? 'decimal'))
    })
    // A bracket or a comma ends a label by itself; 第一条 needs the space to be told from a reference.
    return level.suffix === 'nothing' || /[）)、]$/.test(text) ? text : `${text} `
  }

  #count(
    listId: string,
    list: List,
    depth: number,
    levelAt: (at: number) => Level | undefined,
  ): (number | undefined)[] {
    const counter = this.#counters.get(list.abstract) ?? { values: [], starts: new Map<number, number>() }
    this.#counters.set(list.abstract, counter)
    const { values, starts } = counter
    if (!this.#usedLists.has(listId)) {
      this.#usedLists.add(listId)
      for (const [at, start] of list.starts) {
        values[at] = undefined
        starts.set(at, start)
      }
    }
    const startOf = (at: number): number => starts.get(at) ?? levelAt(at)?.start ?? 1
    for (let at = 0; at < depth; at++) values[at] ??= startOf(at)
    const current = values[depth]
    values[depth] = current === undefined ? startOf(depth) : current + 1
    for (let at = depth + 1; at <= 8; at++) {
      const restart = levelAt(at)?.restart ?? null
      if (restart === 0 || (restart !== null && depth + 1 > restart)) continue
      values[at] = undefined
    }
    return values
  }
}
