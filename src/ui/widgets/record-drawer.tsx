import { Drawer } from 'antd'
import { type ReactNode, useLayoutEffect } from 'react'
import { StickyOffset } from '../sticky-offset.ts'
import { useIsPhone } from '../viewport.ts'

export interface RecordDrawerProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  /** px on desktop; a phone gives it the whole width. */
  readonly width?: number
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** The place at the right where records open without leaving the page; its content is made only when it opens. */
export function RecordDrawer({
  open,
  title,
  onClose,
  width = 640,
  actions,
  footer,
  children,
}: RecordDrawerProps) {
  const phone = useIsPhone()
  useReturnedFocus(open)
  return (
    <Drawer
      open={open}
      title={<h2 className="drawer-title">{title}</h2>}
      onClose={onClose}
      size={phone ? '100%' : width}
      extra={actions}
      footer={footer}
      destroyOnHidden
    >
      <StickyOffset value={0}>{children}</StickyOffset>
    </Drawer>
  )
}

/** Gives the focus back to what opened the drawer; left to itself it would fall to the top of the page. */
function useReturnedFocus(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return
    const opener = document.activeElement
    return () => {
      // The drawer holds the focus inside until its own effects have run.
      setTimeout(() => opener instanceof HTMLElement && opener.focus({ preventScroll: true }))
    }
  }, [open])
}
