import { ApartmentOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, Select } from 'antd'
import { useState } from 'react'
import { type Reply, useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { useAddressValue, useGo } from '../../../../ui/navigation.tsx'
import { useUnitChoice } from '../../../../ui/unit-choice.tsx'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { UnitPicker } from '../../../../ui/widgets/unit-picker.tsx'
import { type Tier, tiers } from '../../model.ts'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AssignmentList } from '../model.ts'
import { assignmentsWords } from '../words.ts'
import { useAssignmentColumns } from './assignment-columns.tsx'
import { AssignmentDrawer } from './assignment-drawer.tsx'
import './assignments.css'
import { LateUnits } from './late-units.tsx'
import '../../web/duties.css'

/** 分工: who answers for what. */
export default function Assignments() {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const { reading, filters, isFiltered } = useFilteredList()
  const [opened, setOpened] = useState<string | null>(null)
  const columns = useAssignmentColumns()
  const go = useGo()
  const empty = isFiltered ? (
    <EmptyState compact title={t('nothing')} />
  ) : (
    <EmptyState
      icon={<ApartmentOutlined />}
      title={t('empty')}
      hint={t('emptyHint')}
      action={
        <Button type="primary" onClick={() => go('/duties/adopt')}>
          {t('toAdopt')}
        </Button>
      }
    />
  )
  return (
    <Page title={words.t('assignments')} summary={t('summary')}>
      <LateUnits />
      <Flex gap={8} wrap align="center" className="assignment-filters">
        {filters}
      </Flex>
      <Loaded reading={reading}>
        {(list) => (
          <>
            <Counts list={list} />
            <DataTable
              name={words.t('assignments')}
              rows={list.assignments}
              columns={columns}
              rowKey={({ id }) => id}
              onOpen={({ id }) => setOpened(id)}
              empty={empty}
            />
          </>
        )}
      </Loaded>
      {opened !== null && (
        <AssignmentDrawer key={opened} assignmentId={opened} onClose={() => setOpened(null)} />
      )}
    </Page>
  )
}

function Counts({ list }: { readonly list: AssignmentList }) {
  const t = useWords(assignmentsWords)
  const counts = [
    ...(list.vacant > 0 ? [t('vacantN', { n: list.vacant })] : []),
    ...(list.next === null
      ? []
      : [t('total', { n: list.total }), t('shownN', { n: list.assignments.length })]),
  ]
  if (counts.length === 0) return null
  return (
    <p className="assignment-counts" role="status">
      {counts.join(' · ')}
    </p>
  )
}

interface BooksReply extends Reply {
  json(): Promise<{ readonly data: readonly { id: string; title: string }[]; readonly permissions: string[] }>
}

/** The list as the filters in the address ask for it, and the filters. */
function useFilteredList() {
  const t = useWords(assignmentsWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { units } = useUnitChoice()
  const [unit, setUnit] = useAddressValue('unit')
  const [duty, setDuty] = useAddressValue('duty')
  const [book, setBook] = useAddressValue('rulebook')
  const [tier, setTier] = useAddressValue('tier')
  const [vacant, setVacant] = useAddressValue('vacant')
  const books = useReading(['rulebooks'], () => fetch('/api/rulebooks') as Promise<BooksReply>)
  const unitId = units.some(({ id }) => id === unit) ? unit : undefined
  const query = {
    ...(unitId && { unitId }),
    ...(duty && { dutyId: duty }),
    ...(book && { rulebookId: book }),
    ...(tier && { tier: tier as Tier }),
    ...(vacant === 'true' && { vacant: 'true' }),
  }
  const reading = useReading(['duties', 'assignments', query], () => api.assignments.$get({ query }))
  const filters = (
    <>
      <span className="assignment-unit">
        <UnitPicker
          units={units}
          label={t('underUnit')}
          placeholder={t('underUnit')}
          value={unitId}
          allowClear
          onChange={setUnit}
        />
      </span>
      <Select
        aria-label={words.t('rulebook')}
        className="assignment-book"
        allowClear
        placeholder={t('allRulebooks')}
        value={book ?? null}
        onChange={(id: string | undefined) => setBook(id)}
        options={(books.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Select
        aria-label={words.t('tier')}
        className="assignment-tier"
        allowClear
        placeholder={t('allTiers')}
        value={tier ?? null}
        onChange={(code: string | undefined) => setTier(code)}
        options={tiers.map((code) => ({ value: code, label: words.tier(code) }))}
      />
      <Checkbox
        checked={vacant === 'true'}
        onChange={({ target }) => setVacant(target.checked ? 'true' : undefined)}
      >
        {t('onlyVacant')}
      </Checkbox>
      {duty !== undefined && (
        <Button type="link" onClick={() => setDuty(undefined)}>
          {t('oneDuty')} · {t('showAll')}
        </Button>
      )}
    </>
  )
  return { reading, filters, isFiltered: Object.keys(query).length > 0 }
}
