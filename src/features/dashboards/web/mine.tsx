import { CheckCircleOutlined, SmileOutlined } from '@ant-design/icons'
import { Alert, Flex, Segmented, Select } from 'antd'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { periodAt } from '../../../ui/period-choice.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import type { Mine } from '../model.ts'
import { askedOf, doneOf } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { useDashboardsApi, usePeople } from './dashboards-api.ts'
import './dashboards.css'
import { DueSection } from './due-section.tsx'
import { type MineChoice, useMineChoice } from './mine-choice.ts'

/** 我的职责: what waits for a person or a unit, the most pressing first. */
export default function MyDuties() {
  const t = useWords(dashboardsWords)
  const api = useDashboardsApi()
  const { unitId } = useUnitChoice()
  const [choice, choose] = useMineChoice()
  const ofPerson = choice.by === 'person'
  const query = ofPerson
    ? choice.personId !== undefined && { personId: choice.personId }
    : unitId !== undefined && { unitId }
  const reading = useReading(['dashboards', 'mine', query], () => api.mine.$get({ query: query || {} }), {
    enabled: query !== false,
  })
  return (
    <Page title={t('mine')} summary={t('mineSummary')} measure="text">
      <Chooser choice={choice} onChoose={choose} />
      {ofPerson && choice.personId === undefined ? (
        <EmptyState compact title={t('choosePersonFirst')} />
      ) : (
        query !== false && (
          <Loaded reading={reading}>
            {(mine) => <Waiting mine={mine} unitId={ofPerson ? undefined : unitId} />}
          </Loaded>
        )
      )}
    </Page>
  )
}

const drawPerson = ({ data }: { readonly data: { readonly label: string; readonly described: string } }) => (
  <span>
    {data.label} <span className="described">{data.described}</span>
  </span>
)

interface ChooserProps {
  readonly choice: MineChoice
  readonly onChoose: (choice: MineChoice) => void
}

function Chooser({ choice, onChoose }: ChooserProps) {
  const t = useWords(dashboardsWords)
  const people = usePeople()
  const options = (people.data ?? []).map(({ id, name, posts }) => {
    const described = posts.map(({ unitName, title }) => `${unitName} ${title}`).join('、')
    return { value: id, label: name, described }
  })
  return (
    <Flex gap={8} wrap className="mine-chooser">
      <Segmented
        aria-label={t('by')}
        value={choice.by}
        options={[
          { value: 'unit' as const, label: t('byUnit') },
          { value: 'person' as const, label: t('byPerson') },
        ]}
        onChange={(by) => onChoose({ ...choice, by })}
      />
      {choice.by === 'person' && (
        <Select
          className="mine-person"
          aria-label={t('person')}
          placeholder={t('choosePerson')}
          loading={people.loading}
          {...(choice.personId !== undefined && people.data !== undefined && { value: choice.personId })}
          options={options}
          showSearch={{
            filterOption: (input, option) =>
              `${option?.label} ${option?.described}`.toLowerCase().includes(input.trim().toLowerCase()),
          }}
          optionRender={drawPerson}
          onChange={(personId: string) => onChoose({ by: 'person', personId })}
        />
      )}
    </Flex>
  )
}

const sections = [
  ['overdue', 'overdue', 'late'],
  ['dueToday', 'dueToday', 'active'],
  ['week', 'week', 'active'],
  ['later', 'later', 'neutral'],
  ['missed', 'lately', 'bad'],
] as const

function Waiting({ mine, unitId }: { readonly mine: Mine; readonly unitId: string | undefined }) {
  const t = useWords(dashboardsWords)
  const waits = mine.overdue.length + mine.dueToday.length + mine.week.length + mine.later.length > 0
  if (!waits && mine.missed.length === 0) return <NothingWaits unitId={unitId} />
  return (
    <>
      {!waits && (
        <Alert
          className="mine-notice"
          type="success"
          showIcon
          icon={<CheckCircleOutlined />}
          title={t('nothingButMissed')}
        />
      )}
      {mine.more && <Alert className="mine-notice" type="info" showIcon title={t('mineMore')} />}
      {sections.map(([list, word, tone]) => (
        <DueSection
          key={list}
          title={t(word)}
          tone={tone}
          items={mine[list]}
          today={mine.today}
          missed={list === 'missed'}
        />
      ))}
    </>
  )
}

/** Nothing waits: because all is done, which the numbers say, or because there are no duties at all. */
function NothingWaits({ unitId }: { readonly unitId: string | undefined }) {
  const t = useWords(dashboardsWords)
  const api = useDashboardsApi()
  const { today } = useTenant()
  const period = periodAt('half-year', today)
  const stretch = { from: period?.from ?? today, to: period?.to ?? today }
  const status = useReading(
    ['dashboards', 'unit', unitId, stretch],
    () => api.units[':unitId'].$get({ param: { unitId: unitId ?? '' }, query: stretch }),
    { enabled: unitId !== undefined },
  )
  if (unitId === undefined)
    return <EmptyState icon={<SmileOutlined />} title={t('nothingWaits')} hint={t('nothingWaitsPerson')} />
  return (
    <Loaded reading={status}>
      {({ total }) =>
        total.expected === 0 ? (
          <EmptyState
            title={t('noDuties')}
            hint={t('noDutiesHint')}
            action={<InnerLink to="/rulebooks">{t('toRulebooks')}</InnerLink>}
          />
        ) : (
          <EmptyState
            icon={<SmileOutlined />}
            title={t('nothingWaits')}
            hint={t('nothingWaitsHint', { done: doneOf(total), asked: askedOf(total) })}
          />
        )
      }
    </Loaded>
  )
}
