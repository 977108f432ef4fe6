import { Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { useLanguage, useWords } from '../language.tsx'
import { useGo } from '../navigation.tsx'
import { type NumberFormat, numberText } from '../number-format.ts'
import { RecordDrawer } from './record-drawer.tsx'

interface SharedProps {
  /** What the number counts; the name it has for a screen reader and the drawer's title. */
  readonly label: string
  /** Null when there is nothing to count, which is not the same as 0: shown as a dash that opens nothing. */
  readonly value: number | null
  readonly format?: NumberFormat
  /** A unit word after the number: 次, 人, hours. */
  readonly unit?: string
  /** How it is counted; shown on hover and focus, and above the records. */
  readonly definition?: ReactNode
  /** `headline` for the number of a tile. */
  readonly size?: 'inline' | 'headline'
}

/** A number always opens something: records drawn in a drawer (called when it opens), or the screen that shows them. */
export type NumberLinkProps = SharedProps &
  (
    | { readonly records: () => ReactNode; readonly to?: never }
    | { readonly to: string; readonly records?: never }
  )

/** A number that opens the records behind it: what the product promises for every number it shows. */
export function NumberLink(props: NumberLinkProps) {
  const { label, value, format, unit, definition, size = 'inline', records, to } = props
  const [open, setOpen] = useState(false)
  const { language } = useLanguage()
  const t = useWords(commonWords)
  const go = useGo()
  const look = `number-link number-link-${size}`
  if (value === null) {
    return (
      <span className={`${look} number-link-none`}>
        <span aria-hidden="true">—</span>
        <span className="spoken-only">{t('noValue')}</span>
      </span>
    )
  }
  const text = numberText(value, language, format)
  const shown = unit === undefined ? text : `${text} ${unit}`
  const button = (
    <button
      type="button"
      className={look}
      aria-label={t('openRecordsOf', { label, value: shown })}
      onClick={() => (to === undefined ? setOpen(true) : go(to))}
    >
      <span className="number-link-value">{text}</span>
      {unit !== undefined && <span className="number-link-unit"> {unit}</span>}
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
                {t('defined')}
                {definition}
              </span>
            )}
          </div>
          {open && records()}
        </RecordDrawer>
      )}
    </>
  )
}
