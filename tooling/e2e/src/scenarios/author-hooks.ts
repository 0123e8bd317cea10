import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { scratchFolder, startApp, waitUntil } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { type Backend, connectBackend, getBackend, startTraining } from '../label-studio/backends.ts'
import { deleteAnnotations } from '../label-studio/data-manager.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

const labelConfig =
  '<View><Text name="text" value="$text"/><Choices name="kind" toName="text"><Choice value="Fine"/></Choices></View>'
const region = { from_name: 'kind', to_name: 'text', type: 'choices', value: { choices: ['Fine'] } }

/** What a model's author may write beside predict and fit: a schema for extra params, and what Label Studio tells. */
export const authorHooks: Scenario = {
  name: 'author-hooks',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const heard = join(scratchFolder('heard'), 'events')
    writeFileSync(heard, '')
    const backends = resolve(import.meta.dirname, '../backends')
    const app = await startApp('hearing', { apps: backends, env: { HEARD_FILE: heard } })
    try {
      const { id: project } = await createProject(context.labelStudio.api, 'hooks', labelConfig)
      const backend = await connectWithParams(context, project, app.url)
      await hearEvents(context, project, backend, () => readFileSync(heard, 'utf8').trim().split('\n'))
    } finally {
      await app.stop()
    }
  },
}

async function connectWithParams(context: TestContext, project: number, url: string): Promise<Backend> {
  const { api } = context.labelStudio
  const refused = await connectBackend(api, project, url, { extraParams: '{"sureness": 5}' }).catch(String)
  assert(
    '"Validate and Save" shows why extra params are refused',
    /Extra params do not fit Hearing: sureness: Too big: expected number to be <=1 \(it is 5\)/.test(String(refused)),
    String(refused),
  )
  const backend = await connectBackend(api, project, url, { extraParams: '{"sureness": 0.75}' })
  const change = { url, project, extra_params: '{"sureness": "very"}' }
  const changed = await api.patch(`/api/ml/${backend.id}`, change).catch(String)
  assert('so does a change of them', /sureness: Invalid input/.test(String(changed)), String(changed))
  await api.patch(`/api/ml/${backend.id}`, { ...change, extra_params: '{"sureness": 0.25}' })
  return getBackend(api, backend.id)
}

async function hearEvents(context: TestContext, project: number, backend: Backend, heard: () => string[]) {
  const { api } = context.labelStudio
  const tasks = await importTasks(api, project, [{ text: 'one' }, { text: 'two' }])
  const stored = await retrieveVersion(context, project, '1.0.0')
  const scores = stored.map(({ score }) => score).join()
  assert('the model has the extra params of the project', scores === '0.25,0.25', scores)
  await submitAnnotation(api, project, tasks[0]!, [region])
  await startTraining(api, backend.id)
  await deleteAnnotations(api, project, [tasks[0]!])
  const expected = [`TASKS_CREATED ${tasks.join(' ')}`, 'ANNOTATION_CREATED', 'START_TRAINING', 'ANNOTATIONS_DELETED']
  await waitUntil('every event is heard', () => heard().length >= expected.length).catch(() => {})
  assert(
    'the model hears every event in order, also after one that it failed at',
    heard().join() === expected.join(),
    heard().join(),
  )
}
