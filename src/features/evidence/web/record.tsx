import { FormOutlined } from '@ant-design/icons'
import { askPath, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useAddressValue } from '../../../ui/navigation.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import type { OccurrencePage } from '../../duties/occurrences/model.ts'
import { evidenceWords } from '../words.ts'
import { useChoices } from './evidence-api.ts'
import { RecordForm } from './record-form.tsx'

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 记一笔: records what happened; `?occurrence=` comes from a duty that waits, and fills in what it asks for. */
export default function RecordWork() {
  const t = useWords(evidenceWords)
  const { units, unitId } = useUnitChoice()
  const [asked] = useAddressValue('occurrence')
  const occurrenceId = asked !== undefined && identifier.test(asked) ? asked : undefined
  const choices = useChoices()
  const purpose = useReading(
    ['duties', 'occurrence', occurrenceId],
    () => askPath<OccurrencePage>(`/duties/occurrences/${occurrenceId}`),
    { enabled: occurrenceId !== undefined },
  )
  return (
    <Page title={t('record')} summary={t('recordSummary')}>
      {units.length === 0 ? (
        <EmptyState
          icon={<FormOutlined />}
          title={t('noUnits')}
          hint={t('noUnitsHint')}
          action={<InnerLink to="/organisation">{t('unit')}</InnerLink>}
        />
      ) : (
        <Loaded reading={choices}>
          {(offered) =>
            occurrenceId === undefined ? (
              <RecordForm choices={offered} unitId={unitId} />
            ) : (
              <Loaded reading={purpose}>
                {(occurrence) => (
                  <RecordForm key={occurrenceId} choices={offered} unitId={unitId} purpose={occurrence} />
                )}
              </Loaded>
            )
          }
        </Loaded>
      )}
    </Page>
  )
}
