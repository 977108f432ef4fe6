import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Tooltip } from 'antd'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { comparisonText } from '../document/rules.ts'
import { figureText } from '../rules.ts'
import { reportsWords } from '../words.ts'
import type { OpenShelf } from './figure-shelf.ts'

export interface FigurePanelProps {
  readonly shelf: OpenShelf
  /** Codes that the text names. */
  readonly named: ReadonlySet<string>
  readonly onAdd?: () => void
  readonly onRemove?: (code: string) => void
}

/** All figures of the report beside it, each opening its records. */
export function FigurePanel({ shelf, named, onAdd, onRemove }: FigurePanelProps) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const add = onAdd !== undefined && (
    <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
      {t('addFigure')}
    </Button>
  )
  return (
    <Card size="small" title={<h2 className="drawer-title">{t('figures')}</h2>} extra={add}>
      <p className="figure-note">{t('figuresHint')}</p>
      <ul className="figure-list">
        {[...shelf.queries.values()].map(({ code, definition }) => {
          const figure = shelf.values.get(code)
          const value = figure && figureText(definition.measure, figure.value, language)
          const name = definition[language]
          return (
            <li key={code}>
              <span className="figure-code">{code}</span>
              <span>
                {name}
                {figure !== undefined && comparisonText(figure, language) !== '' && (
                  <div className="figure-note">{comparisonText(figure, language)}</div>
                )}
                {!named.has(code) && <div className="figure-note">{t('notInText')}</div>}
              </span>
              <span>
                <button
                  type="button"
                  className={shelf.differing.has(code) ? 'figure-chip figure-chip-differs' : 'figure-chip'}
                  onClick={() => shelf.open(code)}
                >
                  {value ?? '…'}
                  <span className="spoken-only">{t('figureOpens', { name })}</span>
                </button>
                {!named.has(code) && onRemove !== undefined && (
                  <Tooltip title={t('remove')}>
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${t('remove')} ${code}`}
                      onClick={() => onRemove(code)}
                    />
                  </Tooltip>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
