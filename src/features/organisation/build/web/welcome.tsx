import { ApartmentOutlined, ExperimentOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Card, Flex, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { commonWords } from '../../../../ui/common-words.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useGo } from '../../../../ui/navigation.tsx'
import { useLongWork } from '../../../../ui/progress.ts'
import { useTenant } from '../../../../ui/tenant.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { ProgressPanel } from '../../../../ui/widgets/progress-panel.tsx'
import { useTree } from '../../web/organisation-api.ts'
import '../../web/organisation.css'
import { organisationWords } from '../../words.ts'
import { buildWords } from '../words.ts'
import './build.css'
import { BuildPanel } from './build-panel.tsx'

/** The first page of an empty deployment: look at the sample district, or build one's own organisation. */
export default function Welcome() {
  const t = useWords(organisationWords)
  const b = useWords(buildWords)
  const { today } = useTenant()
  const [own, setOwn] = useState(false)
  const tree = useTree(today)
  const enter = useEnter()
  const sample = useSample()
  const units = tree.data?.units.length ?? 0
  // Units appear while the sample is still being loaded; that is no reason to leave.
  const isBuilt = units > 0 && sample.state === 'idle'
  return (
    <main className="welcome">
      <LanguageButtons />
      <Page title={t('welcome')} summary={b('welcomeSummary')}>
        {isBuilt ? (
          <EmptyState
            icon={<ApartmentOutlined />}
            title={b('already')}
            hint={b('alreadyHint', { n: units })}
            action={
              <Button type="primary" onClick={enter}>
                {b('enter')}
              </Button>
            }
          />
        ) : (
          <>
            <div className="welcome-choices">
              <Choice icon={<ExperimentOutlined />} title={b('sample')} hint={b('sampleHint')}>
                <Button
                  type="primary"
                  size="large"
                  disabled={sample.state === 'running'}
                  onClick={() =>
                    void sample.start(undefined).then((loaded) => loaded !== undefined && enter())
                  }
                >
                  {b('loadSample')}
                </Button>
              </Choice>
              <Choice icon={<ApartmentOutlined />} title={b('own')} hint={b('ownHint')}>
                <Button size="large" disabled={sample.state === 'running'} onClick={() => setOwn(true)}>
                  {b('own')}
                </Button>
              </Choice>
            </div>
            <ProgressPanel title={b('loadingSample')} work={sample} />
            {sample.state === 'stopped' && <p role="status">{b('sampleStopped')}</p>}
            {own && sample.state !== 'running' && <BuildPanel onBuilt={enter} />}
          </>
        )}
      </Page>
    </main>
  )
}

/** Loading the sample district, which the server streams. */
function useSample() {
  return useLongWork<undefined, { readonly units?: number }>((_, signal) =>
    fetch('/api/sample/load', { method: 'POST', signal }),
  )
}

/** Into the product, everything read anew, the frame's own facts too, which nobody watches here: it must not believe that there is no unit. */
function useEnter(): () => void {
  const go = useGo()
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ refetchType: 'all' }).then(() => go('/'))
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly children: ReactNode
}

function Choice({ icon, title, hint, children }: ChoiceProps) {
  return (
    <Card>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Title level={2} style={{ fontSize: 18 }}>
          <span aria-hidden="true">{icon}</span> {title}
        </Typography.Title>
        <Typography.Text type="secondary">{hint}</Typography.Text>
        {children}
      </Flex>
    </Card>
  )
}

/** The frame's own switch is not here, and whoever opens the program first may read only English. */
function LanguageButtons() {
  const { language, choose } = useLanguage()
  const t = useWords(commonWords)
  return (
    <Flex justify="space-between" align="center">
      <strong>{t('productName')}</strong>
      <Button
        size="small"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
    </Flex>
  )
}
