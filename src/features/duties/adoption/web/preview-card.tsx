import { Alert, Card } from 'antd'
import { useWords } from '../../../../ui/language.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { NumberLink } from '../../../../ui/widgets/number-link.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AdoptionPreview, DutyReach } from '../model.ts'
import { adoptionWords } from '../words.ts'

export interface PreviewCardProps {
  readonly preview: AdoptionPreview
  readonly today: string
}

/** What adopting would make: one sentence, what to mind, and each duty's reach. */
export function PreviewCard({ preview }: PreviewCardProps) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const columns = useColumns(preview)
  const closed = preview.duties.some(({ alreadyClosed, units }) => alreadyClosed > 0 && units > 0)
  return (
    <Card>
      <p className="adopt-sentence" role="status">
        {preview.assignments === 0
          ? t('noUnits')
          : t('sentence', { n: preview.assignments, units: preview.units, day: words.day(preview.from) })}
      </p>
      {preview.vacant > 0 && <Alert type="warning" showIcon title={t('vacantN', { n: preview.vacant })} />}
      {closed && <Alert type="warning" showIcon title={t('closedN')} />}
      <DataTable
        name={t('duties')}
        tools={false}
        rows={preview.duties}
        columns={columns}
        rowKey={({ dutyId }) => dutyId}
      />
    </Card>
  )
}

function useColumns(preview: AdoptionPreview): Column<DutyReach>[] {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  return [
    { key: 'title', title: t('title'), value: (duty) => duty.title, width: 230 },
    { key: 'tier', title: words.t('tier'), value: (duty) => words.tierShort(duty.tier), width: 110 },
    {
      key: 'units',
      title: t('units'),
      value: (duty) => duty.units,
      draw: (duty) => (
        <NumberLink
          label={t('unitList')}
          value={duty.units}
          records={() => (
            <ul className="adopt-units">
              {preview.unitList.map((unit) => (
                <li key={unit.id}>
                  {unit.name}
                  <span className="duty-aside">{t('dutiesOf', { n: unit.duties })}</span>
                </li>
              ))}
            </ul>
          )}
        />
      ),
      width: 80,
    },
    { key: 'vacant', title: t('vacant'), value: (duty) => duty.vacant, width: 80 },
    {
      key: 'firstWindow',
      title: t('firstWindow'),
      value: (duty) => duty.firstWindow?.from ?? null,
      draw: ({ firstWindow }) =>
        firstWindow === null ? (
          t('noCalendar')
        ) : (
          <>
            <DateText value={firstWindow.from} /> – <DateText value={firstWindow.to} />
          </>
        ),
      width: 170,
    },
    { key: 'alreadyClosed', title: t('alreadyClosed'), value: (duty) => duty.alreadyClosed, width: 100 },
  ]
}
