import { type Cue, matches } from './cue.ts'
import { type Phrase } from './phrases.ts'
import { duration, readLength } from './quantity.ts'

const keeping = /保存|保管|留存|保留|存档|留档|存储|备存|归档/
const forever = /永久(?:性)?(?:保存|保管|留存|保留|存档)|(?:保存|保管)期限?为?永久/
const length = new RegExp(`${duration}(以上)?`, 'g')
const onlyLength = /^(?:保存|保管|留存)?(?:期限|时间|期)?(?:为|应当|一般)?(?:至少|不(?:得)?(?:少|低)于)/

/** How long records are kept: 保存期限不得少于三年, 至少保存两年, 永久保存. One cue a phrase. */
export function findRetentions(sentence: string, phrases: readonly Phrase[]): Cue[] {
  const cues: Cue[] = []
  for (const phrase of phrases) {
    const words = sentence.slice(phrase.start, phrase.end)
    const previous = phrases[phrase.index - 1]
    const carried =
      previous && onlyLength.test(words) && keeping.test(sentence.slice(previous.start, previous.end))
    if (phrase.condition || (!keeping.test(words) && !carried)) continue
    const cue = retentionIn(words, phrase.start)
    if (cue) cues.push(carried ? { ...cue, start: previous.start } : cue)
  }
  return cues
}

function retentionIn(words: string, offset: number): Cue | null {
  const permanent = forever.exec(words)
  const start = offset + (permanent?.index ?? 0)
  if (permanent)
    return { rule: 'keep-forever', start, end: start + permanent[0].length, retention: { permanent: true } }
  const found = [...matches(length, words)].at(-1)
  const kept = found ? readLength(found[1] ?? '', found[2] ?? '') : null
  if (!found || !kept) return null
  const behind = words.slice(found.index + found[0].length)
  // 保存期满十日内销毁 is about another act; 六个月内 limits an act, too.
  if (/^(?:内|前|后[^，]{2})/.test(behind)) return null
  const after = /(?:自|于|少于|至)?([^，自于]{2,40}?)(?:之日)?(?:起|后)(?:至少|不(?:得)?少于)?$/.exec(
    words.slice(0, found.index),
  )
  const retention = { atLeast: kept.amount, unit: kept.unit, ...(after?.[1] ? { after: after[1] } : {}) }
  return { rule: 'keep', start: offset + found.index, end: offset + found.index + found[0].length, retention }
}
