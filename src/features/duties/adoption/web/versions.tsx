import { SwapOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink, useGo, useRouteParameter } from '../../../../ui/navigation.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { useDesk, useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { ApplyVersion, DutyFate, VersionComparison } from '../versions/model.ts'
import { adoptionWords } from '../words.ts'
import './adoption.css'
import { isReady, startingFate } from './fates.ts'
import { SuccessionCard } from './succession-card.tsx'
import '../../web/duties.css'

/** 新旧版本衔接: what a new version does to each duty in force. */
export default function Versions() {
  const versionId = useRouteParameter('versionId')
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const desk = useDesk(versionId)
  const reading = useReading(['duties', 'compare', versionId], () =>
    api.adoption.versions[':id'].compare.$get({ param: { id: versionId } }),
  )
  const day = reading.data && words.day(reading.data.effectiveFrom)
  return (
    <Page
      title={words.t('newVersion')}
      crumbs={[
        { title: words.t('reviews'), to: '/duties' },
        { title: desk.data?.rulebook.title ?? '…', to: `/duties/desk/${versionId}` },
      ]}
      summary={day && t('versionsSummary', { day })}
    >
      <Loaded reading={reading}>
        {(comparison) => <Successions key={comparison.successions.length} comparison={comparison} />}
      </Loaded>
    </Page>
  )
}

function Successions({ comparison }: { readonly comparison: VersionComparison }) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const go = useGo()
  const { today } = useTenant()
  const { successions, fresh, versionId, effectiveFrom } = comparison
  const [fates, setFates] = useState<ReadonlyMap<string, DutyFate>>(new Map())
  const [from, setFrom] = useState(today > effectiveFrom ? today : effectiveFrom)
  const offered = [...successions.flatMap(({ successor }) => (successor ? [successor] : [])), ...fresh]
  const set = (dutyId: string, fate: DutyFate | null) => {
    const next = new Map(fates)
    if (fate === null) next.delete(dutyId)
    else next.set(dutyId, fate)
    setFates(next)
  }
  const takeAll = () =>
    setFates(new Map(successions.map((one) => [one.duty.id, startingFate(one, one.suggested)])))
  const ready = [...fates.values()].every((fate) => isReady(fate, offered))
  return (
    <>
      {successions.length === 0 ? (
        <EmptyState
          icon={<SwapOutlined />}
          title={t('versionsEmpty')}
          hint={t('versionsEmptyHint')}
          action={<Button onClick={() => go(`/duties/desk/${versionId}`)}>{t('backToDesk')}</Button>}
        />
      ) : (
        <>
          <div className="succession-bar">
            <span>{t('from')}</span>
            <span>
              <DayPicker
                label={t('from')}
                value={from}
                earliest={effectiveFrom}
                onChange={(day) => day && setFrom(day)}
              />
            </span>
            <Button onClick={takeAll}>{t('takeAll')}</Button>
            <ApplyButton input={{ versionId, from, fates: [...fates.values()] }} ready={ready} />
          </div>
          <ol className="successions">
            {successions.map((succession) => (
              <SuccessionCard
                key={succession.duty.id}
                succession={succession}
                offered={offered}
                versionId={versionId}
                fate={fates.get(succession.duty.id) ?? null}
                onChange={(fate) => set(succession.duty.id, fate)}
              />
            ))}
          </ol>
        </>
      )}
      {fresh.length > 0 && (
        <Alert
          className="trouble-notice"
          style={{ marginTop: 16 }}
          type="info"
          showIcon
          title={t('fresh', { n: fresh.length })}
          description={t('freshHint')}
          action={<InnerLink to={`/duties/desk/${versionId}`}>{words.t('desk')}</InnerLink>}
        />
      )}
    </>
  )
}

function ApplyButton({ input, ready }: { readonly input: ApplyVersion; readonly ready: boolean }) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { modal } = App.useApp()
  const applying = useAction({
    run: (json: ApplyVersion) => api.adoption.versions.apply.$post({ json }),
    trouble: 'inline',
    success: (applied) => t('applied', { ...applied }),
  })
  const count = (fate: DutyFate['fate']) => input.fates.filter((one) => one.fate === fate).length
  const ask = () =>
    modal.confirm({
      title: t('applyQuestion'),
      content: t('applySentence', {
        day: words.day(input.from),
        carry: count('carry'),
        change: count('change'),
        end: count('end'),
      }),
      onOk: () => applying.start(input),
    })
  return (
    <>
      <Button
        type="primary"
        disabled={input.fates.length === 0 || !ready}
        loading={applying.pending}
        onClick={() => void ask()}
      >
        {t('apply', { n: input.fates.length })}
      </Button>
      <TroubleNotice error={applying.trouble} />
    </>
  )
}
