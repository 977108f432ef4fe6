import { RightOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { useLanguage, useWords } from '../language.tsx'
import type { Column } from '../table-column.ts'
import { drawCell, OpenButton } from './table-columns.tsx'

interface TableCardsProps<Row> {
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly empty: ReactNode
  readonly loading: boolean
}

const cardsAtATime = 40

/** A table's phone form: a list of cards, each headed by the row's first column. */
export function TableCards<Row>({
  name,
  rows,
  columns,
  rowKey,
  onOpen,
  empty,
  loading,
}: TableCardsProps<Row>) {
  const t = useWords(commonWords)
  const { language } = useLanguage()
  const [shown, setShown] = useState(cardsAtATime)
  if (loading) return <Skeleton active paragraph={{ rows: 8 }} />
  if (rows.length === 0) return empty
  const heading = columns.find(({ onPhone }) => onPhone === 'heading') ?? columns[0]
  const lines = columns.filter((column) => column !== heading && column.onPhone !== 'hidden')
  return (
    <>
      <ul aria-label={name} className="table-cards">
        {rows.slice(0, shown).map((row) => (
          <li key={rowKey(row)} className="table-card">
            {heading !== undefined && (
              <div className="table-card-heading">
                {onOpen === undefined ? (
                  drawCell(heading, row, language)
                ) : (
                  <OpenButton onOpen={() => onOpen(row)}>
                    {drawCell(heading, row, language)}{' '}
                    <RightOutlined className="table-card-arrow" aria-hidden />
                  </OpenButton>
                )}
              </div>
            )}
            <dl>
              {lines.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{drawCell(column, row, language)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <Button block onClick={() => setShown(shown + cardsAtATime)}>
          {t('showMore', { n: Math.min(cardsAtATime, rows.length - shown) })}
        </Button>
      )}
    </>
  )
}
