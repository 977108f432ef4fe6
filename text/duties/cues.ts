import { findDates } from './calendar-dates.ts'
import type { Cue } from './cue.ts'
import { findDeadlines } from './deadline.ts'
import { findFrequencies, findProverbs, findUnspecified } from './frequency.ts'
import { findLeadTimes } from './lead-time.ts'
import type { Modal } from './modality.ts'
import { type Phrase, phraseAt } from './phrases.ts'
import { findQuota, findSubQuotas } from './quota.ts'
import { findRetentions } from './retention.ts'

/** Cheap test that spares most sentences the search: without one of these no cue can be found. */
const anyCue =
  /[每按逐]|定期|终了|结束|终结|[内前]|期限|时限|次|[当本]年|年[终末底初]|存|保管|保留|留档|当[日天]|日清月结|超过|期间/

/** All cues of a sentence, joined where two say one thing (每年 + 3月31日前; 每季度终了之日起 + 十五日内). */
export function findCues(sentence: string, phrases: readonly Phrase[], modals: readonly Modal[]): Cue[] {
  if (!anyCue.test(sentence)) return []
  const retentions = findRetentions(sentence, phrases)
  const dates = joinDates(findDates(sentence), phrases)
  const limits = withoutOverlap(
    [...findDeadlines(sentence, phrases, modals), ...findLeadTimes(sentence, phrases, modals)],
    [...retentions, ...dates],
  )
  const frequencies = findFrequencies(sentence, phrases).filter(
    (cue) =>
      cue.rule !== 'campaign' ||
      !dates.some((date) => phraseAt(phrases, date.start) === phraseAt(phrases, cue.start)),
  )
  const timed = join(sentence, phrases, frequencies, [...dates, ...limits])
  const named = withQuotas(sentence, phrases, timed)
  const regular = findUnspecified(sentence).filter((cue) => !isSpecified(sentence, phrases, cue, named))
  return [...retentions, ...named, ...regular, ...findProverbs(sentence)].sort((a, b) => a.start - b.start)
}

/** Two windows in one phrase (消防日和消防宣传月期间) are one that holds both. */
function joinDates(dates: Cue[], phrases: readonly Phrase[]): Cue[] {
  const joined: Cue[] = []
  for (const date of dates) {
    const last = joined.at(-1)
    const from = date.deadline?.from
    if (last?.deadline?.from && from && phraseAt(phrases, last.start) === phraseAt(phrases, date.start)) {
      const earliest = from < last.deadline.from ? from : last.deadline.from
      const latest = [date.deadline?.before ?? '', last.deadline.before ?? ''].sort().at(-1) ?? ''
      joined[joined.length - 1] = { ...last, end: date.end, deadline: { from: earliest, before: latest } }
    } else joined.push(date)
  }
  return joined
}

function withoutOverlap(cues: Cue[], taken: readonly Cue[]): Cue[] {
  return cues.filter((cue) => !taken.some((other) => cue.end > other.start && other.end > cue.start))
}

/** A frequency inside the span of a limit, or right in front of it, belongs to it. */
function join(sentence: string, phrases: readonly Phrase[], frequencies: Cue[], limits: Cue[]): Cue[] {
  const used = new Set<Cue>()
  const joined = limits.map((limit) => {
    const partners = frequencies.filter((cue) => {
      const overlaps = cue.start < limit.end && limit.start < cue.end
      const adjacent =
        cue.end <= limit.start &&
        phraseAt(phrases, cue.start) === phraseAt(phrases, limit.start) &&
        limit.start - cue.end <= 1
      const samePlace = phraseAt(phrases, cue.start) === phraseAt(phrases, limit.start)
      const between = sentence.slice(cue.end, limit.start)
      // 每年采暖期结束后至5月31日前: only words of time stand between the two.
      const timeOnly =
        samePlace &&
        cue.end <= limit.start &&
        /^的?[^，。；应须]{0,10}(?:结束|开始|届满|期满|终了)(?:后|前)?(?:至|的)?$/.test(between)
      return overlaps || timeOnly || (adjacent && !/[，；。]/.test(between))
    })
    const partner = partners[0]
    if (!partner) return limit
    for (const cue of partners) used.add(cue)
    const frequency = limit.frequency ?? partner.frequency
    const start = Math.min(limit.start, partner.start)
    return { ...limit, start, end: Math.max(limit.end, partner.end), ...(frequency ? { frequency } : {}) }
  })
  return [...joined, ...frequencies.filter((cue) => !used.has(cue))].sort((a, b) => a.start - b.start)
}

/** The least amount asked for inside the period; it is said in the phrase of the interval or the next. */
function withQuotas(sentence: string, phrases: readonly Phrase[], cues: Cue[]): Cue[] {
  return cues.map((cue, index) => {
    const phrase = phraseAt(phrases, cue.start)
    if (!cue.frequency || !phrase) return cue
    const next = phrases[phrase.index + 1]
    const limit = cues[index + 1]?.start ?? sentence.length
    const end = next && next.block === phrase.block ? next.end : phrase.end
    const quota =
      findQuota(sentence.slice(cue.end, Math.min(limit, phrase.end))) ??
      leastOnly(sentence.slice(phrase.end, Math.min(limit, end)))
    const subQuotas = findSubQuotas(sentence.slice(cue.end, limit))
    return { ...cue, ...(quota ? { quota } : {}), ...(subQuotas.length > 0 ? { subQuotas } : {}) }
  })
}

const leastOnly = (words: string): ReturnType<typeof findQuota> =>
  /^[，,]?(?:其中)?[^，。；]{0,10}(?:不(?:得)?(?:少|低)于|至少)/.test(words) ? findQuota(words) : null

/** 每年定期, and 定期…，每季度不得少于一次: the open word is filled by the figure beside it. */
function isSpecified(sentence: string, phrases: readonly Phrase[], cue: Cue, named: readonly Cue[]): boolean {
  const phrase = phraseAt(phrases, cue.start)
  return named.some((other) => {
    if (!other.frequency) return false
    const place = phraseAt(phrases, other.start)
    if (!phrase || !place || place.block !== phrase.block) return false
    if (place === phrase)
      return (
        !/[、并]/.test(sentence.slice(Math.min(other.end, cue.end), Math.max(other.start, cue.start))) ||
        Math.abs(other.end - cue.start) <= 2
      )
    const behind = place.index === phrase.index + 1 ? sentence.slice(other.end, place.end) : ''
    return (
      /^(?:应当|应)?(?:至少|不(?:得)?(?:少|低)于|进行|开展|检[查测])?.{0,2}[一二两三四五六七八九十\d]+[次遍]/.test(
        behind,
      ) && other.start - place.start <= 4
    )
  })
}
