import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { type EvidenceMeasure, type EvidenceRule, evidenceMeasures, type Tier, tiers } from '../../model.ts'
import { deskKey, useDutiesApi } from '../../web/duties-api.ts'
import { type DutyNames, useDutyWords } from '../../web/duty-words.ts'
import type { Topic } from '../model.ts'
import { reviewWords } from '../words.ts'
import { plainRule } from './schedule-drafts.ts'

/** More sub-quotas than any rule states; the server says the same. */
const mostRules = 8

export interface EvidenceFieldsProps {
  readonly value: readonly EvidenceRule[]
  readonly onChange: (rules: EvidenceRule[]) => void
  readonly names: DutyNames
  readonly versionId: string
}

/** Which records count for a duty, and how many; a sub-quota is a second requirement with a topic. */
export function EvidenceFields({ value, onChange, names, versionId }: EvidenceFieldsProps) {
  const t = useWords(reviewWords)
  const replace = (place: number, rule: EvidenceRule) => onChange(value.with(place, rule))
  return (
    <div>
      {value.map((rule, place) => (
        // Rules have no id; their order is what they are.
        <fieldset key={place} className="evidence-rule">
          <legend className="spoken-only">{t('rule', { n: place + 1 })}</legend>
          <div className="evidence-rule-head">
            <strong>{t('rule', { n: place + 1 })}</strong>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('removeRule', { n: place + 1 })}
              onClick={() => onChange(value.toSpliced(place, 1))}
            />
          </div>
          <RuleFields
            rule={rule}
            names={names}
            versionId={versionId}
            onChange={(next) => replace(place, next)}
          />
        </fieldset>
      ))}
      {value.length < mostRules && (
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange([...value, { ...(value[0] ?? plainRule) }])}
        >
          {value.length === 0 ? t('addRule') : t('addSub')}
        </Button>
      )}
    </div>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
    </label>
  )
}

interface RuleFieldsProps {
  readonly rule: EvidenceRule
  readonly names: DutyNames
  readonly versionId: string
  readonly onChange: (rule: EvidenceRule) => void
}

function RuleFields({ rule, names, versionId, onChange }: RuleFieldsProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const { language } = useLanguage()
  const measureWords: Readonly<Record<EvidenceMeasure, string>> = {
    times: words.t('measureTimes'),
    hours: words.t('measureHours'),
    heads: words.t('measureHeads'),
    hours_per_person: words.t('measureHoursPerPerson'),
  }
  const tierField = (key: 'ledBy' | 'attendedBy', label: string) => (
    <Field label={label}>
      <Select<Tier>
        value={rule[key] as Tier}
        allowClear
        placeholder={t('nobodyNamed')}
        onChange={(tier: Tier | undefined) => {
          const { [key]: _, ...rest } = rule
          onChange(tier === undefined ? rest : { ...rest, [key]: tier })
        }}
        options={tiers.map((tier) => ({ value: tier, label: words.tier(tier) }))}
      />
    </Field>
  )
  return (
    <>
      <div className="field-grid">
        <Field label={t('measure')}>
          <Select<EvidenceMeasure>
            value={rule.measure}
            onChange={(measure) => onChange({ ...rule, measure })}
            options={evidenceMeasures.map((measure) => ({ value: measure, label: measureWords[measure] }))}
          />
        </Field>
        <Field label={t('required')}>
          <InputNumber<number>
            value={rule.required}
            min={rule.measure === 'times' || rule.measure === 'heads' ? 1 : 0.5}
            max={1_000_000}
            style={{ width: '100%' }}
            onChange={(required) => onChange({ ...rule, required: required ?? 1 })}
          />
        </Field>
      </div>
      <Field label={t('countedKinds')}>
        <Select<string[]>
          mode="multiple"
          value={[...rule.kinds]}
          placeholder={t('anyKind')}
          onChange={(kinds) => onChange({ ...rule, kinds })}
          options={names.activityKinds.map((kind) => ({ value: kind.code, label: kind[language] }))}
        />
      </Field>
      <div className="field-grid">
        <Field label={t('topic')}>
          <TopicSelect
            topics={names.topics}
            versionId={versionId}
            value={rule.topicId}
            onChange={(topicId) => {
              const { topicId: _, ...rest } = rule
              onChange(topicId === undefined ? rest : { ...rest, topicId })
            }}
          />
        </Field>
        {tierField('ledBy', t('led'))}
        {tierField('attendedBy', t('attended'))}
      </div>
      <div className="field">
        <Checkbox
          checked={rule.attachment === true}
          onChange={({ target }) => {
            const { attachment: _, ...rest } = rule
            onChange(target.checked ? { ...rest, attachment: true } : rest)
          }}
        >
          {t('attachment')}
        </Checkbox>
      </div>
    </>
  )
}

interface TopicSelectProps {
  readonly topics: readonly Topic[]
  readonly versionId: string
  readonly value: string | undefined
  readonly onChange: (topicId: string | undefined) => void
}

/** The tenant's topics; a name that is not there yet can be added. */
function TopicSelect({ topics, versionId, value, onChange }: TopicSelectProps) {
  const t = useWords(reviewWords)
  const api = useDutiesApi()
  const [typed, setTyped] = useState('')
  const adding = useAction({
    run: (name: string) => api.review.topics.$post({ json: { name } }),
    refresh: [[...deskKey(versionId)], ['evidence', 'choices']],
    onDone: ({ id }) => onChange(id),
  })
  const name = typed.trim()
  const isNew = name !== '' && !topics.some((topic) => topic.name === name)
  const addition = isNew && (
    <Flex justify="center">
      <Button
        type="link"
        icon={<PlusOutlined />}
        loading={adding.pending}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void adding.start(name)}
      >
        {t('newTopic', { name })}
      </Button>
    </Flex>
  )
  return (
    <Select<string>
      value={value as string}
      allowClear
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      placeholder={t('noTopic')}
      onChange={(topicId: string | undefined) => onChange(topicId)}
      options={topics.map((topic) => ({ value: topic.id, label: topic.name }))}
      popupRender={(menu) => withBelow(menu, addition)}
    />
  )
}

const withBelow = (menu: ReactNode, below: ReactNode) => (
  <>
    {menu}
    {below}
  </>
)
