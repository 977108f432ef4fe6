import { Button, Flex, Form, type FormItemProps, Input, InputNumber, Segmented, Select } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { commonWords } from '../../../../ui/common-words.ts'
import { useLanguage, useSentence, useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { type Duty, type DutyKind, dutyKinds, type Tier, tiers } from '../../model.ts'
import { type DutyNames, useDutyWords } from '../../web/duty-words.ts'
import { fallsDue, missingOf } from '../completeness/rules.ts'
import type { AdjustDuty } from '../model.ts'
import { reviewWords } from '../words.ts'
import { type DeskWork, termsOf } from './desk-work.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { withKind } from './schedule-drafts.ts'
import { ScheduleFields } from './schedule-fields.tsx'

export interface DutyFormProps {
  readonly duty: Duty
  readonly names: DutyNames
  readonly work: DeskWork
  readonly onClose: () => void
}

/** Adjusts a duty where it stands; what is still missing is said at its field. Ctrl+Enter saves and accepts, Esc leaves. */
export function DutyForm({ duty, names, work, onClose }: DutyFormProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const common = useWords(commonWords)
  const say = useSentence()
  const [terms, setTerms] = useState<AdjustDuty>(() => termsOf(duty))
  const set = (change: Partial<AdjustDuty>) => setTerms({ ...terms, ...change })
  const missing = missingOf(terms)
  const at = (field: string) => {
    const found = missing.find(({ place }) => place?.field === field)
    return found ? ({ validateStatus: 'warning', help: say(found.sentence) } as const) : {}
  }
  const save = async (thenAccept: boolean) => {
    const changed = await work.adjust(duty, { ...terms, revision: duty.revision })
    if (changed === undefined) return
    onClose()
    if (thenAccept) await work.decide('accept', [changed])
  }
  const complete = missing.length === 0
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save(complete && duty.state === 'proposed')
  }
  const [main] = terms.evidence
  return (
    <Form layout="vertical" requiredMark={false} className="duty-form" component="div" onKeyDown={press}>
      <TroubleNotice error={work.trouble} />
      <Form.Item
        label={words.t('title')}
        htmlFor={`title-${duty.id}`}
        {...(terms.title.trim() === '' && { validateStatus: 'error' as const })}
      >
        <Input
          id={`title-${duty.id}`}
          autoFocus
          value={terms.title}
          maxLength={200}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={words.t('kind')}>
        <Segmented<DutyKind>
          aria-label={words.t('kind')}
          value={terms.kind}
          onChange={(kind) => {
            const { schedule, evidence } = withKind(kind, terms)
            set({ kind, schedule, evidence: [...evidence] })
          }}
          options={dutyKinds.map((kind) => ({ value: kind, label: words.kind(kind) }))}
        />
      </Form.Item>
      {terms.kind !== 'standing' && (
        <Form.Item label={words.t('schedule')} {...at('schedule')}>
          <ScheduleFields
            kind={terms.kind}
            value={terms.schedule}
            onChange={(schedule) => set({ schedule })}
            times={main?.measure === 'times' ? main.required : 1}
          />
        </Form.Item>
      )}
      <BearerFields duty={duty} terms={terms} names={names} set={set} unitsHelp={at('unitKinds')} />
      {fallsDue(terms.kind) && (
        <Form.Item label={words.t('evidence')} {...at('evidence')}>
          <EvidenceFields
            value={terms.evidence}
            onChange={(evidence) => set({ evidence })}
            names={names}
            versionId={duty.versionId}
          />
        </Form.Item>
      )}
      <Flex gap={8} wrap>
        {duty.state === 'proposed' && (
          <Button type="primary" disabled={!complete} loading={work.pending} onClick={() => void save(true)}>
            {t('saveAndAccept')}
          </Button>
        )}
        <Button
          type={duty.state === 'proposed' ? 'default' : 'primary'}
          loading={work.pending}
          onClick={() => void save(false)}
        >
          {common('save')}
        </Button>
        <Button onClick={onClose}>{common('cancel')}</Button>
      </Flex>
    </Form>
  )
}

interface BearerFieldsProps {
  readonly duty: Duty
  readonly terms: AdjustDuty
  readonly names: DutyNames
  readonly set: (change: Partial<AdjustDuty>) => void
  /** What is still missing of the kinds of unit. */
  readonly unitsHelp: Pick<FormItemProps, 'validateStatus' | 'help'>
}

/** Who bears the duty: kinds of unit and tier; and how long it may be made good. */
function BearerFields({ duty, terms, names, set, unitsHelp }: BearerFieldsProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const { language } = useLanguage()
  return (
    <>
      <Form.Item label={words.t('unitKinds')} htmlFor={`kinds-${duty.id}`} {...unitsHelp}>
        <Select<string[]>
          id={`kinds-${duty.id}`}
          mode="multiple"
          value={terms.unitKinds}
          onChange={(unitKinds) => set({ unitKinds })}
          placeholder={words.t('notChosen')}
          options={names.unitKinds.map((kind) => ({ value: kind.code, label: kind[language] }))}
        />
      </Form.Item>
      <div className="duty-form-row">
        <Form.Item label={words.t('tier')} htmlFor={`tier-${duty.id}`}>
          <Select<Tier>
            id={`tier-${duty.id}`}
            value={terms.tier}
            onChange={(tier) => set({ tier })}
            options={tiers.map((tier) => ({ value: tier, label: words.tier(tier) }))}
          />
        </Form.Item>
        {fallsDue(terms.kind) && (
          <Form.Item label={t('graceField')} htmlFor={`grace-${duty.id}`} extra={t('graceHint')}>
            <InputNumber<number>
              id={`grace-${duty.id}`}
              value={terms.graceDays}
              min={0}
              max={366}
              precision={0}
              style={{ width: '100%' }}
              onChange={(graceDays) => set({ graceDays: graceDays ?? 0 })}
            />
          </Form.Item>
        )}
      </div>
    </>
  )
}
