import { expect, it } from 'vitest'
import { startStub } from './testing/stub-label-studio.ts'

const prediction = { task: 1, result: [], model_version: 'v1' }

it('says how many predictions Label Studio dropped, and how to find which', async () => {
  const stub = await startStub(() => ({ status: 201, json: { created: 1 } }))
  await expect(stub.client().predictions.createMany(7, [prediction, prediction, prediction])).rejects.toMatchObject({
    code: 'PREDICTIONS_DROPPED',
    message: expect.stringMatching(/^Label Studio stored 1 of 3 predictions for project 7.*predictions\.create/),
  })
})

it('sends nothing for no predictions', async () => {
  const stub = await startStub(() => ({ status: 500 }))
  await stub.client().predictions.createMany(7, [])
  expect(stub.requests).toEqual([])
})

it('reads stored predictions one by one, whatever their result is', async () => {
  const stored = [
    { id: 1, task: 2, model_version: 'v1', score: 0.5, result: [{ from_name: 'a' }] },
    { id: 2, task: 2, model_version: null, score: null, result: 'odd' },
    { id: 3, task: 2, result: null },
  ]
  const stub = await startStub(() => ({ json: stored }))
  expect(await Array.fromAsync(stub.client().predictions.list({ task: 2 }))).toEqual([
    { id: 1, task: 2, model_version: 'v1', score: 0.5, result: [{ from_name: 'a' }] },
    { id: 2, task: 2, model_version: null, score: null, result: [] },
    { id: 3, task: 2, model_version: null, score: null, result: [] },
  ])
})

it('throws when a list of predictions breaks off', async () => {
  const stub = await startStub(() => (to) => to.end('[{"id":1,"task":2},{"id":2'))
  const seen: number[] = []
  const reading = (async () => {
    for await (const { id } of stub.client().predictions.list({ project: 7 })) seen.push(id)
  })()
  await expect(reading).rejects.toMatchObject({ code: 'JSON_LIST_INVALID' })
  expect(seen).toEqual([1])
})
