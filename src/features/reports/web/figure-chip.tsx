import { LoadingOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { comparisonText } from '../document/rules.ts'
import { describeSlot, type FigureNames } from '../figures/rules.ts'
import type { Figure, FigureQuery } from '../model.ts'
import { figureText } from '../rules.ts'
import { reportsWords } from '../words.ts'

/** The figures of a report as its text draws them; a value is absent while it is being counted. */
export interface FigureShelf {
  readonly queries: ReadonlyMap<string, FigureQuery>
  readonly values: ReadonlyMap<string, Figure>
  readonly names: FigureNames
  /** Codes whose records are no longer what they were at issue. */
  readonly differing: ReadonlySet<string>
  open(code: string): void
}

/** A number in the text with its small code: hover says how it is counted, a click opens its records. */
export function FigureChip({ code, shelf }: { readonly code: string; readonly shelf: FigureShelf }) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const query = shelf.queries.get(code)
  if (query === undefined) return <span className="figure-lost">{`{{${code}}}`}</span>
  const figure = shelf.values.get(code)
  const name = query.definition[language]
  const value = figure && figureText(query.definition.measure, figure.value, language)
  return (
    <Popover
      title={`${code} ${name}`}
      content={
        <div className="number-definition">
          <p>{describeSlot(query.definition, shelf.names, language)}</p>
          {figure !== undefined && <p>{t('recordsTotal', { n: figure.recordCount })}</p>}
          {figure !== undefined && <p>{comparisonText(figure, language)}</p>}
        </div>
      }
      trigger={['hover', 'focus']}
      mouseEnterDelay={0.3}
    >
      <button
        type="button"
        className={shelf.differing.has(code) ? 'figure-chip figure-chip-differs' : 'figure-chip'}
        onClick={() => shelf.open(code)}
      >
        {value ?? <LoadingOutlined aria-label={t('counting')} />}
        <sup>{code}</sup>
        <span className="spoken-only">{t('figureOpens', { name })}</span>
      </button>
    </Popover>
  )
}
