import { DownloadOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Table, type TableProps } from 'antd'
import { type MouseEvent, type ReactNode, use, useMemo, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { csvText } from '../csv.ts'
import { downloadBlob } from '../download.ts'
import { useWords } from '../language.tsx'
import { StickyOffset } from '../sticky-offset.ts'
import { type Column, cellText, searchRows } from '../table-column.ts'
import { useIsPhone } from '../viewport.ts'
import { EmptyState } from './empty-state.tsx'
import { TableCards } from './table-cards.tsx'
import { defaultColumnWidth, useAntColumns } from './table-columns.tsx'

export interface DataTableProps<Row> {
  /** What the rows are; the table's accessible name and the exported file's. */
  readonly name: string
  readonly rows: readonly Row[]
  /** How many there are in all, where the server holds more than the rows. */
  readonly total?: number
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Opens a row; its first cell becomes the button that does it. */
  readonly onOpen?: (row: Row) => void
  /** Shown while there are no rows at all; says what to do next. */
  readonly empty?: ReactNode
  /** Buttons at the right above the table. */
  readonly actions?: ReactNode
  /** Filters at the left above the table, beside the search. */
  readonly filters?: ReactNode
  readonly loading?: boolean
  /** False for short tables inside a drawer or card. */
  readonly tools?: boolean
}

/** More rows than this are drawn only as they come into view. */
const mostDrawn = 200
/** What stands above and below a virtual table on a usual page, px. */
const aroundTable = 330

/** Rows of records: search, sort, filter, export; cards on a phone. All rows are in memory, so ask the server for bounded sets. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, rows, columns, rowKey, onOpen, empty, loading = false, tools = true } = props
  const t = useWords(commonWords)
  const phone = useIsPhone()
  const [searched, setSearched] = useState('')
  const found = useMemo(() => searchRows(rows, columns, searched), [rows, columns, searched])
  if (rows.length === 0 && !loading) {
    return empty ?? <EmptyState compact title={t('nothingMatches')} />
  }
  const nothingFound = (
    <EmptyState
      compact
      icon={<SearchOutlined />}
      title={t('nothingMatches')}
      action={searched !== '' && <Button onClick={() => setSearched('')}>{t('clearSearch')}</Button>}
    />
  )
  return (
    <div className="data-table">
      {tools && <TableTools {...props} searched={searched} onSearch={setSearched} found={found} />}
      {phone ? (
        <TableCards
          name={name}
          rows={found}
          columns={columns}
          rowKey={rowKey}
          {...(onOpen && { onOpen })}
          empty={nothingFound}
          loading={loading}
        />
      ) : (
        <WideTable {...props} rows={found} empty={nothingFound} />
      )}
    </div>
  )
}

interface ToolsProps<Row> extends DataTableProps<Row> {
  readonly searched: string
  readonly onSearch: (searched: string) => void
  readonly found: readonly Row[]
}

function TableTools<Row>({
  name,
  rows,
  total = rows.length,
  columns,
  filters,
  actions,
  searched,
  onSearch,
  found,
}: ToolsProps<Row>) {
  const t = useWords(commonWords)
  const save = () => {
    const text = csvText(
      columns.map(({ title }) => title),
      found.map((row) =>
        columns.map((column) => {
          const value = column.value(row)
          return typeof value === 'number' ? value : cellText(column, row)
        }),
      ),
    )
    downloadBlob(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <Flex gap={8} wrap align="center" className="table-tools">
      <Input
        className="table-search"
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('search')}
        aria-label={t('searchTable')}
        value={searched}
        onChange={({ target }) => onSearch(target.value)}
      />
      {filters}
      <span className="table-count" role="status">
        {found.length === total ? t('rows', { n: total }) : t('rowsOf', { n: found.length, total })}
      </span>
      <Flex gap={8} wrap className="table-actions">
        <Button icon={<DownloadOutlined />} onClick={save} disabled={found.length === 0}>
          {t('exportCsv')}
        </Button>
        {actions}
      </Flex>
    </Flex>
  )
}

function WideTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, rows, columns, rowKey, onOpen, empty, loading = false } = props
  const stickyOffset = use(StickyOffset)
  const antColumns = useAntColumns(columns, rows, onOpen)
  const virtual = rows.length > mostDrawn
  const width = columns.reduce((sum, column) => sum + (column.width ?? defaultColumnWidth), 0)
  const layout: Partial<TableProps<Row>> = virtual
    ? { virtual: true, scroll: { x: width, y: Math.max(360, window.innerHeight - aroundTable) } }
    : { scroll: { x: width }, sticky: { offsetHeader: stickyOffset } }
  return (
    <Table<Row>
      {...layout}
      aria-label={name}
      className={onOpen === undefined ? '' : 'rows-open'}
      size="middle"
      columns={antColumns}
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={false}
      loading={loading}
      showSorterTooltip={false}
      locale={{ emptyText: empty }}
      onRow={(row) =>
        onOpen === undefined ? {} : { onClick: (event) => isOnRowItself(event) && onOpen(row) }
      }
    />
  )
}

/** Clicks on a button in the row are the button's; clicks in a drawer that a cell opened reach the row through React alone. */
function isOnRowItself({ currentTarget, target }: MouseEvent<HTMLElement>): boolean {
  return (
    target instanceof Element &&
    currentTarget.contains(target) &&
    target.closest('a, button, input, label, [role="button"]') === null
  )
}
