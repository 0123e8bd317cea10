import { afterEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

it('lists the projects with the version that serves each; a training says what it returned', async () => {
  backend = await startBackend()
  expect((await backend.get('/projects')).json()).toEqual({ projects: [] })
  await backend.setUp('1.1')
  await backend.setUp('2.2')
  await backend.annotate('1.1', 1, 'fine', 'Positive')
  const job = await backend.train('1.1')
  expect(job).toMatchObject({ job_status: 'finished', train_output: expect.any(Object) })
  const { projects } = (await backend.get('/projects')).json()
  expect(projects).toEqual([
    { project: '1.1', model_version: job.model_version, label_config: sentimentConfig },
    { project: '2.2', model_version: expect.stringMatching(/^untrained/), label_config: sentimentConfig },
  ])
})

it('says why tasks have no prediction only when it is asked', async () => {
  class Choosy extends WordCountModel {
    override predict(...[task, context]: Parameters<WordCountModel['predict']>) {
      if (task.data.text === 'no') throw new Error('this text is not to my taste')
      return super.predict(task, context)
    }
  }
  backend = await startBackend({ ModelClass: Choosy })
  await backend.setUp('1.1')
  const silent = await backend.predict('1.1', ['yes', 'no'])
  expect(silent).not.toHaveProperty('failures')
  const { results, failures } = await backend.predict('1.1', ['yes', 'no'], { explain_failures: true })
  expect(results[1]).toEqual([])
  expect(failures).toEqual([{ index: 1, reason: 'model_error', detail: 'this text is not to my taste' }])
})
