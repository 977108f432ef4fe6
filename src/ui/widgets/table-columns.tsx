import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, type TableColumnType, Tooltip } from 'antd'
import type { FilterDropdownProps } from 'antd/es/table/interface.js'
import { type ReactNode, useMemo } from 'react'
import { commonWords } from '../common-words.ts'
import { useLanguage, useWords } from '../language.tsx'
import { numberText } from '../number-format.ts'
import { type Column, cellText, compareCells } from '../table-column.ts'
import type { Language } from '../words.ts'

export const defaultColumnWidth = 160

/** More choices than this are easier searched than ticked. */
const mostChoices = 100

/** What stands in a cell. */
export function drawCell<Row>(column: Column<Row>, row: Row, language: Language): ReactNode {
  if (column.draw !== undefined) return column.draw(row)
  const value = column.value(row)
  if (value === null || value === '') return '—'
  return typeof value === 'number' ? (
    <span className="figures">{numberText(value, language, 'hours')}</span>
  ) : (
    cellText(column, row)
  )
}

/** Our columns as Ant Design's. */
export function useAntColumns<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  onOpen: ((row: Row) => void) | undefined,
): TableColumnType<Row>[] {
  const { language } = useLanguage()
  return useMemo(
    () =>
      columns.map((column, place) => ({
        key: column.key,
        title: <Heading column={column} />,
        width: column.width ?? defaultColumnWidth,
        align: column.align ?? (isNumeric(column, rows) ? 'right' : 'left'),
        ...(column.sortable !== false && {
          sorter: (a: Row, b: Row) => compareCells(column.value(a), column.value(b)),
        }),
        ...(column.filterable === true && choicesOf(column, rows)),
        ...(column.searchable === true && searchOf(column)),
        render: (_: unknown, row: Row) =>
          place === 0 && onOpen !== undefined ? (
            <OpenButton onOpen={() => onOpen(row)}>{drawCell(column, row, language)}</OpenButton>
          ) : (
            drawCell(column, row, language)
          ),
      })),
    [columns, rows, onOpen, language],
  )
}

function isNumeric<Row>(column: Column<Row>, rows: readonly Row[]): boolean {
  const first = rows.find((row) => column.value(row) !== null)
  return first !== undefined && typeof column.value(first) === 'number'
}

function Heading<Row>({ column }: { readonly column: Column<Row> }) {
  if (column.definition === undefined) return column.title
  return (
    <Tooltip title={column.definition}>
      <span>
        {column.title} <QuestionCircleOutlined aria-label={column.definition} className="heading-mark" />
      </span>
    </Tooltip>
  )
}

/** The button inside a row's first cell, so that rows open by keyboard too. */
export function OpenButton({
  onOpen,
  children,
}: {
  readonly onOpen: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" className="open-button" onClick={onOpen}>
      {children}
    </button>
  )
}

function choicesOf<Row>(column: Column<Row>, rows: readonly Row[]): Partial<TableColumnType<Row>> {
  const texts = new Set<string>()
  for (const row of rows) {
    texts.add(cellText(column, row))
    if (texts.size >= mostChoices) break
  }
  return {
    filters: [...texts]
      .toSorted(compareCells)
      .map((text) => ({ text: text === '' ? '—' : text, value: text })),
    onFilter: (value, row) => cellText(column, row) === value,
    filterSearch: texts.size > 10,
  }
}

function searchOf<Row>(column: Column<Row>): Partial<TableColumnType<Row>> {
  return {
    filterDropdown: (props) => <ColumnSearch {...props} title={column.title} />,
    filterIcon: () => <SearchOutlined />,
    onFilter: (value, row) => cellText(column, row).toLowerCase().includes(String(value).toLowerCase()),
  }
}

function ColumnSearch({
  title,
  selectedKeys,
  setSelectedKeys,
  confirm,
  clearFilters,
}: FilterDropdownProps & { readonly title: string }) {
  const t = useWords(commonWords)
  return (
    <Flex vertical gap={8} className="column-search">
      <Input
        autoFocus
        aria-label={t('searchIn', { column: title })}
        placeholder={t('searchIn', { column: title })}
        value={String(selectedKeys[0] ?? '')}
        onChange={({ target }) => setSelectedKeys(target.value === '' ? [] : [target.value])}
        onPressEnter={() => confirm()}
      />
      <Flex gap={8} justify="flex-end">
        <Button
          size="small"
          onClick={() => {
            clearFilters?.()
            confirm()
          }}
        >
          {t('clear')}
        </Button>
        <Button size="small" type="primary" onClick={() => confirm()}>
          {t('apply')}
        </Button>
      </Flex>
    </Flex>
  )
}
