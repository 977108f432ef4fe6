import { Button, Result } from 'antd'
import { useWords } from '../../../../ui/language.tsx'
import { useGo } from '../../../../ui/navigation.tsx'
import type { Adopted } from '../model.ts'
import { adoptionWords } from '../words.ts'

export interface AdoptResultProps {
  readonly adopted: Adopted
  readonly versionId: string
  readonly onMore: () => void
}

/** What was made, and where to go from there. */
export function AdoptResult({ adopted, versionId, onMore }: AdoptResultProps) {
  const t = useWords(adoptionWords)
  const go = useGo()
  const { assignments, units, occurrences } = adopted
  return (
    <Result
      status="success"
      title={t('done')}
      subTitle={t('doneText', { assignments, units, occurrences })}
      extra={[
        <Button key="assignments" type="primary" onClick={() => go('/assignments')}>
          {t('toAssignments')}
        </Button>,
        <Button key="desk" onClick={() => go(`/duties/desk/${versionId}`)}>
          {t('backToDesk')}
        </Button>,
        <Button key="more" onClick={onMore}>
          {t('adoptMore')}
        </Button>,
      ]}
    />
  )
}
