import { WarningOutlined } from '@ant-design/icons'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { commonWords } from '../ui/common-words.ts'
import { useWords } from '../ui/language.tsx'
import { InnerLink } from '../ui/navigation.tsx'
import { EmptyState } from '../ui/widgets/empty-state.tsx'
import { Page } from '../ui/widgets/page.tsx'
import { shellWords } from './shell-words.ts'

/** Stands while a screen's code arrives. */
export function WaitingPage() {
  const t = useWords(commonWords)
  return (
    <div role="status" aria-busy="true" aria-label={t('loading')} className="page">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}

export function NotFoundPage() {
  const t = useWords(shellWords)
  return (
    <Page title={t('notFoundTitle')}>
      <EmptyState title={t('notFoundHint')} action={<InnerLink to="/">{t('goHome')}</InnerLink>} />
    </Page>
  )
}

/** A chunk that is gone means that a newer build is being served. */
const isOutdated = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|module script failed|preload CSS/i.test(error.message)

/** What a reader sees when a screen threw: that nothing saved is lost, and what to do. */
export function FaultPage({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords)
  const common = useWords(commonWords)
  const router = useRouter()
  const [moment] = useState(() => new Date().toISOString())
  const again = () => {
    reset()
    void router.invalidate()
  }
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {t('reload')}
    </Button>
  )
  if (isOutdated(error)) {
    return (
      <Page title={t('updatedTitle')}>
        <EmptyState title={t('updatedHint')} action={reload} />
      </Page>
    )
  }
  return (
    <Page title={t('faultTitle')}>
      <EmptyState
        icon={<WarningOutlined />}
        title={t('faultHint')}
        hint={
          <Typography.Text code copyable>
            {`${error instanceof Error ? error.message : String(error)} · ${location.pathname} · ${moment}`}
          </Typography.Text>
        }
        action={
          <Button type="primary" onClick={again}>
            {common('retry')}
          </Button>
        }
      />
    </Page>
  )
}
