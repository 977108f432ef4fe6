import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Flex } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import type { Language } from '../../../../ui/words.ts'
import { describeSlot, type FigureNames } from '../../figures/rules.ts'
import type { FigureChoices, Slot, TemplateContent } from '../../model.ts'
import { slotNames } from '../../rules.ts'
import { FigureDialog } from '../../web/figure-dialog.tsx'
import { useFigureNames } from '../../web/reports-api.ts'
import { reportsWords } from '../../words.ts'

export interface SlotTableProps {
  readonly slots: TemplateContent['slots']
  readonly sections: TemplateContent['sections']
  readonly choices: FigureChoices
  readonly onChange: (slots: TemplateContent['slots']) => void
}

interface SlotRow {
  readonly name: string
  readonly slot: Slot
  readonly used: boolean
}

/** A name that the template does not have yet: the measure, and a number where it is taken. */
function freshName({ measure }: Slot, slots: TemplateContent['slots']): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? measure : `${measure}_${number}`
    if (!Object.hasOwn(slots, name)) return name
  }
}

interface SlotColumns {
  readonly t: ReturnType<typeof useWords<typeof reportsWords.entries>>
  readonly language: Language
  readonly names: FigureNames
  readonly onEdit: (name: string) => void
  readonly onRemove: (name: string) => void
}

const slotColumns = ({ t, language, names, onEdit, onRemove }: SlotColumns): Column<SlotRow>[] => [
  { key: 'token', title: t('slotName'), value: ({ name }) => `{{${name}}}`, width: 170 },
  { key: 'name', title: t('name'), value: ({ slot }) => slot[language], width: 150 },
  {
    key: 'definition',
    title: t('definition'),
    value: ({ slot }) => describeSlot(slot, names, language),
    width: 220,
  },
  {
    key: 'actions',
    title: t('actions'),
    value: () => null,
    sortable: false,
    width: 90,
    draw: ({ name, used }) => (
      <Flex gap={4}>
        <Button
          size="small"
          type="text"
          icon={<EditOutlined />}
          aria-label={`${t('edit')} ${name}`}
          onClick={() => onEdit(name)}
        />
        {!used && (
          <Button
            size="small"
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${name}`}
            onClick={() => onRemove(name)}
          />
        )}
      </Flex>
    ),
  },
]

/** The figures of a template, each with the token by which the text names it. */
export function SlotTable({ slots, sections, choices, onChange }: SlotTableProps) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const names = useFigureNames(choices)
  const [editing, setEditing] = useState<string | null>()
  const used = new Set(
    sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ zh, en }) => [...slotNames(zh), ...slotNames(en)]),
    ),
  )
  // In the order of the text: the database keeps no order of names.
  const inOrder = [...new Set([...used, ...Object.keys(slots)])]
  const rows = inOrder.flatMap((name): SlotRow[] => {
    const slot = slots[name]
    return slot === undefined ? [] : [{ name, slot, used: used.has(name) }]
  })
  const remove = (name: string) =>
    onChange(Object.fromEntries(Object.entries(slots).filter(([one]) => one !== name)))
  const edited = editing == null ? undefined : slots[editing]
  return (
    <Card
      size="small"
      title={<h2 className="drawer-title">{t('figures')}</h2>}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing(null)}>
          {t('addFigure')}
        </Button>
      }
    >
      <DataTable
        name={t('figures')}
        tools={false}
        rows={rows}
        columns={slotColumns({ t, language, names, onEdit: setEditing, onRemove: remove })}
        rowKey={({ name }) => name}
      />
      {editing !== undefined && (
        <FigureDialog
          choices={choices}
          {...(edited !== undefined && { slot: edited })}
          onConfirm={(slot) => {
            onChange({ ...slots, [editing ?? freshName(slot, slots)]: slot })
            setEditing(undefined)
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Card>
  )
}
