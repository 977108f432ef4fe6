import { EditOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, Flex, Form, Input, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useAddressValue, useGo } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import { daySchema, type PersonRow, type VacantPost } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { HandOverDialog, type Handover } from './hand-over-dialog.tsx'
import { useNames, useOrganisationApi, usePeople } from './organisation-api.ts'
import './organisation.css'

type Doing = { readonly person: PersonRow | null } | { readonly handover: Handover }

/** 人员与岗位: who holds what on a day, and which posts nobody holds. */
export default function People() {
  const t = useWords(organisationWords)
  const { today } = useTenant()
  const [asked, setAsked] = useAddressValue('day')
  const day = daySchema.safeParse(asked).data ?? today
  const people = usePeople(day)
  const [doing, setDoing] = useState<Doing>()
  const mayWrite = people.may('organisation.write')
  const hand = (handover: Handover) => setDoing({ handover })
  const close = () => setDoing(undefined)
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
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setDoing({ person: null })}>
          {t('addPerson')}
        </Button>
      )}
    </>
  )
  return (
    <Page title={t('people')} summary={t('peopleSummary')} actions={actions}>
      <Loaded reading={people}>
        {(rows) => (
          <Tabs
            items={[
              {
                key: 'people',
                label: `${t('holders')} ${rows.length}`,
                children: (
                  <PeopleTable
                    rows={rows}
                    mayWrite={mayWrite}
                    onHandOver={hand}
                    onRename={(person) => setDoing({ person })}
                  />
                ),
              },
              {
                key: 'vacant',
                label: t('vacantPosts'),
                children: <VacantTable day={day} mayWrite={mayWrite} onHandOver={hand} />,
              },
            ]}
          />
        )}
      </Loaded>
      {doing !== undefined && 'handover' in doing && (
        <HandOverDialog handover={doing.handover} day={day} onClose={close} />
      )}
      {doing !== undefined && 'person' in doing && <PersonDialog person={doing.person} onClose={close} />}
    </Page>
  )
}

interface PeopleTableProps {
  readonly rows: readonly PersonRow[]
  readonly mayWrite: boolean
  readonly onHandOver: (handover: Handover) => void
  readonly onRename: (person: PersonRow) => void
}

function PeopleTable({ rows, mayWrite, onHandOver, onRename }: PeopleTableProps) {
  const t = useWords(organisationWords)
  const go = useGo()
  const columns: Column<PersonRow>[] = [
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

interface VacantTableProps {
  readonly day: string
  readonly mayWrite: boolean
  readonly onHandOver: (handover: Handover) => void
}

function VacantTable({ day, mayWrite, onHandOver }: VacantTableProps) {
  const t = useWords(organisationWords)
  const names = useNames()
  const api = useOrganisationApi()
  const reading = useReading(['organisation', 'vacant', day], () => api.posts.vacant.$get({ query: { day } }))
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
  return (
    <Loaded reading={reading}>
      {(rows) => (
        <DataTable
          name={t('vacantPosts')}
          rows={rows}
          columns={mayWrite ? [...columns, filling] : columns}
          rowKey={(post) => post.id}
          empty={<EmptyState icon={<TeamOutlined />} title={t('noVacantPosts')} />}
        />
      )}
    </Loaded>
  )
}

function PersonDialog({
  person,
  onClose,
}: {
  readonly person: PersonRow | null
  readonly onClose: () => void
}) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<{ name: string }>()
  const shared = { form, trouble: 'inline' as const, refresh: [['organisation']], onDone: onClose }
  const add = useAction({
    ...shared,
    run: (json: { name: string }) => api.people.$post({ json }),
    success: t('personAdded'),
  })
  const rename = useAction({
    ...shared,
    run: (json: { name: string }) => api.people[':id'].$put({ param: { id: person?.id ?? '' }, json }),
    success: t('personRenamed'),
  })
  const action = person === null ? add : rename
  return (
    <FormDialog<{ name: string }>
      title={person === null ? t('addPerson') : `${t('renamePerson')} · ${person.name}`}
      hint={person === null ? undefined : t('renamePersonHint')}
      confirmLabel={t(person === null ? 'addPerson' : 'renamePerson')}
      form={form}
      initial={{ name: person?.name ?? '' }}
      pending={action.pending}
      trouble={action.trouble}
      onConfirm={(values) => void action.start(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('personName')}
        extra={t('personNameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoFocus maxLength={40} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}
