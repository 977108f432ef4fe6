import { Splitter } from 'antd'
import type { ReactNode } from 'react'
import { useIsPhone } from '../viewport.ts'

export interface SplitViewProps {
  /** What is read: a rule's text. */
  readonly left: ReactNode
  /** What is done about it: cards. */
  readonly right: ReactNode
  readonly leftLabel: string
  readonly rightLabel: string
  /** The left side's share at first, in percent. */
  readonly share?: number
}

/** Two panels that scroll on their own beside each other; on a phone the left one stands above, at under half the height. */
export function SplitView({ left, right, leftLabel, rightLabel, share = 56 }: SplitViewProps) {
  const phone = useIsPhone()
  const first = (
    <section aria-label={leftLabel} tabIndex={0} className="split-panel split-left">
      {left}
    </section>
  )
  const second = (
    <section aria-label={rightLabel} tabIndex={0} className="split-panel split-right">
      {right}
    </section>
  )
  if (phone) {
    return (
      <div className="split-stack">
        {first}
        {second}
      </div>
    )
  }
  return (
    <Splitter className="split-view">
      <Splitter.Panel defaultSize={`${share}%`} min="30%" max="75%">
        {first}
      </Splitter.Panel>
      <Splitter.Panel>{second}</Splitter.Panel>
    </Splitter>
  )
}
