import { Button, Card, Flex, Progress, Typography } from 'antd'
import { commonWords } from '../common-words.ts'
import { useSentence, useWords } from '../language.tsx'
import type { LongWork } from '../progress.ts'
import { TroubleNotice } from '../refusal.tsx'

export interface ProgressPanelProps {
  readonly title: string
  readonly work: Pick<LongWork<never, unknown>, 'state' | 'progress' | 'trouble' | 'stop'>
  /** False where stopping half-way makes no sense. */
  readonly canStop?: boolean
}

/** How far long work has come, with a button to stop it; draws nothing before it starts. */
export function ProgressPanel({ title, work, canStop = true }: ProgressPanelProps) {
  const t = useWords(commonWords)
  const say = useSentence()
  const { state, progress } = work
  if (state === 'idle') return null
  const total = progress?.total
  const percent =
    total === undefined || total === 0 ? undefined : Math.floor(((progress?.done ?? 0) / total) * 100)
  const words = { running: t('working'), stopped: t('stopped'), failed: t('notDone'), done: t('finished') }[
    state
  ]
  return (
    <Card className="progress-panel" size="small">
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Text strong>{title}</Typography.Text>
        {state === 'running' && canStop && <Button onClick={work.stop}>{t('stop')}</Button>}
      </Flex>
      <Progress
        aria-label={title}
        percent={state === 'done' ? 100 : (percent ?? 0)}
        status={state === 'running' ? 'active' : state === 'done' ? 'success' : 'exception'}
        showInfo={percent !== undefined || state === 'done'}
      />
      <div role="status" className="progress-words">
        {progress?.doing !== undefined && state === 'running' ? say(progress.doing) : words}
        {progress !== undefined && total !== undefined && (
          <span className="figures">{t('stepOf', { done: progress.done, total })}</span>
        )}
      </div>
      {state === 'failed' && <TroubleNotice error={work.trouble} />}
    </Card>
  )
}
