import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Tabs } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { useAddressValue } from '../../../ui/navigation.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { daySchema, type PersonRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { HandOverDialog, type Handover } from './hand-over-dialog.tsx'
import { usePeople } from './organisation-api.ts'
import './organisation.css'
import { PeopleTable } from './people-table.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { VacantTable } from './vacant-table.tsx'

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
