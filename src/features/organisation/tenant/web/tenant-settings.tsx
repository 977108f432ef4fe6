import { AutoComplete, Button, Card, Form, Input, InputNumber } from 'antd'
import { useAction } from '../../../../ui/action.tsx'
import { useReading } from '../../../../ui/api.ts'
import { commonWords } from '../../../../ui/common-words.ts'
import { useWords } from '../../../../ui/language.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { useOrganisationApi } from '../../web/organisation-api.ts'
import { organisationWords } from '../../words.ts'
import type { TenantSettings } from '../model.ts'
import { tenantWords } from '../words.ts'

/** 组织设置: name, time zone, and from when an entry is late. */
export default function TenantSettingsScreen() {
  const t = useWords(organisationWords)
  const s = useWords(tenantWords)
  const api = useOrganisationApi()
  const tenant = useReading(['organisation', 'tenant'], () => api.tenant.$get())
  return (
    <Page title={t('tenantSettings')} summary={s('summary')} measure="text">
      <Loaded reading={tenant}>
        {({ name, timeZone, lateAfterDays }) => (
          <Card>
            <SettingsForm
              settings={{ name, timeZone, lateAfterDays }}
              mayWrite={tenant.may('organisation.write')}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value }))

function SettingsForm({
  settings,
  mayWrite,
}: {
  readonly settings: TenantSettings
  readonly mayWrite: boolean
}) {
  const s = useWords(tenantWords)
  const t = useWords(commonWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<TenantSettings>()
  const change = useAction({
    run: (json: TenantSettings) => api.tenant.$put({ json }),
    form,
    success: s('saved'),
    refresh: [['organisation']],
  })
  return (
    <Form<TenantSettings>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      disabled={!mayWrite}
      onFinish={(values) => void change.start(values)}
    >
      <Form.Item
        name="name"
        label={s('name')}
        extra={s('nameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={s('timeZone')} extra={s('timeZoneHint')} rules={[{ required: true }]}>
        <AutoComplete
          options={zones}
          showSearch={{
            filterOption: (typed, option) =>
              (option?.value ?? '').toLowerCase().includes(typed.toLowerCase()),
          }}
        />
      </Form.Item>
      <Form.Item
        name="lateAfterDays"
        label={s('lateAfterDays')}
        extra={s('lateHint')}
        rules={[{ required: true }]}
      >
        <InputNumber min={0} max={366} precision={0} suffix={s('days')} style={{ inlineSize: 160 }} />
      </Form.Item>
      {mayWrite && (
        <Button type="primary" htmlType="submit" loading={change.pending}>
          {t('save')}
        </Button>
      )}
    </Form>
  )
}
