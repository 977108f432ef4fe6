import { TeamOutlined } from '@ant-design/icons'
import { useWords } from '../../../ui/language.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { ActivityRow } from '../model.ts'
import { evidenceWords } from '../words.ts'

export type Marked = Pick<ActivityRow, 'late' | 'unitIds' | 'voidedAt'>

/** Late, joint, voided: what is out of the usual about a record. */
export function ActivityMarks({ activity: { late, unitIds, voidedAt } }: { readonly activity: Marked }) {
  const t = useWords(evidenceWords)
  return (
    <span className="row-marks">
      {voidedAt !== null && <ToneTag tone="void">{t('voided')}</ToneTag>}
      {late && <ToneTag tone="late">{t('lateMark')}</ToneTag>}
      {unitIds.length > 1 && (
        <ToneTag tone="neutral" icon={<TeamOutlined />}>
          {t('joint', { n: unitIds.length })}
        </ToneTag>
      )}
    </span>
  )
}
