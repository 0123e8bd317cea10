import { LabelStudioMLBase } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { withDefaultExtraParams } from './default-extra-params.ts'

class Telling extends LabelStudioMLBase {
  predict() {
    return { result: [], score: (this.extraParams as { score: number }).score }
  }
}

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

it.each([
  [null, 0.5],
  ['', 0.5],
  [{ other: 1 }, 0.5],
  ['{"score": 0.25}', 0.25],
])('extra params %j of a project are filled in', async (extraParams, score) => {
  const project = '7.1767225600'
  backend = await startBackend({ ModelClass: withDefaultExtraParams(Telling, { score: 0.5 }) })
  const schema = '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>'
  await backend.post('/setup', { project, schema, extra_params: extraParams })
  const { results } = (await backend.post('/predict', { project, tasks: [{ data: { t: 'a' } }] })).json()
  expect(results[0].score).toBe(score)
})

it('keeps the name and the needs of the class', async () => {
  backend = await startBackend()
  const WithDefaults = withDefaultExtraParams(Telling, {})
  expect([WithDefaults.name, WithDefaults.needs]).toEqual(['Telling', Telling.needs])
})
