import { ApartmentOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useAddressValue, useGo } from '../../../ui/navigation.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { useIsPhone } from '../../../ui/viewport.ts'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { KeyboardHints } from '../../../ui/widgets/keyboard-hints.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { RecordDrawer } from '../../../ui/widgets/record-drawer.tsx'
import { daySchema, type UnitKind, type UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { useTree } from './organisation-api.ts'
import './organisation.css'
import { UnitCardPanel } from './unit-card.tsx'
import { UnitDialogs, type UnitVerb } from './unit-dialogs.tsx'
import { UnitTreePanel } from './unit-tree-panel.tsx'

/** 组织架构: the tree of any day at the left, the chosen unit at the right. */
export default function Organisation() {
  const t = useWords(organisationWords)
  const { today } = useTenant()
  const [asked, setAsked] = useAddressValue('day')
  const day = daySchema.safeParse(asked).data ?? today
  const [verb, setVerb] = useState<UnitVerb>()
  const [chosen, choose] = useAddressValue('unit')
  const tree = useTree(day)
  const go = useGo()
  const mayWrite = tree.may('organisation.write')
  const units = tree.data?.units ?? []
  const unit = units.find(({ id }) => id === chosen)
  const actions = (
    <>
      <Flex align="center" gap={6}>
        <span>{t('asOf')}</span>
        <span className="organisation-day">
          <DayField
            label={t('asOf')}
            value={day}
            onChange={(next) => setAsked(next === today ? undefined : next)}
          />
        </span>
      </Flex>
      {mayWrite && (
        <>
          <Keys unit={unit} onVerb={setVerb} />
          <Button icon={<ImportOutlined />} onClick={() => go('/organisation/import')}>
            {t('importing')}
          </Button>
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setVerb({ kind: 'create', parent: null })}
          >
            {t('newUnit')}
          </Button>
        </>
      )}
    </>
  )
  return (
    <Page title={t('organisation')} summary={t('summary')} actions={actions}>
      {day !== today && <OtherDay day={day} onBack={() => setAsked(undefined)} />}
      <Loaded reading={tree}>
        {({ kinds }) => (
          <>
            {units.length === 0 ? (
              <NoUnits isToday={day === today} onCreate={() => setVerb({ kind: 'create', parent: null })} />
            ) : (
              <Panels {...{ units, kinds, day, chosen, choose, mayWrite }} onVerb={setVerb} />
            )}
            {verb !== undefined && (
              <UnitDialogs
                {...{ verb, units, kinds, day }}
                onClose={() => setVerb(undefined)}
                onMade={choose}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Keys({
  unit,
  onVerb,
}: {
  readonly unit: UnitRow | undefined
  readonly onVerb: (verb: UnitVerb) => void
}) {
  const t = useWords(organisationWords)
  const about = (make: (unit: UnitRow) => UnitVerb) => () => unit !== undefined && onVerb(make(unit))
  return (
    <KeyboardHints
      shortcuts={[
        { key: 'n', does: t('newSubunit'), run: () => onVerb({ kind: 'create', parent: unit ?? null }) },
        { key: 'r', does: t('rename'), run: about((each) => ({ kind: 'rename', unit: each })) },
        { key: 'm', does: t('move'), run: about((each) => ({ kind: 'move', unit: each })) },
        { key: 'p', does: t('addPost'), run: about((each) => ({ kind: 'add-post', unit: each })) },
      ]}
    />
  )
}

function OtherDay({ day, onBack }: { readonly day: string; readonly onBack: () => void }) {
  const t = useWords(organisationWords)
  const { language } = useLanguage()
  return (
    <Alert
      type="info"
      showIcon
      className="organisation-other-day"
      title={t('notToday', { day: dayText(day, language) })}
      action={
        <Button size="small" onClick={onBack}>
          {t('backToToday')}
        </Button>
      }
    />
  )
}

function NoUnits({ isToday, onCreate }: { readonly isToday: boolean; readonly onCreate: () => void }) {
  const t = useWords(organisationWords)
  const go = useGo()
  return (
    <EmptyState
      icon={<ApartmentOutlined />}
      title={t(isToday ? 'noUnits' : 'noUnitsOnDay')}
      hint={t('noUnitsHint')}
      action={
        <Flex gap={8} wrap justify="center">
          <Button type="primary" onClick={() => go('/organisation/import')}>
            {t('importing')}
          </Button>
          <Button onClick={onCreate}>{t('newUnit')}</Button>
        </Flex>
      }
    />
  )
}

interface PanelsProps {
  readonly units: Parameters<typeof UnitTreePanel>[0]['units']
  readonly kinds: readonly UnitKind[]
  readonly day: string
  readonly chosen: string | undefined
  readonly choose: (unitId: string | undefined) => void
  readonly mayWrite: boolean
  readonly onVerb: (verb: UnitVerb) => void
}

/** Beside each other on a desktop; on a phone the card opens over the tree. */
function Panels({ units, kinds, day, chosen, choose, mayWrite, onVerb }: PanelsProps) {
  const t = useWords(organisationWords)
  const phone = useIsPhone()
  const treePanel = <UnitTreePanel units={units} kinds={kinds} chosen={chosen} onChoose={choose} />
  const card =
    chosen === undefined ? (
      <EmptyState compact icon={<ApartmentOutlined />} title={t('chooseOne')} />
    ) : (
      <UnitCardPanel
        key={chosen}
        unitId={chosen}
        {...{ units, kinds, day, mayWrite, onVerb }}
        onChoose={choose}
      />
    )
  if (phone)
    return (
      <>
        {treePanel}
        <RecordDrawer open={chosen !== undefined} title={t('card')} onClose={() => choose(undefined)}>
          {card}
        </RecordDrawer>
      </>
    )
  return (
    <div className="organisation-panels">
      <section aria-label={t('tree')} className="organisation-tree">
        {treePanel}
      </section>
      <section aria-label={t('card')} className="organisation-card">
        {card}
      </section>
    </div>
  )
}
