import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

it('tells an old Label Studio in the status line that no task could be predicted, and what to do', async () => {
  backend = await startBackend()
  await backend.setUp('1.1')
  const tasks = [{ id: 1, data: { text: 'throw' } }]
  const answer = await backend.post('/predict', { project: '1.1', tasks }, { 'user-agent': 'heartex/1.6.0' })
  expect(answer.statusCode).toBe(503)
  expect(answer.statusMessage).toMatch(/^None of 1 tasks could be predicted: .*Retrieve predictions again later\.$/)
})
