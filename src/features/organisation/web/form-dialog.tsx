import { Form, type FormInstance, Modal } from 'antd'
import type { ReactNode } from 'react'
import { commonWords } from '../../../ui/common-words.ts'
import { useWords } from '../../../ui/language.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'

export interface FormDialogProps<Values extends object> {
  readonly title: string
  /** What follows from it. */
  readonly hint?: ReactNode
  /** The verb on the button. */
  readonly confirmLabel: string
  readonly form: FormInstance<Values>
  readonly initial: Partial<Values>
  readonly pending: boolean
  readonly trouble: Error | null
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onChange?: (values: Values) => void
  readonly onConfirm: (values: Values) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog around a form of few fields; it is mounted only while it is open. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const {
    title,
    hint,
    confirmLabel,
    form,
    initial,
    pending,
    trouble,
    danger = false,
    disabled = false,
  } = props
  const t = useWords(commonWords)
  return (
    <Modal
      open
      title={title}
      okText={confirmLabel}
      cancelText={t('cancel')}
      okButtonProps={{ danger, loading: pending, disabled }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {hint !== undefined && <p className="dialog-consequence">{hint}</p>}
      <TroubleNotice error={trouble} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={props.onConfirm}
        onValuesChange={(_, values) => props.onChange?.(values)}
      >
        {props.children}
      </Form>
    </Modal>
  )
}
