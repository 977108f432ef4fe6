import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../ui/api.ts'
import type { EditReport, Report } from '../model.ts'
import { useReportsApi } from './reports-api.ts'

/** What of a report a person writes. */
export type DraftText = Omit<EditReport, 'revision'>

export interface Draft extends DraftText {
  readonly state: 'saved' | 'saving' | 'unsaved' | 'failed'
  /** What stood in the way of the last saving. */
  readonly trouble: unknown
  change(part: Partial<DraftText>): void
  /** Saves what is unsaved; then does what needs the revision, and takes the new one from its result. */
  withRevision<Result extends { readonly revision: number } | undefined>(
    work: (revision: number) => Promise<Result>,
  ): Promise<Result>
}

/** Long enough for a sentence, short enough for a closed laptop. */
const PAUSE = 1200

const textOf = ({ title, sections, cutoffAt }: Report): DraftText => ({
  title,
  sections: sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
  cutoffAt,
})

/**
 * The text of a draft as it is being written: saved a moment after the last change, one saving after the other, each from
 * the revision that the one before left.
 */
export function useDraft(report: Report): Draft {
  const api = useReportsApi()
  const [text, setText] = useState(() => textOf(report))
  const [state, setState] = useState<Draft['state']>('saved')
  const [trouble, setTrouble] = useState<unknown>(null)
  const latest = useRef(text)
  const revision = useRef(report.revision)
  const isDirty = useRef(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(async () => {
    if (!isDirty.current) return
    isDirty.current = false
    setState('saving')
    try {
      const json = { ...latest.current, revision: revision.current }
      const saved = await call(api[':id'].$put({ param: { id: report.id }, json }))
      revision.current = saved.data.revision
      setTrouble(null)
      setState(isDirty.current ? 'unsaved' : 'saved')
    } catch (error) {
      isDirty.current = true
      setTrouble(error)
      setState('failed')
    }
  }, [api, report.id])

  const enqueue = useCallback(<Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = queue.current.then(work, work)
    queue.current = next.catch(() => undefined)
    return next
  }, [])

  const change = useCallback(
    (part: Partial<DraftText>) => {
      latest.current = { ...latest.current, ...part }
      isDirty.current = true
      setText(latest.current)
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void enqueue(save), PAUSE)
    },
    [enqueue, save],
  )

  // Whoever leaves the page keeps what was written.
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      void enqueue(save)
    },
    [enqueue, save],
  )

  const withRevision: Draft['withRevision'] = (work) =>
    enqueue(async () => {
      clearTimeout(timer.current)
      await save()
      const result = await work(revision.current)
      if (result !== undefined) revision.current = result.revision
      return result
    })

  return { ...text, state, trouble, change, withRevision }
}
