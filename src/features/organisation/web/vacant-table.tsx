import { TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import type { VacantPost } from '../model.ts'
import { organisationWords } from '../words.ts'
import type { Handover } from './hand-over-dialog.tsx'
import { useNames, useOrganisationApi } from './organisation-api.ts'

interface VacantTableProps {
  readonly day: string
  readonly mayWrite: boolean
  readonly onHandOver: (handover: Handover) => void
}

/** The posts that nobody holds on a day, each to be filled. */
export function VacantTable({ day, mayWrite, onHandOver }: VacantTableProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const reading = useReading(['organisation', 'vacant', day], () => api.posts.vacant.$get({ query: { day } }))
  const columns = useColumns(mayWrite ? onHandOver : null)
  return (
    <Loaded reading={reading}>
      {(rows) => (
        <DataTable
          name={t('vacantPosts')}
          rows={rows}
          columns={columns}
          rowKey={(post) => post.id}
          empty={<EmptyState icon={<TeamOutlined />} title={t('noVacantPosts')} />}
        />
      )}
    </Loaded>
  )
}

function useColumns(onHandOver: VacantTableProps['onHandOver'] | null): Column<VacantPost>[] {
  const t = useWords(organisationWords)
  const names = useNames()
  const columns: Column<VacantPost>[] = [
    { key: 'title', title: t('post'), value: (post) => post.title },
    { key: 'unit', title: t('unit'), value: (post) => post.unitName, width: 260 },
    {
      key: 'tier',
      title: t('tier'),
      value: (post) => post.tier,
      words: (tier) => names.tier(tier as VacantPost['tier']),
      filterable: true,
    },
  ]
  if (onHandOver === null) return columns
  const filling: Column<VacantPost> = {
    key: 'appoint',
    title: t('appointFirst'),
    value: () => null,
    sortable: false,
    width: 110,
    draw: ({ id, title, openedOn }) => (
      <Button size="small" onClick={() => onHandOver({ postId: id, title, openedOn, holder: null })}>
        {t('appointFirst')}
      </Button>
    ),
  }
  return [...columns, filling]
}
