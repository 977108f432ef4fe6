/** The statuses with which a refusal may travel. */
export type RefusalStatus = 400 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503 | 507

/** How a code may end, and the status that follows; docs/api.md tells them to clients. */
export const statusByEnding: readonly (readonly [ending: string, status: RefusalStatus])[] = [
  ['.not-found', 404],
  ['.conflict', 409],
  ['.stale', 409],
  ['.too-large', 413],
  ['.unsupported-type', 415],
]

/** Codes with a status of their own. */
export const statusByCode: Readonly<Record<string, RefusalStatus>> = {
  'request.malformed': 400,
  'access.denied': 403,
  'request.foreign-origin': 403,
  'request.foreign-host': 421,
  'request.too-many': 429,
  'server.fault': 500,
  'server.unavailable': 503,
  'server.unconfirmed': 503,
  'server.stopping': 503,
  'storage.full': 507,
}

/** What was understood and is not possible, for the reason that the refusal says. */
export const usualStatus = 422

/**
 * The HTTP status of a refusal's code: stable, because it follows from the code alone. 422 unless the code
 * says otherwise.
 */
export const statusOf = (code: string): RefusalStatus =>
  statusByCode[code] ?? statusByEnding.find(([ending]) => code.endsWith(ending))?.[1] ?? usualStatus
