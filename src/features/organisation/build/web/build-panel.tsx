import { CheckCircleOutlined, DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { type Action, useAction } from '../../../../ui/action.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { FileDrop } from '../../../../ui/widgets/file-drop.tsx'
import { UnitPicker } from '../../../../ui/widgets/unit-picker.tsx'
import { DayField } from '../../web/day-field.tsx'
import { useOrganisationApi, useTree } from '../../web/organisation-api.ts'
import type { BuildCheck } from '../model.ts'
import { buildWords } from '../words.ts'
import { BuildPreview, BuildProblems } from './build-check.tsx'

type Source = 'paste' | 'sheet'

interface Entry {
  readonly source: Source
  readonly text: string
  readonly file: File | undefined
  readonly underUnitId: string | undefined
  readonly openedOn: string
}

const mostBytes = 20 * 1024 * 1024

/** A list or a sheet becomes units, posts and people: checked first, then written, all or nothing. */
export function BuildPanel({ onBuilt }: { readonly onBuilt: () => void }) {
  const t = useWords(buildWords)
  const { today } = useTenant()
  const [entry, setEntry] = useState<Entry>({
    source: 'paste',
    text: '',
    file: undefined,
    underUnitId: undefined,
    openedOn: `${today.slice(0, 4)}-01-01`,
  })
  const { check, build } = useBuild(onBuilt)
  // Whatever is changed must be checked again before it can be written.
  const [checked, setChecked] = useState<BuildCheck>()
  const change = (changed: Partial<Entry>) => {
    setEntry({ ...entry, ...changed })
    setChecked(undefined)
    check.reset()
    build.reset()
  }
  const empty = entry.source === 'paste' ? entry.text.trim() === '' : entry.file === undefined
  const isRight = checked !== undefined && checked.problems.length === 0
  return (
    <Flex vertical gap={16}>
      <Segmented<Source>
        value={entry.source}
        onChange={(source) => change({ source })}
        options={[
          { value: 'paste', label: t('paste') },
          { value: 'sheet', label: t('sheet') },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {entry.source === 'paste' ? (
        <PasteField entry={entry} onChange={change} />
      ) : (
        <SheetField entry={entry} onChange={change} />
      )}
      <PlaceFields entry={entry} onChange={change} />
      <Flex gap={8} wrap>
        <Button
          type={isRight ? 'default' : 'primary'}
          disabled={empty}
          loading={check.pending}
          onClick={() => void check.start(entry).then(setChecked)}
        >
          {t('check')}
        </Button>
        {isRight && (
          <Button type="primary" loading={build.pending} onClick={() => void build.start(entry)}>
            {t('build', { n: checked.counts.units })}
          </Button>
        )}
      </Flex>
      <TroubleNotice error={check.trouble ?? build.trouble} />
      {checked !== undefined && <CheckResult check={checked} />}
    </Flex>
  )
}

function useBuild(onBuilt: () => void): { check: Action<Entry, BuildCheck>; build: Action<Entry, unknown> } {
  const t = useWords(buildWords)
  const api = useOrganisationApi()
  const placeOf = ({ underUnitId, openedOn }: Entry) => ({ underUnitId: underUnitId ?? null, openedOn })
  const formOf = ({ file, underUnitId = '', openedOn }: Entry) => ({
    form: { underUnitId, openedOn, file: file ?? new File([], '') },
  })
  const check = useAction({
    run: (entry: Entry) =>
      entry.source === 'paste'
        ? api.build.paste.check.$post({ json: { ...placeOf(entry), text: entry.text } })
        : api.build.sheet.check.$post(formOf(entry)),
    trouble: 'inline',
    // A dry run changes nothing.
    refresh: [],
  })
  const build = useAction({
    run: (entry: Entry) =>
      entry.source === 'paste'
        ? api.build.paste.$post({ json: { ...placeOf(entry), text: entry.text } })
        : api.build.sheet.$post(formOf(entry)),
    trouble: 'inline',
    success: ({ units, posts }) => t('built', { units, posts }),
    onDone: onBuilt,
  })
  return { check, build }
}

interface FieldProps {
  readonly entry: Entry
  readonly onChange: (changed: Partial<Entry>) => void
}

function PasteField({ entry, onChange }: FieldProps) {
  const t = useWords(buildWords)
  return (
    <Flex vertical gap={6}>
      <Flex justify="space-between" align="end" gap={8} wrap>
        <label htmlFor="build-list">{t('list')}</label>
        <Button size="small" onClick={() => onChange({ text: t('exampleText') })}>
          {t('example')}
        </Button>
      </Flex>
      <Input.TextArea
        id="build-list"
        className="build-list"
        rows={12}
        value={entry.text}
        spellCheck={false}
        wrap="off"
        placeholder={t('exampleText')}
        onChange={({ target }) => onChange({ text: target.value })}
        // Tab indents here, as in any list; Escape then Tab leaves the field.
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || event.shiftKey || left.has(event.currentTarget)) return
          event.preventDefault()
          const field = event.currentTarget
          field.setRangeText('  ', field.selectionStart, field.selectionEnd, 'end')
          onChange({ text: field.value })
        }}
        onKeyUp={(event) => {
          if (event.key === 'Escape') left.add(event.currentTarget)
          else if (event.key !== 'Tab') left.delete(event.currentTarget)
        }}
      />
      <span className="post-since">{t('listHint')}</span>
    </Flex>
  )
}

