import { BellOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { useUnitChoice } from '../../../../ui/unit-choice.tsx'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { ToneTag } from '../../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { dutiesWords } from '../../words.ts'
import type { TriggerLine } from '../model.ts'
import { triggersWords } from '../words.ts'
import { TriggerDrawer } from './trigger-drawer.tsx'
import { TriggerForm } from './trigger-form.tsx'
import './triggers.css'
import '../../web/duties.css'

/** 事件登记: dated events and what each started. */
export default function Triggers() {
  const t = useWords(triggersWords)
  const common = useWords(dutiesWords)
  const api = useDutiesApi()
  const { unitId } = useUnitChoice()
  const [recording, setRecording] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const query = { ...(unitId && { unitId }), limit: '200' }
  const reading = useReading(['duties', 'triggers', unitId], () => api.triggers.$get({ query }))
  const columns = useColumns()
  const button = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
      {t('record')}
    </Button>
  )
  const chosen = reading.data?.triggers.find(({ id }) => id === opened)
  const mayRecord = reading.may('duties.trigger')
  return (
    <Page
      title={common('triggers')}
      summary={t('summary')}
      actions={mayRecord && (reading.data?.triggers.length ?? 0) > 0 ? button : undefined}
    >
      <Loaded reading={reading}>
        {({ triggers }) => (
          <DataTable
            name={common('triggers')}
            rows={triggers}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpened(id)}
            empty={
              <EmptyState
                icon={<BellOutlined />}
                title={t('empty')}
                hint={t('emptyHint')}
                action={mayRecord && button}
              />
            }
          />
        )}
      </Loaded>
      {recording && <TriggerForm onClose={() => setRecording(false)} />}
      {chosen && <TriggerDrawer trigger={chosen} mayVoid={mayRecord} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function useColumns(): Column<TriggerLine>[] {
  const t = useWords(triggersWords)
  const common = useWords(dutiesWords)
  const counted = ({ started }: TriggerLine) => started.filter(({ withdrawn }) => !withdrawn)
  const met = (line: TriggerLine) =>
    counted(line).filter(({ status }) => status === 'met' || status === 'met_late').length
  return [
    { key: 'title', title: t('title'), value: (line) => line.title, width: 260 },
    {
      key: 'day',
      title: t('occurredOn'),
      value: (line) => `${line.occurredOn} ${line.occurredAt ?? ''}`.trim(),
      draw: (line) => (
        <>
          <DateText value={line.occurredOn} /> {line.occurredAt}
        </>
      ),
      width: 170,
    },
    { key: 'unit', title: t('unit'), value: (line) => line.unitName, filterable: true, width: 150 },
    { key: 'kind', title: t('kind'), value: (line) => line.kind, filterable: true, width: 200 },
    {
      key: 'started',
      title: t('status'),
      value: (line) => counted(line).length,
      align: 'left',
      draw: (line) =>
        counted(line).length === 0 ? '—' : t('met', { met: met(line), n: counted(line).length }),
      width: 120,
    },
    {
      key: 'state',
      title: common('state'),
      value: (line) => (line.voidedAt === null ? t('inForce') : t('voided')),
      draw: (line) =>
        line.voidedAt === null ? (
          <ToneTag tone="active">{t('inForce')}</ToneTag>
        ) : (
          <ToneTag tone="void">{t('voided')}</ToneTag>
        ),
      filterable: true,
      width: 110,
    },
  ]
}
