import {
  CheckCircleFilled,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  MinusCircleOutlined,
  PlayCircleOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { StatusTone } from '../../../ui/theme.ts'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { Standing } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'

interface Look {
  readonly tone: StatusTone
  readonly Icon: ComponentType
  readonly word: keyof typeof dashboardsWords.zh &
    ('none' | 'missed' | 'overdue' | 'open' | 'metLate' | 'onTrack' | 'met' | 'waived' | 'upcoming')
}

/** How a standing looks: tone, icon and word, so that none of them is needed alone. */
export const standingLooks: Readonly<Record<Standing, Look>> = {
  none: { tone: 'void', Icon: MinusCircleOutlined, word: 'none' },
  missed: { tone: 'bad', Icon: CloseCircleFilled, word: 'missed' },
  overdue: { tone: 'late', Icon: FieldTimeOutlined, word: 'overdue' },
  open: { tone: 'active', Icon: PlayCircleOutlined, word: 'open' },
  met_late: { tone: 'late', Icon: ExclamationCircleFilled, word: 'metLate' },
  on_track: { tone: 'good', Icon: CheckCircleOutlined, word: 'onTrack' },
  met: { tone: 'good', Icon: CheckCircleFilled, word: 'met' },
  waived: { tone: 'void', Icon: MinusCircleOutlined, word: 'waived' },
  upcoming: { tone: 'neutral', Icon: ClockCircleOutlined, word: 'upcoming' },
}

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const t = useWords(dashboardsWords)
  const { tone, Icon, word } = standingLooks[standing]
  return (
    <ToneTag tone={tone} icon={<Icon />}>
      {t(word)}
    </ToneTag>
  )
}
