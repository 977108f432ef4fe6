import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import type { Answer } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import type { Duty, DutyState } from '../../model.ts'
import { deskKey, useDutiesApi } from '../../web/duties-api.ts'
import type { AdjustDuty, Decision, Desk, Span } from '../model.ts'
import { reviewWords } from '../words.ts'

const decidedStates: Readonly<Record<Decision, DutyState>> = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'proposed',
}

/** What a reviewer may set, as it stands on a duty. */
export const termsOf = ({
  revision,
  title,
  kind,
  schedule,
  evidence,
  tier,
  unitKinds,
  graceDays,
}: Duty): AdjustDuty => ({
  revision,
  title,
  kind,
  schedule,
  evidence: [...evidence],
  tier,
  unitKinds: [...unitKinds],
  graceDays,
})

/** What of the chosen duty is open for change. */
export type Editing = 'terms' | 'split' | null

/** A step that can be taken back: the duties as they were before it. */
type Step = readonly Duty[]

/** Changes duties on the desk in place, so that a decision costs one small request and not the whole text again. */
function useDeskPatch(versionId: string) {
  const queries = useQueryClient()
  return {
    patch: (change: (duties: readonly Duty[]) => readonly Duty[]) =>
      queries.setQueryData<Answer<Desk>>(
        [...deskKey(versionId)],
        (answer) => answer && { ...answer, data: { ...answer.data, duties: change(answer.data.duties) } },
      ),
    current: () => queries.getQueryData<Answer<Desk>>([...deskKey(versionId)])?.data.duties ?? [],
    again: () => queries.invalidateQueries({ queryKey: [...deskKey(versionId)] }),
  }
}

/** What can be done at the desk, each with its word of success, and the way back from the last steps. */
export function useDeskWork(versionId: string) {
  const t = useWords(reviewWords)
  const api = useDutiesApi()
  const { patch, current, again } = useDeskPatch(versionId)
  const steps = useRef<Step[]>([])
  const refresh = [['duties', 'reviews']]
  const put = (duty: Duty) => patch((duties) => duties.map((one) => (one.id === duty.id ? duty : one)))
  const seen = (duties: readonly Duty[]) => duties.map(({ id, revision }) => ({ id, revision }))
  const doneWords = { accept: 'acceptedN', reject: 'rejectedN', reopen: 'reopenedN' } as const

  const decision = useAction({
    run: (input: { decision: Decision; duties: readonly Duty[] }) =>
      api.review.decide.$post({ json: { decision: input.decision, duties: seen(input.duties) } }),
    success: (_, { decision: taken, duties }) => t(doneWords[taken], { n: duties.length }),
    refresh,
    onDone: (_, input) => {
      const ids = new Set(input.duties.map(({ id }) => id))
      const state = decidedStates[input.decision]
      patch((duties) =>
        duties.map((duty) => (ids.has(duty.id) ? { ...duty, state, revision: duty.revision + 1 } : duty)),
      )
    },
  })
  const adjustment = useAction({
    run: (input: { duty: Duty; terms: AdjustDuty }) =>
      api.review.duties[':id'].$put({ param: { id: input.duty.id }, json: input.terms }),
    success: t('saved'),
    trouble: 'inline',
    refresh,
    onDone: put,
  })
  const division = useAction({
    run: (input: { duty: Duty; parts: Span[] }) =>
      api.review.duties[':id'].split.$post({
        param: { id: input.duty.id },
        json: { revision: input.duty.revision, parts: input.parts },
      }),
    success: (_, { parts }) => t('splitDone', { n: parts.length }),
    trouble: 'inline',
    refresh: [...refresh, [...deskKey(versionId)]],
    onDone: put,
  })
  const addition = useAction({
    run: (span: Span) => api.review.duties.$post({ json: { versionId, ...span } }),
    success: t('added'),
    refresh,
    onDone: (duty) => patch((duties) => [...duties, duty].toSorted((a, b) => a.actionStart - b.actionStart)),
  })

  const decide = async (taken: Decision, duties: readonly Duty[]): Promise<boolean> => {
    const result = await decision.start({ decision: taken, duties })
    if (result !== undefined) steps.current.push(duties)
    else void again()
    return result !== undefined
  }
  return {
    decide,
    adjust: async (duty: Duty, terms: AdjustDuty) => {
      const changed = await adjustment.start({ duty, terms })
      if (changed !== undefined) steps.current.push([duty])
      return changed
    },
    split: (duty: Duty, parts: Span[]) => division.start({ duty, parts }),
    add: async (span: Span) => {
      const added = await addition.start(span)
      if (added !== undefined) steps.current.push([{ ...added, state: 'rejected' }])
      return added
    },
    /** Takes the last step back: terms first, then the state. False when there is none. */
    undo: async (): Promise<Duty | undefined> => {
      const [before, ...others] = steps.current.pop() ?? []
      if (before === undefined) return undefined
      for (const duty of [before, ...others]) await takeBack(duty)
      return before
    },
    pending: decision.pending || adjustment.pending || division.pending || addition.pending,
    trouble: adjustment.trouble ?? division.trouble,
    forget: () => {
      adjustment.reset()
      division.reset()
    },
  }

  async function takeBack(before: Duty): Promise<void> {
    const now = current().find(({ id }) => id === before.id)
    if (now === undefined) return
    const termsDiffer =
      JSON.stringify({ ...termsOf(now), revision: 0 }) !== JSON.stringify({ ...termsOf(before), revision: 0 })
    if (now.state !== before.state) {
      // An accepted or rejected duty opens first; from there any state can be reached.
      if (now.state !== 'proposed') await decision.start({ decision: 'reopen', duties: [now] })
      const opened = current().find(({ id }) => id === before.id) ?? now
      if (before.state === 'accepted') await decision.start({ decision: 'accept', duties: [opened] })
      if (before.state === 'rejected') await decision.start({ decision: 'reject', duties: [opened] })
    }
    const latest = current().find(({ id }) => id === before.id) ?? now
    if (termsDiffer)
      await adjustment.start({ duty: latest, terms: { ...termsOf(before), revision: latest.revision } })
  }
}

export type DeskWork = ReturnType<typeof useDeskWork>
