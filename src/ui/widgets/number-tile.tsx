import { Card } from 'antd'
import type { ReactNode } from 'react'
import { NumberLink, type NumberLinkProps } from './number-link.tsx'

export type NumberTileProps = NumberLinkProps & {
  /** Beneath the number: a comparison, a share, a tag. */
  readonly note?: ReactNode
}

/** The numbers of a page's head, side by side; two abreast on a phone. */
export function NumberTiles({ children }: { readonly children: ReactNode }) {
  return <div className="number-tiles">{children}</div>
}

/** A number with its name above, which opens its records. */
export function NumberTile({ note, ...number }: NumberTileProps) {
  return (
    <Card className="number-tile">
      <div className="number-tile-label">{number.label}</div>
      <NumberLink {...number} size="headline" />
      {note !== undefined && <div className="number-tile-note">{note}</div>}
    </Card>
  )
}
