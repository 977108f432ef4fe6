import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  PlayCircleOutlined,
} from '@ant-design/icons'
import { Tag } from 'antd'
import type { ComponentType, ReactNode } from 'react'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { type StatusTone, statusColours } from '../theme.ts'

export type OccurrenceStatus = 'upcoming' | 'open' | 'met' | 'met_late' | 'missed' | 'waived'

const toneIcons: Readonly<Record<StatusTone, ComponentType>> = {
  neutral: ClockCircleOutlined,
  active: PlayCircleOutlined,
  good: CheckCircleFilled,
  late: ExclamationCircleFilled,
  bad: CloseCircleFilled,
  void: MinusCircleOutlined,
}

const statuses = {
  upcoming: ['neutral', 'statusUpcoming'],
  open: ['active', 'statusOpen'],
  met: ['good', 'statusMet'],
  met_late: ['late', 'statusMetLate'],
  missed: ['bad', 'statusMissed'],
  waived: ['void', 'statusWaived'],
} as const

export interface ToneTagProps {
  readonly tone: StatusTone
  readonly children: ReactNode
  /** Instead of the tone's own icon. */
  readonly icon?: ReactNode
}

/** A state of anything, as icon, word and colour, so that it reads without colour too. */
export function ToneTag({ tone, children, icon }: ToneTagProps) {
  const { ground, edge, text } = statusColours[tone]
  const Icon = toneIcons[tone]
  return (
    <Tag
      className="tone-tag"
      icon={icon ?? <Icon />}
      style={{
        background: ground,
        border: `1px ${tone === 'void' ? 'dashed' : 'solid'} ${edge}`,
        color: text,
      }}
    >
      {children}
    </Tag>
  )
}

/** The status of an occurrence. */
export function StatusTag({ status }: { readonly status: OccurrenceStatus }) {
  const t = useWords(commonWords)
  const [tone, word] = statuses[status]
  return <ToneTag tone={tone}>{t(word)}</ToneTag>
}
