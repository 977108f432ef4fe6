/**
 * SQLSTATE of an error that came from PostgreSQL, or Node's code of a broken connection; undefined for
 * anything else.
 */
const codeOf = (error: unknown): string | undefined => {
  const seen = new Set<unknown>()
  let current = error
  // Errors arrive wrapped (`cause`); a loop of causes must not hang the answer.
  while (typeof current === 'object' && current !== null && !seen.has(current)) {
    seen.add(current)
    if ('code' in current && typeof current.code === 'string') return current.code
    current = 'cause' in current ? current.cause : undefined
  }
  return undefined
}

const RETRYABLE = new Set(['40001', '40P01'])

/** A serialization failure or a deadlock: the same work may succeed when run again. */
export const isRetryable = (error: unknown): boolean => RETRYABLE.has(codeOf(error) ?? '')

/** No room left for the database or for a file (SQLSTATE 53100, or Node's ENOSPC and EDQUOT). */
export const isStorageFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')

const BROKEN_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const BROKEN_SENTENCES = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
]

/**
 * The database cannot be reached, went away in mid-work, or is out of room: nothing was written, and the same
 * request may succeed later. SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown) and 58
 * (operating system).
 */
export const isUnavailable = (error: unknown): boolean => {
  const code = codeOf(error)
  if (code !== undefined)
    return /^(?:08|53|57P|58)/.test(code) || (BROKEN_CONNECTION.has(code) && isOfConnection(error))
  return error instanceof Error && BROKEN_SENTENCES.some((sentence) => error.message.startsWith(sentence))
}

/**
 * The database went away while a statement or commit was on its way: nobody can say whether it was carried out. Where it
 * was out of room (class 53) it said so itself, and nothing was.
 */
export const isBrokenOff = (error: unknown): boolean =>
  isUnavailable(error) && !(codeOf(error) ?? '').startsWith('53')

// ENOENT is also what a missing file gives; only a failed `connect` or socket write speaks of the database.
const isOfConnection = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  ['connect', 'read', 'write', 'getaddrinfo'].includes(String(error.syscall))

/** Name of the unique constraint that a write ran into, or undefined when the error is another one. */
export const violatedUnique = (error: unknown): string | undefined =>
  codeOf(error) === '23505' ? constraintOf(error) : undefined

const constraintOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined

/**
 * The connection broke while the commit was on its way: what was to be saved may be there or not; nobody can
 * say before looking.
 */
export class UnconfirmedCommit extends Error {
  constructor(cause: unknown) {
    super('the connection broke during commit', { cause })
    this.name = 'UnconfirmedCommit'
  }
}

/**
 * What PostgreSQL cannot hold: a null character (SQLSTATE 22021, 22P05), a day before year 1 or a number beyond its type
 * (22003, 22007, 22008).
 */
export const isUnstorable = (error: unknown): boolean =>
  ['22021', '22P05', '22003', '22007', '22008'].includes(codeOf(error) ?? '')
