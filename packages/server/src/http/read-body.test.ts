import { routes } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { parseJsonBody } from './json-body.ts'
import { readBody } from './read-body.ts'

it.each([
  [{ tasks: [], params: 'now' }, 'params: Invalid input: expected object, received string'],
  [{ tasks: [], params: { context: { result: 7 } } }, 'params.context.result: Invalid input: expected array'],
  [{ tasks: [], label_config: 7 }, 'label_config: Invalid input: expected string, received number'],
  [{ tasks: [], project: [] }, 'project: Invalid input: expected string'],
  [[], 'got a list'],
])('says of %j what was expected and what came', (body, message) => {
  expect(() => readBody(routes.predict, body)).toThrow(message)
})

it('leaves tasks to be looked at one by one', () => {
  const tasks = [null, { data: 7 }, { data: {} }]
  expect(readBody(routes.predict, { tasks })).toEqual({ tasks })
})

it.each([100, 513, 100_000])('reads lists nested %i deep, or refuses them before anything overflows', async (depth) => {
  const body = Buffer.from(`{"tasks":[{"data":${'['.repeat(depth)}${']'.repeat(depth)}, "text":"[[\\\\\\"{{"}]}`)
  const read = parseJsonBody(body, () => undefined)
  if (depth < 500) await expect(read).resolves.toHaveProperty('tasks')
  else
    await expect(read).rejects.toMatchObject({ code: 'REQUEST_INVALID', message: expect.stringContaining('512 deep') })
})
