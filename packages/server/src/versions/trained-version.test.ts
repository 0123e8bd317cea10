import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
const other = '8.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Negative')
})
afterEach(() => backend.stop())

const choiceOf = async (uid: string, text: string) =>
  (await backend.predict(uid, [text])).results[0].result[0].value.choices[0]

it('names a version anew when the labels change, and when it is trained again', async () => {
  const { model_version } = await backend.train(project)
  const renamed = sentimentConfig.replace('"Negative"', '"Bad"')
  const served = await backend.setUp(project, renamed)
  expect(served).toMatch(new RegExp(`^${model_version}\\+`))
  const answer = await backend.predict(project, ['good film'], { label_config: renamed })
  expect(answer.model_version).toBe(served)
  expect(answer.results[0].model_version).toBe(served)
  expect((await backend.get('/versions')).json().versions).toEqual([served, model_version])
  await backend.setUp(project, sentimentConfig)
  expect((await backend.train(project)).model_version).not.toBe(model_version)
})

it('removes a project whole, and copies a model to another', async () => {
  await backend.train(project)
  await backend.setUp(other)
  const copy = (await backend.post('/duplicate_model', { project_src: project, project_dst: other })).json()
  expect((await backend.post('/delete', { project })).json()).toEqual({ status: 'ok', deleted: true })
  expect(await choiceOf(other, 'good film')).toBe('Negative')
  expect((await backend.predict(other, ['good film'])).model_version).toBe(copy.model_version)
  expect((await backend.predict(project, ['x'])).results).toEqual([[]])
  expect(await readdir(join(backend.folder, 'projects'))).toEqual([other])
})

it('removes at the start what a crash left of a training', async () => {
  const { model_version } = await backend.train(project)
  const folder = join(backend.folder, 'projects', project)
  await mkdir(join(folder, 'versions', 'v2-lost'))
  await mkdir(join(folder, 'staging', 'cut-off'), { recursive: true })
  await backend.restart()
  expect(await readdir(join(folder, 'versions'))).toEqual([model_version])
  expect(await readdir(folder)).toEqual(['versions'])
})

it('answers a pinned version to Label Studio 1.6 to 1.11 only, whose old version is a pin of its user', async () => {
  const first = await backend.train(project)
  const second = await backend.train(project)
  const answers: Record<string, string> = {}
  for (const release of ['1.4.0', '1.5.0', '1.8.2', '1.13.1']) {
    const body = { project, tasks: [{ data: { text: 'x' } }], model_version: first.model_version }
    const { model_version, results } = (
      await backend.post('/predict', body, { 'user-agent': `heartex/${release}` })
    ).json()
    expect(results[0].model_version).toBe(model_version)
    answers[release] = model_version
  }
  const newest = second.model_version
  expect(answers).toEqual({ '1.4.0': newest, '1.5.0': newest, '1.8.2': first.model_version, '1.13.1': newest })
})
