import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../ui/api.ts'
import type { ActivityDraft, Suggestions } from '../model.ts'
import { useEvidenceApi } from './evidence-api.ts'

const settleMilliseconds = 300

/** Follows a value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMilliseconds)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

export interface LiveSuggestions {
  /** The last ones known; undefined before the first. */
  readonly suggestions: Suggestions | undefined
  /** Whether they belong to what stands in the form now. */
  readonly current: boolean
  readonly error: Error | null
}

/** What the draft would satisfy, asked as it changes; title and words do not matter for it. */
export function useSuggestions(draft: ActivityDraft | undefined): LiveSuggestions {
  const api = useEvidenceApi()
  const wanted = draft === undefined ? '' : JSON.stringify({ ...draft, title: '—', summary: '' })
  const asked = useSettled(wanted)
  const query = useQuery({
    queryKey: ['evidence', 'suggestions', asked],
    queryFn: () => call(api.activities.suggestions.$post({ json: JSON.parse(asked) as ActivityDraft })),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  if (wanted === '') return { suggestions: undefined, current: true, error: null }
  return {
    suggestions: query.data?.data,
    current: asked === wanted && !query.isPlaceholderData && !query.isPending,
    error: query.error,
  }
}
