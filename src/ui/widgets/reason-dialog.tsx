import { Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { TroubleNotice } from '../refusal.tsx'

export interface ReasonDialogProps {
  readonly open: boolean
  /** A question or an order that names the thing: “作废《消防演练》？” */
  readonly title: string
  /** What follows from it. */
  readonly consequence?: ReactNode
  /** The verb on the button: 作废, 豁免. */
  readonly confirmLabel: string
  readonly reason?: 'needed' | 'optional' | 'none'
  readonly reasonLabel?: string
  /** Paints the button red: things that are hard to take back. */
  readonly danger?: boolean
  readonly pending?: boolean
  /** What stood in the way of the last try (`action.trouble`). */
  readonly trouble?: Error | null
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
  /** Further fields above the reason. */
  readonly children?: ReactNode
}

const longestReason = 500

/** Asks before something weighty (voiding, waiving), with the reason that the audit log keeps. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    open,
    title,
    consequence,
    confirmLabel,
    reason = 'needed',
    reasonLabel,
    danger,
    pending,
    trouble,
    children,
  } = props
  const t = useWords(commonWords)
  const [form] = Form.useForm<{ reason?: string }>()
  const [given, setGiven] = useState('')
  const cancel = () => {
    form.resetFields()
    setGiven('')
    props.onCancel()
  }
  return (
    <Modal
      open={open}
      title={title}
      okText={confirmLabel}
      cancelText={t('cancel')}
      okButtonProps={{ danger: danger ?? false, loading: pending ?? false }}
      onOk={() => form.submit()}
      onCancel={cancel}
      destroyOnHidden
    >
      {consequence !== undefined && <div className="dialog-consequence">{consequence}</div>}
      <TroubleNotice error={trouble} />
      {children}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={() => props.onConfirm(given.trim())}>
        {reason !== 'none' && (
          <Form.Item
            name="reason"
            label={reasonLabel ?? t('reason')}
            extra={t('reasonKept')}
            rules={
              reason === 'needed' ? [{ required: true, whitespace: true, message: t('reasonNeeded') }] : []
            }
          >
            <Input.TextArea
              autoFocus
              rows={3}
              maxLength={longestReason}
              showCount
              onChange={({ target }) => setGiven(target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
