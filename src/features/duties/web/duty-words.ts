import { useMemo } from 'react'
import { describeSchedule } from '../../../kernel/calendar/schedule-words.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import type { StatusTone } from '../../../ui/theme.ts'
import type { Language } from '../../../ui/words.ts'
import { type Duty, type DutyKind, type DutyState, type EvidenceRule, type Tier } from '../model.ts'
import type { Topic } from '../review/model.ts'
import { dutiesWords } from '../words.ts'
import type { NamedKind } from './duties-api.ts'

const kindKeys = {
  recurring: 'kindRecurring',
  deadline: 'kindDeadline',
  standing: 'kindStanding',
  retention: 'kindRetention',
} as const
const signKeys = {
  recurring: 'signRecurring',
  deadline: 'signDeadline',
  standing: 'signStanding',
  retention: 'signRetention',
} as const
const tierKeys = {
  body: 'tierBody',
  principal: 'tierPrincipal',
  deputy: 'tierDeputy',
  member: 'tierMember',
  handler: 'tierHandler',
} as const
const stateKeys = {
  proposed: 'stateProposed',
  accepted: 'stateAccepted',
  rejected: 'stateRejected',
  adopted: 'stateAdopted',
  ended: 'stateEnded',
} as const
const amountKeys = {
  times: 'timesOf',
  hours: 'hoursOf',
  heads: 'headsOf',
  hours_per_person: 'perPersonOf',
} as const

export const stateTones: Readonly<Record<DutyState, StatusTone>> = {
  proposed: 'neutral',
  accepted: 'active',
  rejected: 'void',
  adopted: 'good',
  ended: 'void',
}

/** What a duty needs to be told besides its own row: the lists that it refers to by code. */
export interface DutyNames {
  readonly unitKinds: readonly NamedKind[]
  readonly activityKinds: readonly NamedKind[]
  readonly topics: readonly Topic[]
}

/** The words for everything that a duty says by code; the same object until the reader's language changes. */
export function useDutyWords() {
  const t = useWords(dutiesWords)
  const say = useSentence()
  const { language } = useLanguage()
  return useMemo(() => wordsIn(t, say, language), [t, say, language])
}

function wordsIn(
  t: ReturnType<typeof useWords<typeof dutiesWords.entries>>,
  say: ReturnType<typeof useSentence>,
  language: Language,
) {
  const separator = language === 'zh' ? '、' : ', '
  const named = (codes: readonly string[], list: readonly NamedKind[]) =>
    codes.map((code) => list.find((one) => one.code === code)?.[language] ?? code).join(separator)
  const tier = (code: Tier) => t(tierKeys[code])
  const evidence = (rule: EvidenceRule, { activityKinds, topics }: DutyNames) => {
    const kinds = rule.kinds.length === 0 ? t('anyKind') : named(rule.kinds, activityKinds)
    const topic = topics.find(({ id }) => id === rule.topicId)?.name
    return [
      t(amountKeys[rule.measure], { kinds, n: rule.required }),
      ...(topic === undefined ? [] : [t('topicIs', { topic })]),
      ...(rule.ledBy === undefined ? [] : [t('ledBy', { tier: tier(rule.ledBy) })]),
      ...(rule.attendedBy === undefined ? [] : [t('attendedBy', { tier: tier(rule.attendedBy) })]),
      ...(rule.attachment === true ? [t('withAttachment')] : []),
    ].join(language === 'zh' ? '，' : ', ')
  }
  const schedule = ({
    schedule: given,
    evidence: rules,
    kind,
  }: Pick<Duty, 'schedule' | 'evidence' | 'kind'>) => {
    if ((kind === 'recurring' || kind === 'deadline') && given.type === 'standing') return t('undecided')
    const [main] = rules
    return say(describeSchedule(given, main?.measure === 'times' ? main.required : 1))
  }
  return {
    t,
    kind: (code: DutyKind) => t(kindKeys[code]),
    sign: (code: DutyKind) => t(signKeys[code]),
    state: (code: DutyState) => t(stateKeys[code]),
    day: (day: string) => dayText(day, language),
    tier,
    /** Without what the tier stands for. */
    tierShort: (code: Tier) => tier(code).replace(/（.*）/u, ''),
    named,
    evidence,
    schedule,
  }
}
