import { Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { useLanguage, useWords } from '../language.tsx'
import { useGo } from '../navigation.tsx'
import { type NumberFormat, numberText } from '../number-format.ts'
import { RecordDrawer } from './record-drawer.tsx'

export interface NumberLinkProps {
  /** What the number counts; the name it has for a screen reader and the drawer's title. */
  readonly label: string
  /** Null when there is nothing to count (shown as a dash), which is not the same as 0. */
  readonly value: number | null
  readonly format?: NumberFormat
  /** A unit word after the number: 次, 人, hours. */
  readonly unit?: string
  /** How it is counted; shown on hover and focus, and above the records. */
  readonly definition?: ReactNode
  /** Draws the records behind it; called when the drawer opens. */
  readonly records?: () => ReactNode
  /** Or the screen that shows them. */
  readonly to?: string
  /** `headline` for the number of a tile. */
  readonly size?: 'inline' | 'headline'
}

/** A number that opens the records behind it: what the product promises for every number it shows. */
export function NumberLink({
  label,
  value,
  format,
  unit,
  definition,
  records,
  to,
  size = 'inline',
}: NumberLinkProps) {
  const [open, setOpen] = useState(false)
  const { language } = useLanguage()
  const t = useWords(commonWords)
  const go = useGo()
  const text = value === null ? '—' : numberText(value, language, format)
  const shown = unit === undefined || value === null ? text : `${text} ${unit}`
  const spoken = t('openRecordsOf', { label, value: value === null ? t('noValue') : shown })
  const press = () => (to === undefined ? setOpen(true) : go(to))
  const button = (
    <button type="button" className={`number-link number-link-${size}`} aria-label={spoken} onClick={press}>
      <span className="number-link-value">{text}</span>
      {unit !== undefined && value !== null && <span className="number-link-unit">{unit}</span>}
    </button>
  )
  return (
    <>
      {definition === undefined ? (
        button
      ) : (
        <Popover
          title={label}
          content={<div className="number-definition">{definition}</div>}
          trigger={['hover', 'focus']}
          mouseEnterDelay={0.4}
        >
          {button}
        </Popover>
      )}
      {records !== undefined && (
        <RecordDrawer open={open} title={label} onClose={() => setOpen(false)} width={720}>
          <div className="number-drawer-head">
            <span className="number-drawer-value">{shown}</span>
            {definition !== undefined && (
              <span>
                <strong>{t('definition')}</strong> {definition}
              </span>
            )}
          </div>
          {open && records()}
        </RecordDrawer>
      )}
    </>
  )
}
