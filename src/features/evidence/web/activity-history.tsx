import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { type HistoryStep, HistoryTimeline } from '../../../ui/widgets/history-timeline.tsx'
import type { ActivityPage } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { differencesOf } from './differences.ts'
import { useEvidenceApi } from './evidence-api.ts'
import { useNaming } from './naming.ts'

export interface ActivityHistoryProps {
  readonly present: ActivityPage
  readonly shown: number
  readonly onShow: (revision: number) => void
}

/** Every revision with what it changed and why, newest first; each can be seen as it was. */
export function ActivityHistory({ present, shown, onShow }: ActivityHistoryProps) {
  const t = useWords(evidenceWords)
  const steps = useSteps(present)
  const others = [present.activity.revision, ...present.earlier.map(({ revision }) => revision)]
  return (
    <section className="activity-part activity-wide" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <HistoryTimeline steps={steps} />
      {others.length > 1 && (
        <div className="row-marks">
          {others
            .filter((revision) => revision !== shown)
            .map((revision) => (
              <Button key={revision} size="small" onClick={() => onShow(revision)}>
                {t('seeAsWas', { revision })}
              </Button>
            ))}
        </div>
      )}
    </section>
  )
}

/** Differences are shown for so many revisions; nobody corrects a record more often. */
const mostCompared = 20

function useSteps(present: ActivityPage): HistoryStep[] {
  const t = useWords(evidenceWords)
  const naming = useNaming()
  const api = useEvidenceApi()
  const { activity, earlier } = present
  const revisions = useQueries({
    queries: earlier.slice(0, mostCompared).map(({ revision }) => ({
      queryKey: ['evidence', 'activity', activity.id, revision],
      queryFn: () =>
        call(
          api.activities[':id'].revisions[':revision'].$get({
            param: { id: activity.id, revision: String(revision) },
          }),
        ),
    })),
  })
  const pageOf = (revision: number) =>
    revision === activity.revision
      ? present
      : revisions[earlier.findIndex((one) => one.revision === revision)]?.data?.data
  // The reason that ended a revision is the reason for the one that came after it.
  const corrections = earlier.map(({ revision, heldTo, reason }): HistoryStep => {
    const [before, after] = [pageOf(revision), pageOf(revision + 1)]
    const found = before && after ? differencesOf(before, after, naming) : []
    return {
      id: String(revision + 1),
      at: heldTo,
      by: '',
      what: t('madeRevision', { revision: revision + 1 }),
      reason,
      current: revision + 1 === activity.revision && activity.voidedAt === null,
      changes: found.map(({ field, ...sides }) => ({ field: t(field), ...sides })),
    }
  })
  const recorded: HistoryStep = {
    id: '1',
    at: activity.recordedAt,
    by: '',
    what: t('madeRecord'),
    current: activity.revision === 1 && activity.voidedAt === null,
  }
  const voided: HistoryStep[] =
    activity.voidedAt === null
      ? []
      : [
          {
            id: 'void',
            at: activity.voidedAt,
            by: '',
            what: t('madeVoid'),
            ...(activity.voidReason !== null && { reason: activity.voidReason }),
          },
        ]
  return [...voided, ...corrections, recorded]
}
