import { Alert, Checkbox, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { commonWords } from '../../../../ui/common-words.ts'
import { useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { AssignmentPage } from '../model.ts'
import { assignmentsWords } from '../words.ts'

export interface ReassignDialogProps {
  readonly page: AssignmentPage
  readonly onClose: () => void
}

interface Given {
  readonly postId: string
  readonly from: string
}

/** Gives an assignment to another post of the unit from a day on; on wish all that the post answers for. */
export function ReassignDialog({ page, onClose }: ReassignDialogProps) {
  const t = useWords(assignmentsWords)
  const common = useWords(commonWords)
  const words = useDutyWords()
  const api = useDutiesApi()
  const { today } = useTenant()
  const [form] = Form.useForm<Given>()
  const [along, setAlong] = useState(false)
  const reassigning = useAction({
    run: (given: Given) => {
      const assignmentIds = along ? [page.id, ...page.siblings] : [page.id]
      return api.assignments.reassign.$post({ json: { ...given, assignmentIds } })
    },
    form,
    trouble: 'inline',
    success: ({ reassigned }) => t('reassigned', { n: reassigned }),
    onDone: onClose,
  })
  const posts = page.posts.filter(({ id }) => id !== page.post?.id)
  return (
    <Modal
      open
      title={t('reassignTitle')}
      okText={common('save')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: reassigning.pending, disabled: posts.length === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="dialog-consequence">{t('reassignHint')}</p>
      <TroubleNotice error={reassigning.trouble} />
      {posts.length === 0 ? (
        <Alert type="info" showIcon title={t('noOtherPost')} />
      ) : (
        <Form<Given>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ from: today < page.validFrom ? page.validFrom : today, postId: posts[0]?.id }}
          onFinish={(given) => void reassigning.start(given)}
        >
          <Form.Item name="postId" label={t('toPost')} rules={[{ required: true }]}>
            <Select
              options={posts.map((post) => ({
                value: post.id,
                label: `${post.title}（${words.tier(post.tier)}）${post.holderName ?? words.t('vacant')}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="from" label={words.t('from')} rules={[{ required: true }]}>
            <DayPicker earliest={page.validFrom} />
          </Form.Item>
          {page.siblings.length > 0 && (
            <Checkbox checked={along} onChange={({ target }) => setAlong(target.checked)}>
              {t('alsoSiblings', { n: page.siblings.length })}
            </Checkbox>
          )}
        </Form>
      )}
    </Modal>
  )
}
