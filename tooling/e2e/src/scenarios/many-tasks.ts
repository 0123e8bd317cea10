import { assert } from '../assert.ts'
import { connectedProject } from '../fixtures/projects.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** 200 tasks are imported at once and predicted with one press of Retrieve Predictions. */
export const manyTasks: Scenario = {
  name: 'many-tasks',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const { project, backend, tasks } = await connectedProject(context, 'many tasks')
    const data = Array.from({ length: 200 }, (_, index) => context.sample.tasks[index % tasks.length]?.data ?? {})
    const imported = await importTasks(api, project, data)
    const event = context.proxy.withAction('TASKS_CREATED').at(-1)
    const count = (event?.request.body as { tasks?: unknown[] } | undefined)?.tasks?.length
    assert('one event has all 200 tasks and is accepted', count === 200 && event?.response.status === 201)
    const stored = await retrieveVersion(context, project, backend.model_version)
    const predicted = new Set(stored.map(({ task }) => task))
    assert(
      'each of the 200 has one prediction with a score',
      stored.length === imported.length + tasks.length &&
        imported.every((id) => predicted.has(id)) &&
        stored.every(({ score }) => typeof score === 'number'),
      `${stored.length} predictions for ${imported.length + tasks.length} tasks`,
    )
    const predicts = context.proxy.withPath('/predict')
    assert('they were asked for in one request', predicts.length === 1, `${predicts.length} requests`)
    console.log(`/predict of ${predicted.size} tasks took ${Math.round(predicts[0]?.tookMs ?? 0)} ms`)
    await retrieveVersion(context, project, backend.model_version)
    const again = (await listPredictions(api, project)).length
    assert('retrieving once more stores nothing', again === stored.length, `${again} predictions`)
  },
}
