import { type DestinationStream, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'

export type Log = Logger

/** Characters of one field. */
const maxTextLength = 8000

/** Fields with these names hold secrets or a task's data, unless they are numbers. */
const secretKeys = new Set([
  'accessToken',
  'access_token',
  'apiKey',
  'api_key',
  'authorization',
  'data',
  'login',
  'password',
  'secret',
  'secretKey',
  'task_data_login',
  'task_data_password',
  'tasks',
  'token',
])

/** A log of JSON lines. Fields that could hold a secret or a task's data are left out. */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }), log: withoutSecrets },
      serializers: { err: describeError },
    },
    destination,
  )
}

/** Objects are left out whole: what a client sent may hold anything. */
function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  for (const key in fields) {
    if (!isHarmless(key, fields[key])) {
      return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, formatValue(name, value)]))
    }
  }
  return fields
}

function isHarmless(key: string, value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxTextLength && !secretKeys.has(key)
  return typeof value !== 'object' || value === null || key === 'err'
}

function formatValue(key: string, value: unknown): unknown {
  if (isHarmless(key, value)) return value
  if (typeof value !== 'string' || secretKeys.has(key)) return '[left out]'
  return `${value.slice(0, maxTextLength)}…`
}
