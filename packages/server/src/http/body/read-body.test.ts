import { routes } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { readBody } from './read-body.ts'

const atOnce = () => undefined

it.each([
  [{ tasks: [], params: 'now' }, 'params: Invalid input: expected object, received string'],
  [{ tasks: [], params: { context: { result: 7 } } }, 'params.context.result: Invalid input: expected array'],
  [{ tasks: [], label_config: 7 }, 'label_config: Invalid input: expected string, received number'],
  [{ tasks: [], project: [] }, 'project: Invalid input: expected string'],
  [[], 'got a list'],
])('says of %j what was expected and what came', async (body, message) => {
  await expect(readBody(routes.predict, body, atOnce)).rejects.toThrow(message)
})

it('leaves the tasks of a prediction to its handler', async () => {
  const tasks = [null, { data: 7 }, { data: {} }]
  expect(await readBody(routes.predict, { tasks }, atOnce)).toEqual({ tasks })
})

it('looks at the tasks of a training one by one, so that others get their turn', async () => {
  const annotations = [{ data: { text: 'a' } }, { data: { text: 'b' }, annotations: [{ result: [] }] }]
  let turns = 0
  const read = readBody(routes.train, { annotations, project: 1 }, () => {
    turns++
    return undefined
  })
  expect(await read).toEqual({ annotations, project: 1 })
  expect(turns).toBe(2)
})

it.each([
  [{ annotations: [{ data: {} }, { data: 7 }] }, 'annotations.1.data: Invalid input: expected object, received number'],
  [{ completions: [{ data: {}, annotations: [{ result: {} }] }] }, 'completions.0.annotations.0.result: Invalid input'],
  [{ annotations: {} }, 'annotations: Invalid input: expected array'],
])('says which task of a training is wrong: %j', async (body, message) => {
  await expect(readBody(routes.train, body, atOnce)).rejects.toThrow(message)
})
