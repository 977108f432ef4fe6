import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { OutageError, type Reading, RefusalError } from '../api.ts'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { TroubleText } from '../refusal.tsx'

export interface LoadedProps<Data> {
  readonly reading: Reading<Data>
  readonly children: (data: Data) => ReactNode
  /** What stands there while it loads; lines of text when absent. */
  readonly skeleton?: ReactNode
}

/** Draws what was read; meanwhile a skeleton, and after a failure the reason with a button to try again. */
export function Loaded<Data>({ reading, children, skeleton }: LoadedProps<Data>) {
  const t = useWords(commonWords)
  if (reading.data !== undefined) return children(reading.data)
  if (reading.error === null) {
    return (
      <div role="status" aria-busy="true" aria-label={t('loading')}>
        {skeleton ?? <Skeleton active paragraph={{ rows: 6 }} />}
      </div>
    )
  }
  const refused = reading.error instanceof RefusalError
  const offline = reading.error instanceof OutageError && reading.error.outage === 'offline'
  return (
    <Alert
      type={refused ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={refused ? <TroubleText error={reading.error} /> : t('unreadable')}
      description={refused ? undefined : offline ? t('offlineReading') : t('unreadableHint')}
      action={
        <Button size="small" onClick={() => void reading.again()}>
          {t('retry')}
        </Button>
      }
    />
  )
}
