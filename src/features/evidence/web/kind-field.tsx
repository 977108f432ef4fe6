import {
  AlertOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BookOutlined,
  FileTextOutlined,
  NotificationOutlined,
  ReadOutlined,
  SafetyOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { useId } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { ActivityKind } from '../model.ts'
import { evidenceWords } from '../words.ts'

const icons: Readonly<Record<string, ComponentType>> = {
  meeting: TeamOutlined,
  study: BookOutlined,
  training: ReadOutlined,
  drill: AlertOutlined,
  inspection: SafetyOutlined,
  campaign: NotificationOutlined,
  briefing: AuditOutlined,
  document: FileTextOutlined,
  maintenance: ToolOutlined,
}

export interface KindFieldProps {
  readonly kinds: readonly ActivityKind[]
  readonly value?: string
  readonly onChange?: (kind: string) => void
  /** Set by the surrounding Form.Item. */
  readonly id?: string
}

/** The kind of activity, as choices large enough for a thumb; radio buttons to a keyboard and a screen reader. */
export function KindField({ kinds, value, onChange, id }: KindFieldProps) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const group = useId()
  return (
    <div className="kind-field" role="radiogroup" aria-label={t('kind')} {...(id !== undefined && { id })}>
      {kinds.map((kind) => {
        const Icon = icons[kind.code] ?? AppstoreOutlined
        return (
          <label key={kind.code} className="kind-choice">
            <input
              type="radio"
              name={group}
              value={kind.code}
              checked={value === kind.code}
              onChange={() => onChange?.(kind.code)}
            />
            <span aria-hidden="true" className="kind-icon">
              <Icon />
            </span>
            <span>{kind[language]}</span>
          </label>
        )
      })}
    </div>
  )
}
