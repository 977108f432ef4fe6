import { Button, Tooltip } from 'antd'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../../ui/navigation.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import type { Desk } from '../model.ts'
import { reviewWords } from '../words.ts'
import { isComplete } from './desk-filter.ts'
import type { DeskWork } from './desk-work.ts'

interface DeskActionsProps {
  readonly desk: Desk
  readonly work: DeskWork
}

/** What is done with the duties of a text as a whole. */
export function DeskActions({ desk, work }: DeskActionsProps) {
  const t = useWords(reviewWords)
  const go = useGo()
  const { version, rulebook, duties } = desk
  const ready = duties.filter((duty) => duty.state === 'proposed' && isComplete(duty))
  const accepted = duties.filter(({ state }) => state === 'accepted').length
  return (
    <>
      <Button onClick={() => go(`/rulebooks/${version.id}`)}>{t('read')}</Button>
      {ready.length > 0 && (
        <Button loading={work.pending} onClick={() => void work.decide('accept', ready)}>
          {t('acceptAll', { n: ready.length })}
        </Button>
      )}
      <SucceedLink versionId={version.id} several={rulebook.versions.length > 1} />
      <Tooltip title={accepted === 0 ? t('none') : undefined}>
        <Button
          type="primary"
          disabled={accepted === 0}
          onClick={() => go('/duties/adopt', { version: version.id })}
        >
          {accepted === 0 ? t('adopt') : t('adoptN', { n: accepted })}
        </Button>
      </Tooltip>
    </>
  )
}

/** Offered where an earlier version of the rule has duties in force. */
function SucceedLink({ versionId, several }: { readonly versionId: string; readonly several: boolean }) {
  const t = useWords(reviewWords)
  const api = useDutiesApi()
  const reading = useReading(
    ['duties', 'compare', versionId],
    () => api.adoption.versions[':id'].compare.$get({ param: { id: versionId } }),
    { enabled: several },
  )
  if ((reading.data?.successions.length ?? 0) === 0) return null
  return (
    <InnerLink to={`/duties/versions/${versionId}`} className="desk-succeed">
      {t('succeed')}
    </InnerLink>
  )
}
