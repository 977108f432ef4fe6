import { CheckSquareOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { useAddressValue, useGo } from '../../../../ui/navigation.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { useDesk, useDutiesApi } from '../../web/duties-api.ts'
import { dutiesWords } from '../../words.ts'
import type { Adopted } from '../model.ts'
import { adoptionWords } from '../words.ts'
import { AdoptForm } from './adopt-form.tsx'
import { AdoptResult } from './adopt-result.tsx'

/** 采纳职责: accepted duties become assignments, after a look at what that makes. */
export default function Adopt() {
  const t = useWords(adoptionWords)
  const common = useWords(dutiesWords)
  const [asked, setAsked] = useAddressValue('version')
  const api = useDutiesApi()
  const reviews = useReading(['duties', 'reviews'], () => api.review.$get())
  const [result, setResult] = useState<{ adopted: Adopted; versionId: string } | null>(null)
  return (
    <Page
      title={common('adopting')}
      summary={t('summary')}
      crumbs={[{ title: common('reviews'), to: '/duties' }]}
    >
      {result !== null ? (
        <AdoptResult {...result} onMore={() => setResult(null)} />
      ) : (
        <Loaded reading={reviews}>
          {(progress) => {
            const ready = progress.filter(({ accepted }) => accepted > 0)
            const versionId = ready.find((one) => one.versionId === asked)?.versionId ?? ready[0]?.versionId
            if (versionId === undefined) return <NothingAccepted />
            return (
              <>
                {ready.length > 1 && (
                  <Select
                    className="adopt-version"
                    aria-label={t('version')}
                    value={versionId}
                    onChange={setAsked}
                    options={ready.map((one) => ({
                      value: one.versionId,
                      label: `${one.rulebookTitle}（${one.effectiveFrom}）`,
                    }))}
                  />
                )}
                <Version
                  key={versionId}
                  versionId={versionId}
                  onDone={(adopted) => setResult({ adopted, versionId })}
                />
              </>
            )
          }}
        </Loaded>
      )}
    </Page>
  )
}

function NothingAccepted() {
  const t = useWords(adoptionWords)
  const go = useGo()
  return (
    <EmptyState
      icon={<CheckSquareOutlined />}
      title={t('nothingAccepted')}
      hint={t('nothingAcceptedHint')}
      action={
        <Button type="primary" onClick={() => go('/duties')}>
          {t('toReviews')}
        </Button>
      }
    />
  )
}

interface VersionProps {
  readonly versionId: string
  readonly onDone: (adopted: Adopted) => void
}

function Version({ versionId, onDone }: VersionProps) {
  const reading = useDesk(versionId)
  return <Loaded reading={reading}>{(desk) => <AdoptForm desk={desk} onDone={onDone} />}</Loaded>
}
