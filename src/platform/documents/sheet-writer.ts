export interface SheetColumn<Key extends string = string> {
  readonly key: Key
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'date'
}

/** A `date` column takes `YYYY-MM-DD` (or `YYYY-MM-DDTHH:MM[:SS]`), a `number` column finite numbers, `text` anything as text. */
export type SheetValue = string | number | null | undefined

export interface SheetSource<Key extends string = string> {
  readonly name: string
  readonly columns: readonly SheetColumn<Key>[]
  readonly rows:
    | AsyncIterable<Readonly<Record<Key, SheetValue>>>
    | Iterable<Readonly<Record<Key, SheetValue>>>
}

/** An .xlsx file, produced as it is read. Bytes: `new Response(writeSheet(source)).bytes()`. */
export function writeSheet<Key extends string>(_source: SheetSource<Key>): ReadableStream<Uint8Array> {
  throw new Error('not written yet')
}

/** The same as CSV: UTF-8 with a byte-order mark, so that Excel reads Chinese. */
export function writeCsv<Key extends string>(_source: SheetSource<Key>): ReadableStream<Uint8Array> {
  throw new Error('not written yet')
}
