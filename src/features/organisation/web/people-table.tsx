import { EditOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, Flex, Tag } from 'antd'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { PersonRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import type { Handover } from './hand-over-dialog.tsx'
import { useNames } from './organisation-api.ts'

export interface PeopleTableProps {
  readonly rows: readonly PersonRow[]
  readonly mayWrite: boolean
  readonly onHandOver: (handover: Handover) => void
  readonly onRename: (person: PersonRow) => void
}

/** The people of a day with their posts. */
export function PeopleTable({ rows, ...rest }: PeopleTableProps) {
  const t = useWords(organisationWords)
  const go = useGo()
  const columns = useColumns(rest)
  return (
    <DataTable
      name={t('people')}
      rows={rows}
      columns={columns}
      rowKey={(person) => person.id}
      empty={
        <EmptyState
          icon={<TeamOutlined />}
          title={t('noPeople')}
          hint={t('noPeopleHint')}
          action={<Button onClick={() => go('/organisation/import')}>{t('importing')}</Button>}
        />
      }
    />
  )
}

function useColumns({ mayWrite, onHandOver, onRename }: Omit<PeopleTableProps, 'rows'>): Column<PersonRow>[] {
  const t = useWords(organisationWords)
  return [
    {
      key: 'name',
      title: t('personName'),
      value: (person) => person.name,
      width: 150,
      draw: (person) => (
        <span className="person-name">
          {person.name}
          {mayWrite && (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={`${t('renamePerson')} ${person.name}`}
              onClick={() => onRename(person)}
            />
          )}
        </span>
      ),
    },
    {
      key: 'posts',
      title: t('posts'),
      width: 520,
      value: (person) => person.posts.map((post) => `${post.unitName} ${post.title}`).join('、'),
      draw: (person) => <PostsOf person={person} mayWrite={mayWrite} onHandOver={onHandOver} />,
    },
  ]
}

function PostsOf({
  person,
  mayWrite,
  onHandOver,
}: Omit<PeopleTableProps, 'rows' | 'onRename'> & { readonly person: PersonRow }) {
  const t = useWords(organisationWords)
  const names = useNames()
  if (person.posts.length === 0) return <span>{t('noPost')}</span>
  return (
    <ul className="people-posts">
      {person.posts.map((post) => (
        <li key={post.postId}>
          <Flex gap={8} align="center" wrap>
            <InnerLink to="/organisation" search={{ unit: post.unitId }}>
              {post.unitName}
            </InnerLink>
            <strong>{post.title}</strong>
            <Tag>{names.tier(post.tier)}</Tag>
            <span className="post-since">
              <DateText value={post.from} />
            </span>
            {mayWrite && (
              <Button
                size="small"
                onClick={() =>
                  onHandOver({
                    postId: post.postId,
                    title: post.title,
                    openedOn: post.from,
                    holder: { id: person.id, name: person.name },
                  })
                }
              >
                {t('handOver')}
              </Button>
            )}
          </Flex>
        </li>
      ))}
    </ul>
  )
}
