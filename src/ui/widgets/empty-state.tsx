import { InboxOutlined } from '@ant-design/icons'
import { Flex, Typography } from 'antd'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** What is not there yet, in a few words. */
  readonly title: string
  /** What to do next, and what will then appear. */
  readonly hint?: ReactNode
  /** The button that does it; primary. */
  readonly action?: ReactNode
  readonly icon?: ReactNode
  /** Inside a table or card: less air. */
  readonly compact?: boolean
}

/** An empty place that says what to do next. */
export function EmptyState({ title, hint, action, icon, compact = false }: EmptyStateProps) {
  return (
    <Flex
      vertical
      align="center"
      gap={10}
      className={compact ? 'empty-state empty-state-compact' : 'empty-state'}
    >
      <span className="empty-state-icon" aria-hidden="true">
        {icon ?? <InboxOutlined />}
      </span>
      <Typography.Text strong>{title}</Typography.Text>
      {hint !== undefined && <div className="empty-state-hint">{hint}</div>}
      {action}
    </Flex>
  )
}
