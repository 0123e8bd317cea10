import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(fields: object, message = 'said'): Record<string, unknown> {
  const lines: string[] = []
  createLog('info', { write: (line) => void lines.push(line) }).info(fields, message)
  return JSON.parse(lines[0]!)
}

test('a line has its level by name', () => {
  expect(logged({ project: '7' })).toMatchObject({ level: 'info', project: '7', msg: 'said' })
})

test('what may hold a secret or the data of a task is left out, a number of tasks is not', () => {
  expect(logged({ password: 'hunter2', tasks: 3, payload: { deep: { token: 'abc' } }, list: ['text'] })).toMatchObject({
    password: '[left out]',
    tasks: 3,
    payload: '[left out]',
    list: '[left out]',
  })
  expect(logged({ tasks: 'a text' }).tasks).toBe('[left out]')
})

test('a text that is too long is cut', () => {
  expect(logged({ detail: 'x'.repeat(100_000) }).detail).toBe(`${'x'.repeat(8000)}…`)
})

test('an error is logged with code, stack and causes, and without its other properties', () => {
  const request = { headers: { authorization: 'Bearer of-the-service' } }
  const cause = Object.assign(new TypeError('connection refused'), { request })
  const err = Object.assign(new Error('the service is away', { cause }), { code: 'E_AWAY', config: request })
  const described = logged({ err }).err as Record<string, string>
  expect(Object.keys(described)).toEqual(['type', 'code', 'message', 'stack'])
  expect(described).toMatchObject({ type: 'Error', code: 'E_AWAY', message: 'the service is away' })
  expect(described.stack).toMatch(
    /^Error: the service is away\n {4}at [\s\S]*\ncaused by: TypeError: connection refused\n {4}at /,
  )
  expect(JSON.stringify(described)).not.toContain('of-the-service')
})

test('errors that cause each other, and thrown values that are not errors, are logged too', () => {
  const loop = new Error('round')
  loop.cause = loop
  expect((logged({ err: loop }).err as { stack: string }).stack).toContain('caused by: Error: round')
  expect(logged({ err: 'no luck' }).err).toEqual({ type: 'string', message: 'no luck' })
  expect(logged({ err: { secret: 'abc' } }).err).toEqual({ type: 'object', message: 'an object that is not an Error' })
})
