const DAY = 86_400_000
// Day 0 of the two calendars. Excel's first counts a 29 February 1900 that never was; before it, days lie one later.
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const AFTER_PHANTOM_DAY = 61
const LAST_SERIAL = 2_958_465

/**
 * An Excel date, days since its epoch with the time of day as fraction, as `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS`, or
 * `HH:MM:SS` for a time alone (a serial below 1). Out of Excel's range (to 9999-12-31) the number itself.
 */
export function serialToIso(serial: number, from1904: boolean): string | number {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return serial
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  const shift = !from1904 && days < AFTER_PHANTOM_DAY - 1 ? DAY : 0
  const moment = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + shift + seconds * 1_000).toISOString()
  if (days === 0) return moment.slice(11, 19)
  return seconds % 86_400 === 0 ? moment.slice(0, 10) : moment.slice(0, 19)
}
