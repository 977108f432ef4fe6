import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Flex, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { ReportSection } from '../model.ts'
import { figureText } from '../rules.ts'
import { reportsWords } from '../words.ts'
import type { FigureShelf } from './figure-chip.tsx'

export interface SectionEditorProps {
  readonly section: ReportSection
  readonly shelf: FigureShelf
  readonly onChange: (section: ReportSection) => void
  readonly onNewFigure: () => Promise<string | undefined>
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** A section as plain text, one paragraph a line, with a menu of figures to insert at the cursor. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, shelf, onChange, onNewFigure, onRemove, onClose } = props
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const area = useRef<TextAreaRef>(null)
  const [text, setText] = useState(section.paragraphs.join('\n'))
  const write = (changed: string) => {
    setText(changed)
    onChange({ ...section, paragraphs: changed.split('\n').slice(0, 100) })
  }
  const insert = (code: string) => {
    const field = area.current?.resizableTextArea?.textArea
    const start = field?.selectionStart ?? text.length
    const token = `{{${code}}}`
    write(text.slice(0, start) + token + text.slice(field?.selectionEnd ?? start))
    // The cursor goes behind what was inserted, once React has drawn it.
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(start + token.length, start + token.length)
    })
  }
  const items = [...shelf.queries.values()].map(({ code, definition }) => {
    const value = shelf.values.get(code)?.value
    const shown = value === undefined ? '' : ` · ${figureText(definition.measure, value, language)}`
    return { key: code, label: `${code} ${definition[language]}${shown}` }
  })
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') onClose()
  }
  const choose = async (key: string) => {
    const code = key === 'new' ? await onNewFigure() : key
    if (code !== undefined) insert(code)
  }
  return (
    <div className="section-editor">
      <Input
        aria-label={t('sectionHeading')}
        placeholder={t('sectionHeading')}
        maxLength={200}
        value={section.heading}
        onKeyDown={onKeyDown}
        onChange={({ target }) => onChange({ ...section, heading: target.value })}
      />
      <Input.TextArea
        ref={area}
        autoFocus
        autoSize={{ minRows: 3 }}
        aria-label={t('sectionText')}
        placeholder={t('sectionText')}
        maxLength={30_000}
        value={text}
        onKeyDown={onKeyDown}
        onChange={({ target }) => write(target.value)}
      />
      <Flex gap={8} wrap>
        <Dropdown
          trigger={['click']}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
          menu={{
            items: [
              ...items,
              { type: 'divider' },
              { key: 'new', label: t('newFigure'), icon: <PlusOutlined /> },
            ],
            onClick: ({ key }) => void choose(key),
            style: { maxHeight: 360, overflow: 'auto' },
          }}
        >
          <Button icon={<PlusOutlined />}>{t('insertFigure')}</Button>
        </Dropdown>
        <Button danger type="text" onClick={onRemove}>
          {t('removeSection')}
        </Button>
        <Button type="primary" onClick={onClose} style={{ marginInlineStart: 'auto' }}>
          {t('doneEditing')}
        </Button>
      </Flex>
    </div>
  )
}
