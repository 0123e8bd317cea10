import { pino } from 'pino'

/** Keys that never reach the log, at the top or one level below. */
const secretKeys = [
  'access_token',
  'authorization',
  'password',
  'login',
  'token',
  'secret',
  'api_key',
  'task_data_login',
  'task_data_password',
  'data',
  'tasks',
]

export type Log = pino.Logger

/** JSON lines on stdout. Secrets and task data are cut out, should a line ever carry them. */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    },
    destination ?? pino.destination({ sync: false }),
  )
}
