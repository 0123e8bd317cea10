import { BackendError } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { createStubApp } from './__fixtures__/stub-app.ts'
import type { Handlers } from './handler.ts'

/** Asks a backend whose handler of /predict throws. */
async function answerTo(thrown: unknown) {
  const predict = () => {
    throw thrown
  }
  const { call, lines } = createStubApp({ handlers: { predict } as unknown as Handlers })
  return { answer: await call('POST', '/predict', {}, { tasks: [] }), lines }
}

it('says in the status line too what the caller can do', async () => {
  const { answer } = await answerTo(
    new BackendError('PREDICTION_FAILED', 'None of 1 tasks:\n “ä”. Retrieve again later.'),
  )
  expect(answer.statusCode).toBe(503)
  expect(answer.statusMessage).toBe('None of 1 tasks: ?ä?. Retrieve again later.')
  expect(answer.json().error).toMatchObject({ code: 'PREDICTION_FAILED', request_id: answer.headers['x-request-id'] })
})

it.each([
  new Error('password=secret in /home/somebody'),
  new BackendError('MODEL_LOAD_FAILED', 'setup() failed: secret', { cause: new Error('secret') }),
  'secret',
])('keeps what failed inside out of the answer, and in the log: %s', async (thrown) => {
  const { answer, lines } = await answerTo(thrown)
  expect(answer.statusCode).toBeGreaterThanOrEqual(500)
  expect(answer.body + answer.statusMessage).not.toContain('secret')
  expect(JSON.stringify(lines)).toContain('secret')
})
