import { type DestinationStream, type Logger, pino } from 'pino'

/** Values under these names never reach the log, at the top or one level down. */
const SECRETS = ['password', 'secret', 'token', 'authorization', 'cookie', 'key', 'connectionString']

export interface LogOptions {
  /** `LUOSHI_LOG_LEVEL`; `info` unless said otherwise. */
  readonly level?: string | undefined
  readonly destination?: DestinationStream
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** The program's log: one line of JSON an event, to stderr, so that stdout stays for people and pipes. */
export const createLog = ({ level = 'info', destination = pino.destination(2) }: LogOptions = {}): Logger =>
  pino(
    {
      level: LEVELS.includes(level) ? level : 'info',
      base: { program: 'luoshi' },
      timestamp: pino.stdTimeFunctions.isoTime,
      // An error's own fields (SQL parameters, a request's body) may hold what people wrote: only its name,
      // words, code and stack are kept.
      serializers: { error: describeError, err: describeError },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination,
  )

const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  return {
    name: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
