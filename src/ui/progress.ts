import { useRef, useState } from 'react'
import type { Progress } from '../platform/http/progress.ts'
import { followProgress } from './progress-stream.ts'

export interface LongWork<Input, Data> {
  /** Resolves to the data; undefined when it was stopped or went wrong (see `trouble`). */
  start(input: Input): Promise<Data | undefined>
  stop(): void
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'done'
  readonly progress: Progress | undefined
  readonly trouble: Error | null
}

/**
 * Long work that the server streams: `useLongWork((file: File, signal) => api.import.$post({ form: { file } }, { init: { signal } }))`.
 * Stopping closes the connection, at which the server ends the work.
 */
export function useLongWork<Input, Data>(
  request: (input: Input, signal: AbortSignal) => Promise<{ readonly body: ReadableStream | null }>,
): LongWork<Input, Data> {
  const [state, setState] = useState<LongWork<Input, Data>['state']>('idle')
  const [progress, setProgress] = useState<Progress>()
  const [trouble, setTrouble] = useState<Error | null>(null)
  const controller = useRef<AbortController>(undefined)
  const start = async (input: Input): Promise<Data | undefined> => {
    const own = new AbortController()
    controller.current = own
    setState('running')
    setProgress(undefined)
    setTrouble(null)
    try {
      const { data } = await followProgress<Data>(
        request(input, own.signal) as Promise<Response>,
        setProgress,
      )
      setState('done')
      return data
    } catch (error) {
      if (own.signal.aborted) setState('stopped')
      else {
        setTrouble(error instanceof Error ? error : new Error(String(error)))
        setState('failed')
      }
      return undefined
    }
  }
  return { start, stop: () => controller.current?.abort(), state, progress, trouble }
}
