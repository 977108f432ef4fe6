import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, type FormInstance, Space } from 'antd'
import { type Answer, call, type DataOf, type Reply } from './api.ts'
import { commonWords } from './common-words.ts'
import { useWords } from './language.tsx'
import { useRefusalMessage } from './refusal.tsx'

export interface ActionOptions<Input, Given extends Reply> {
  readonly run: (input: Input) => Promise<Given>
  /** Field errors of a refusal are set on this form. */
  readonly form?: FormInstance
  /** What to say when it is done; silent when absent. */
  readonly success?: string | ((data: DataOf<Given>, input: Input) => string)
  /** Offers an Undo button with the success message, for some seconds. */
  readonly undo?: (data: DataOf<Given>, input: Input) => Promise<unknown>
  /** Keys whose readings are stale afterwards; everything when absent, because one record moves many numbers. */
  readonly refresh?: readonly QueryKey[]
  readonly onDone?: (data: DataOf<Given>, input: Input) => void
  /** `inline` leaves the drawing of trouble to the screen (`<TroubleNotice>` with `trouble`). */
  readonly trouble?: 'message' | 'inline'
}

export interface Action<Input, Data> {
  /** Starts it; trouble is shown, not thrown. Resolves to the data, or undefined when it was not done. */
  start(input: Input): Promise<Data | undefined>
  readonly pending: boolean
  /** What stood in the way of the last try. */
  readonly trouble: Error | null
  /** Forgets the last try. */
  reset(): void
}

/** Changes something on the server, and says what became of it: pending state, success with undo, refusals at their fields. */
export function useAction<Input, Given extends Reply>(
  options: ActionOptions<Input, Given>,
): Action<Input, DataOf<Given>> {
  const refusalMessage = useRefusalMessage()
  const queries = useQueryClient()
  const sayDone = useDoneMessage()
  const refresh = () =>
    Promise.all((options.refresh ?? [[]]).map((queryKey) => queries.invalidateQueries({ queryKey })))
  const mutation = useMutation({
    mutationFn: (input: Input): Promise<Answer<DataOf<Given>>> => call(options.run(input)),
    onSuccess: ({ data }, input) => {
      const { success, undo } = options
      if (success !== undefined) {
        const words = typeof success === 'string' ? success : success(data, input)
        sayDone(words, undo === undefined ? undefined : () => undo(data, input).then(refresh))
      }
      options.onDone?.(data, input)
      void refresh()
    },
    onError: (error) => {
      if (options.trouble === 'inline') refusalMessage.setFields(error, options.form)
      else refusalMessage.show(error, options.form)
    },
  })
  return {
    start: async (input) => {
      try {
        return (await mutation.mutateAsync(input)).data
      } catch {
        return undefined
      }
    },
    pending: mutation.isPending,
    trouble: mutation.error,
    reset: mutation.reset,
  }
}

const undoSeconds = 8

function useDoneMessage(): (words: string, undo: (() => Promise<unknown>) | undefined) => void {
  const { message } = App.useApp()
  const refusalMessage = useRefusalMessage()
  const t = useWords(commonWords)
  return (words, undo) => {
    if (undo === undefined) {
      void message.success(words)
      return
    }
    const key = crypto.randomUUID()
    const takeBack = async () => {
      message.destroy(key)
      try {
        await undo()
        void message.success(t('undone'))
      } catch (error) {
        refusalMessage.show(error)
      }
    }
    void message.success({
      key,
      duration: undoSeconds,
      content: (
        <Space>
          {words}
          <Button type="link" size="small" onClick={() => void takeBack()}>
            {t('undo')}
          </Button>
        </Space>
      ),
    })
  }
}
