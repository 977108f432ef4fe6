import { AuditOutlined } from '@ant-design/icons'
import { Button, Flex, Progress } from 'antd'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../../ui/navigation.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { dutiesWords } from '../../words.ts'
import type { ReviewProgress } from '../model.ts'
import { reviewWords } from '../words.ts'

/** 职责审订: the versions and how far each has been judged. */
export default function ReviewList() {
  const t = useWords(reviewWords)
  const common = useWords(dutiesWords)
  const api = useDutiesApi()
  const go = useGo()
  const reading = useReading(['duties', 'reviews'], () => api.review.$get())
  const columns = useColumns()
  return (
    <Page title={common('reviews')} summary={t('listSummary')}>
      <Loaded reading={reading}>
        {(reviews) => (
          <DataTable
            name={common('reviews')}
            rows={reviews}
            columns={columns}
            rowKey={({ versionId }) => versionId}
            onOpen={({ versionId }) => go(`/duties/desk/${versionId}`)}
            empty={
              <EmptyState
                icon={<AuditOutlined />}
                title={t('noTexts')}
                hint={t('noTextsHint')}
                action={
                  <Button type="primary" onClick={() => go('/rulebooks/import')}>
                    {t('importText')}
                  </Button>
                }
              />
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

/** Judged duties as a share of those found, 0–100; 100 where none was found. */
const judgedPercent = ({ proposed, accepted, rejected, adopted }: ReviewProgress): number => {
  const all = proposed + accepted + rejected + adopted
  return all === 0 ? 100 : Math.floor(((all - proposed) / all) * 100)
}

function useColumns(): Column<ReviewProgress>[] {
  const t = useWords(reviewWords)
  const common = useWords(dutiesWords)
  const count = (key: 'accepted' | 'adopted' | 'rejected', title: string): Column<ReviewProgress> => ({
    key,
    title,
    value: (review) => review[key],
    width: 90,
  })
  return [
    { key: 'title', title: common('rulebook'), value: (review) => review.rulebookTitle, width: 300 },
    {
      key: 'effectiveFrom',
      title: t('effective'),
      value: (review) => review.effectiveFrom,
      draw: (review) => <DateText value={review.effectiveFrom} />,
      width: 140,
    },
    {
      key: 'progress',
      title: t('progress'),
      value: judgedPercent,
      draw: (review) => <Progress percent={judgedPercent(review)} size="small" aria-label={t('progress')} />,
      width: 170,
    },
    { key: 'proposed', title: t('toReview'), value: (review) => review.proposed, width: 90 },
    count('accepted', t('accepted')),
    count('adopted', t('adopted')),
    count('rejected', t('rejected')),
    {
      key: 'next',
      title: t('steps'),
      value: () => null,
      sortable: false,
      draw: (review) => (
        <Flex gap={12}>
          <InnerLink to={`/rulebooks/${review.versionId}`}>{t('read')}</InnerLink>
          {review.accepted > 0 && (
            <InnerLink to="/duties/adopt" search={{ version: review.versionId }}>
              {t('adoptN', { n: review.accepted })}
            </InnerLink>
          )}
        </Flex>
      ),
      width: 190,
    },
  ]
}
