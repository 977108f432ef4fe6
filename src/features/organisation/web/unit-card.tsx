import { DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Dropdown, Flex, Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useReading } from '../../../ui/api.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { unitPath } from '../../../ui/unit-tree.ts'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import type { UnitKind, UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { useNames, useOrganisationApi } from './organisation-api.ts'
import { PostList } from './post-list.tsx'
import type { UnitVerb } from './unit-dialogs.tsx'
import { UnitHistoryList } from './unit-history.tsx'

export interface UnitCardPanelProps {
  readonly unitId: string
  readonly units: readonly UnitRow[]
  readonly kinds: readonly UnitKind[]
  readonly day: string
  readonly mayWrite: boolean
  readonly onVerb: (verb: UnitVerb) => void
  readonly onChoose: (unitId: string) => void
}

/** A unit on the chosen day: what it is, its posts with their holders, what stands below it, and its history. */
export function UnitCardPanel(props: UnitCardPanelProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const { unitId, units, day, mayWrite, onVerb, onChoose } = props
  const reading = useReading(['organisation', 'unit', unitId], () =>
    api.units[':id'].$get({ param: { id: unitId } }),
  )
  const unit = units.find(({ id }) => id === unitId)
  const below = units.filter(({ parentId }) => parentId === unitId)
  return (
    <Loaded reading={reading}>
      {(card) => (
        <>
          {unit === undefined ? (
            <EmptyState compact title={t('absent')} />
          ) : (
            <UnitHead {...props} unit={unit} />
          )}
          {unit !== undefined && (
            <>
              <Section
                title={t('posts')}
                action={
                  mayWrite && (
                    <Button
                      size="small"
                      icon={<PlusOutlined />}
                      onClick={() => onVerb({ kind: 'add-post', unit })}
                    >
                      {t('addPost')}
                    </Button>
                  )
                }
              >
                <PostList posts={card.posts} {...{ day, mayWrite, onVerb }} />
              </Section>
              {below.length > 0 && (
                <Section title={t('subunits')}>
                  <SubunitList units={below} onChoose={onChoose} />
                </Section>
              )}
            </>
          )}
          <Section title={t('history')}>
            <UnitHistoryList card={card} />
          </Section>
        </>
      )}
    </Loaded>
  )
}

interface SectionProps {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

function Section({ title, action, children }: SectionProps) {
  return (
    <section className="unit-card-section">
      <Flex justify="space-between" align="center" className="unit-card-section-head">
        <Typography.Title level={3} className="unit-card-heading">
          {title}
        </Typography.Title>
        {action}
      </Flex>
      {children}
    </section>
  )
}

const mostShown = 60

function SubunitList({
  units,
  onChoose,
}: {
  readonly units: readonly UnitRow[]
  readonly onChoose: (id: string) => void
}) {
  const t = useWords(organisationWords)
  return (
    <ul className="subunit-list">
      {units.slice(0, mostShown).map(({ id, name }) => (
        <li key={id}>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onChoose(id)}>
            {name}
          </Button>
        </li>
      ))}
      {units.length > mostShown && <li>… {t('unitsCounted', { n: units.length })}</li>}
    </ul>
  )
}

function UnitHead({
  unit,
  units,
  kinds,
  day,
  mayWrite,
  onVerb,
}: UnitCardPanelProps & { readonly unit: UnitRow }) {
  const t = useWords(organisationWords)
  const { language } = useLanguage()
  const { today } = useTenant()
  const names = useNames(kinds)
  const path = unitPath(
    units.map(({ id, parentId, name }) => ({ id, parentId, name })),
    unit.id,
  ).slice(0, -1)
  const more = [
    { key: 'create', label: t('newSubunit'), onClick: () => onVerb({ kind: 'create', parent: unit }) },
    { key: 'close', danger: true, label: t('close'), onClick: () => onVerb({ kind: 'close', unit }) },
  ]
  return (
    <header>
      <Flex justify="space-between" align="flex-start" gap={12} wrap>
        <div>
          <Flex align="center" gap={8} wrap>
            <Typography.Title level={2} className="unit-card-title">
              {unit.name}
            </Typography.Title>
            <Tag>{names.kind(unit.kind)}</Tag>
            {unit.closedOn !== null && (
              <Tag color="warning">{t('until', { day: dayText(unit.closedOn, language) })}</Tag>
            )}
          </Flex>
          <p className="unit-card-facts">
            {path.length > 0 && `${path.join(' › ')} · `}
            {t('since', { day: dayText(unit.openedOn, language) })}
          </p>
        </div>
        {mayWrite && (
          <Flex gap={8} wrap>
            {day === today && <OrderButtons unit={unit} units={units} />}
            <Button onClick={() => onVerb({ kind: 'rename', unit })}>{t('rename')}</Button>
            <Button onClick={() => onVerb({ kind: 'move', unit })}>{t('move')}</Button>
            <Dropdown menu={{ items: more }} trigger={['click']}>
              <Button icon={<DownOutlined />} iconPlacement="end">
                {t('more')}
              </Button>
            </Dropdown>
          </Flex>
        )}
      </Flex>
    </header>
  )
}

/** One place up or down among the siblings; only for today's tree, as the order has no history. */
function OrderButtons({ unit, units }: { readonly unit: UnitRow; readonly units: readonly UnitRow[] }) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const siblings = units.filter(({ parentId }) => parentId === unit.parentId).map(({ id }) => id)
  const place = siblings.indexOf(unit.id)
  const order = useAction({
    run: (unitIds: string[]) => api.units.order.$post({ json: { parentId: unit.parentId, unitIds } }),
    refresh: [['organisation']],
  })
  const swap = (other: number) => {
    const changed = siblings.with(place, siblings[other] ?? '').with(other, unit.id)
    void order.start(changed)
  }
  return (
    <>
      <Button
        icon={<UpOutlined />}
        aria-label={t('up')}
        disabled={place <= 0 || order.pending}
        onClick={() => swap(place - 1)}
      />
      <Button
        icon={<DownOutlined />}
        aria-label={t('down')}
        disabled={place === siblings.length - 1 || order.pending}
        onClick={() => swap(place + 1)}
      />
    </>
  )
}
