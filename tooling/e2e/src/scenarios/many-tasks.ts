import { listPredictions } from '../label-studio/predictions.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { connectedProject } from './connected-project.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario } from './scenario.ts'

/** 200 tasks are imported at once and predicted with one press of Retrieve Predictions. */
export const manyTasks: Scenario = {
  name: 'many-tasks',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const { project, backend, tasks } = await connectedProject(stage, 'many tasks')
    const data = Array.from({ length: 200 }, (_, index) => stage.sample.tasks[index % tasks.length]?.data ?? {})
    const imported = await importTasks(api, project, data)
    const event = stage.proxy.withAction('TASKS_CREATED').at(-1)
    const told = (event?.request.body as { tasks?: unknown[] } | undefined)?.tasks?.length
    stage.checks.check('one event tells all 200 tasks and is taken', told === 200 && event?.response.status === 201)
    const stored = await retrieveVersion(stage, project, backend.model_version)
    const predicted = new Set(stored.map(({ task }) => task))
    stage.checks.check(
      'each of the 200 has one prediction with a score',
      stored.length === imported.length + tasks.length &&
        imported.every((id) => predicted.has(id)) &&
        stored.every(({ score }) => typeof score === 'number'),
      `${stored.length} predictions for ${imported.length + tasks.length} tasks`,
    )
    const predicts = stage.proxy.withPath('/predict')
    stage.checks.check('they were asked for in one request', predicts.length === 1, `${predicts.length} requests`)
    stage.checks.note(`/predict of ${predicted.size} tasks took ${Math.round(predicts[0]?.tookMs ?? 0)} ms`)
    await retrieveVersion(stage, project, backend.model_version)
    const again = (await listPredictions(api, project)).length
    stage.checks.check('retrieving once more stores nothing', again === stored.length, `${again} predictions`)
  },
}
