import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMP_WITH_ZONE = 1184

/**
 * A bigint as a number. Throws where a number could not hold it exactly: a wrong count is worse than none.
 */
const parseBigint = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit into a number`)
  return value
}

/** A timestamptz as ISO 8601 in UTC, microseconds kept: `2026-11-22T07:19:06.123456Z`. */
const parseInstant = (text: string): string => {
  const iso = text.replace(' ', 'T')
  // Our sessions run in UTC; `infinity` and other zones are for whoever set them.
  return iso.endsWith('+00') ? `${iso.slice(0, -3)}Z` : Temporal.Instant.from(iso).toString()
}

const ARRAYS: Readonly<Record<number, number>> = {
  1016: INT8,
  1231: NUMERIC,
  1182: DATE,
  1185: TIMESTAMP_WITH_ZONE,
}

const single: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: parseBigint,
  [NUMERIC]: Number,
  // A day stays the text that it is; a Date would move it with the machine's time zone.
  [DATE]: (text) => text,
  [TIMESTAMP_WITH_ZONE]: parseInstant,
}

const TEXT_ARRAY = 1009

// pg's types name only some of PostgreSQL's types; any number is allowed.
const usualParser = pg.types.getTypeParser as (
  type: number,
  format?: 'text' | 'binary',
) => (text: string) => unknown

const parserOf = (type: number): ((text: string) => unknown) | undefined => {
  const element = ARRAYS[type]
  if (element === undefined) return single[type]
  const parseElement = single[element]
  const parseArray = usualParser(TEXT_ARRAY) as (text: string) => readonly (string | null)[]
  return (text) => parseArray(text).map((value) => (value === null ? null : parseElement?.(value)))
}

/**
 * How values come back: days and instants as ISO text, bigint and numeric as numbers, all else as `pg` does
 * it.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    (format === 'binary' ? undefined : parserOf(type)) ?? usualParser(type, format),
}
