import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { ReportSection } from '../model.ts'
import { textParts } from '../rules.ts'
import { reportsWords } from '../words.ts'
import { FigureChip, type FigureShelf } from './figure-chip.tsx'
import { SectionEditor } from './section-editor.tsx'

export interface ReportPaperProps {
  readonly language: 'zh' | 'en'
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly shelf: FigureShelf
  /** The organ that signs and the day, as they will stand at the end. */
  readonly signature: ReactNode
  /** Left out where nothing can be changed. */
  readonly edit?: {
    title(title: string): void
    sections(sections: readonly ReportSection[]): void
    /** Asks for a new figure; gives its code, or nothing when it was called off. */
    newFigure(): Promise<string | undefined>
  }
}

/** The report as it will look on paper, its numbers as chips. */
export function ReportPaper({ language, title, sections, shelf, signature, edit }: ReportPaperProps) {
  const t = useWords(reportsWords)
  const [open, setOpen] = useState<number>()
  const replace = (index: number, section: ReportSection) =>
    edit?.sections(sections.map((one, place) => (place === index ? section : one)))
  const move = (index: number, by: 1 | -1) => {
    const moved = sections.toSpliced(index, 1)
    const section = sections[index]
    if (section !== undefined) edit?.sections(moved.toSpliced(index + by, 0, section))
  }
  const add = () => {
    edit?.sections([...sections, { heading: '', paragraphs: [''] }])
    setOpen(sections.length)
  }
  return (
    <article className="report-paper" lang={language}>
      <PaperTitle title={title} onChange={edit?.title} />
      {sections.map((section, index) =>
        edit !== undefined && open === index ? (
          <SectionEditor
            // Sections have no id, and an open editor never changes place.
            key={index}
            section={section}
            shelf={shelf}
            onChange={(changed) => replace(index, changed)}
            onNewFigure={edit.newFigure}
            onRemove={() => {
              edit.sections(sections.toSpliced(index, 1))
              setOpen(undefined)
            }}
            onClose={() => setOpen(undefined)}
          />
        ) : (
          <PaperSection
            key={index}
            section={section}
            number={index}
            shelf={shelf}
            {...(edit !== undefined && {
              onEdit: () => setOpen(index),
              onMove: (by: 1 | -1) => move(index, by),
              isLast: index === sections.length - 1,
            })}
          />
        ),
      )}
      {edit !== undefined && (
        <Button type="dashed" icon={<PlusOutlined />} className="report-add" onClick={add}>
          {t('addSection')}
        </Button>
      )}
      <footer className="report-signature">{signature}</footer>
    </article>
  )
}

interface PaperTitleProps {
  readonly title: string
  readonly onChange: ((title: string) => void) | undefined
}

function PaperTitle({ title, onChange }: PaperTitleProps) {
  const t = useWords(reportsWords)
  const [open, setOpen] = useState(false)
  if (open && onChange !== undefined)
    return (
      <Input.TextArea
        autoFocus
        autoSize
        maxLength={200}
        aria-label={t('editTitle')}
        value={title}
        onChange={({ target }) => onChange(target.value.replaceAll('\n', ''))}
        onBlur={() => setOpen(title.trim() === '')}
        className="report-title"
      />
    )
  return (
    <div className="report-section">
      {onChange !== undefined && (
        <div className="report-tools">
          <Button size="small" icon={<EditOutlined />} onClick={() => setOpen(true)}>
            {t('editTitle')}
          </Button>
        </div>
      )}
      <h2 className="report-title">{title}</h2>
    </div>
  )
}

interface PaperSectionProps {
  readonly section: ReportSection
  /** From 0. */
  readonly number: number
  readonly shelf: FigureShelf
  readonly onEdit?: () => void
  readonly onMove?: (by: 1 | -1) => void
  readonly isLast?: boolean
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 九十九, as the headings of an official document are counted. */
const chineseNumber = (number: number): string => {
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`
}

function PaperSection({ section, number, shelf, onEdit, onMove, isLast = true }: PaperSectionProps) {
  const t = useWords(reportsWords)
  const paragraphs = section.paragraphs.filter((paragraph) => paragraph.trim() !== '')
  return (
    <section className="report-section">
      {onEdit !== undefined && onMove !== undefined && (
        <div className="report-tools">
          <Button
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={t('moveUp')}
            disabled={number === 0}
            onClick={() => onMove(-1)}
          />
          <Button
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={t('moveDown')}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <Button
            size="small"
            icon={<EditOutlined />}
            aria-label={t('editSection', { heading: section.heading || t('untitledSection') })}
            onClick={onEdit}
          >
            {t('edit')}
          </Button>
        </div>
      )}
      {onEdit !== undefined && (
        // Under the text, for the mouse alone: the button above does the same by keyboard.
        <button type="button" className="report-cover" tabIndex={-1} aria-hidden="true" onClick={onEdit} />
      )}
      <div className={onEdit === undefined ? undefined : 'report-editable'}>
        {section.heading.trim() !== '' && <PaperHeading number={number} heading={section.heading} />}
        {paragraphs.map((paragraph, index) => (
          <p key={index}>
            <ChippedText text={paragraph} shelf={shelf} />
          </p>
        ))}
        {paragraphs.length === 0 && onEdit !== undefined && (
          <p className="figure-note">{t('emptySection')}</p>
        )}
      </div>
    </section>
  )
}

function PaperHeading({ number, heading }: { readonly number: number; readonly heading: string }) {
  return (
    <h3>
      <span className="heading-zh">{`${chineseNumber(number + 1)}、`}</span>
      <span className="heading-en">{`${number + 1}. `}</span>
      {heading}
    </h3>
  )
}

/** A text whose `{{F03}}` are drawn as chips. */
function ChippedText({ text, shelf }: { readonly text: string; readonly shelf: FigureShelf }) {
  return textParts(text).map((part, index) =>
    'code' in part ? <FigureChip key={index} code={part.code} shelf={shelf} /> : part.text,
  )
}