/** Fields from which Escape has released the Tab key. */
const left = new WeakSet<HTMLElement>()

function SheetField({ entry, onChange }: FieldProps) {
  const t = useWords(buildWords)
  const { language } = useLanguage()
  return (
    <Flex vertical gap={8}>
      <FileDrop
        label={t('sheetFile')}
        hint={t('sheetHint')}
        maxFiles={1}
        maxBytes={mostBytes}
        accept=".xlsx,.xls,.csv"
        value={entry.file === undefined ? [] : [entry.file]}
        onChange={(files) => onChange({ file: files.at(-1) })}
      />
      <Button
        icon={<DownloadOutlined />}
        href={`/api/organisation/build/template?language=${language}`}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('template')}
      </Button>
    </Flex>
  )
}

function PlaceFields({ entry, onChange }: FieldProps) {
  const t = useWords(buildWords)
  const { today } = useTenant()
  const tree = useTree(today)
  const units = tree.data?.units ?? []
  return (
    <Form layout="vertical" component="div" className="build-place">
      {units.length > 0 && (
        <Form.Item label={t('under')} htmlFor="build-under">
          <UnitPicker
            id="build-under"
            units={units}
            value={entry.underUnitId}
            allowClear
            onChange={(underUnitId) => onChange({ underUnitId })}
          />
        </Form.Item>
      )}
      <Form.Item label={t('openedOn')} htmlFor="build-opened" extra={t('openedOnHint')}>
        <DayField id="build-opened" value={entry.openedOn} onChange={(openedOn) => onChange({ openedOn })} />
      </Form.Item>
    </Form>
  )
}

function CheckResult({ check }: { readonly check: BuildCheck }) {
  const t = useWords(buildWords)
  const { language } = useLanguage()
  const { problems, notices, counts } = check
  return (
    <Flex vertical gap={12} role="status">
      {notices.map(({ code, sentence }) => (
        <Alert key={code} type="warning" showIcon title={sentence[language]} />
      ))}
      {problems.length > 0 ? (
        <>
          <Alert
            type="error"
            showIcon
            title={t('faulty', { n: problems.length })}
            description={t('nothingWritten')}
          />
          <BuildProblems problems={problems} />
        </>
      ) : (
        <Alert
          type="success"
          showIcon
          icon={<CheckCircleOutlined />}
          title={t('allRight')}
          description={`${t('counted', counts)}${language === 'zh' ? '。' : '. '}${t('guessed')}`}
        />
      )}
      {check.units.length > 0 && problems.length === 0 && <BuildPreview check={check} />}
    </Flex>
  )
}
