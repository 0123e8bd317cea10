import { annotatedAndHeldOut } from '../app-sample.ts'
import { assert } from '../assert.ts'
import { annotateSample, connectedProject, dataOf } from '../fixtures/projects.ts'
import { assertLearned, retrieveVersion } from '../fixtures/stored-predictions.ts'
import { trainVersion } from '../fixtures/trainings.ts'
import { nextLabel, relabelSample } from '../label-names.ts'
import { deleteAnnotations, deleteTasks } from '../label-studio/data-manager.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

/** Wrong annotations outnumber the right ones two to one, until their tasks or they themselves are deleted. */
export const deleted: Scenario = {
  name: 'deleted',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const { project, backend, tasks } = await connectedProject(context, 'deleted')
    const withTasks = await annotateWrongly(context, project)
    const withoutTasks = await annotateWrongly(context, project)
    await annotateSample(context, project, tasks)
    await deleteTasks(api, project, withTasks)
    await deleteAnnotations(api, project, withoutTasks)
    for (const action of ['TASKS_DELETED', 'ANNOTATIONS_DELETED']) {
      const answers = context.proxy.withAction(action).map(({ response }) => response.status)
      assert(`${action} arrives and is accepted`, answers.length > 0 && answers.every((one) => one < 300))
    }
    const version = await trainVersion(context, backend.id)
    const stored = await retrieveVersion(context, project, version)
    assertLearned('deleted tasks and annotations are not learned', context.sample, tasks, stored)
    const wanted = tasks.length + withoutTasks.length
    assert('all tasks that are left are predicted', stored.length === wanted, `${stored.length}/${wanted}`)
  },
}

/** Imports the tasks to learn from once more and annotates them with wrong labels; returns their ids. */
async function annotateWrongly(context: TestContext, project: number): Promise<number[]> {
  const sample = relabelSample(context.sample, nextLabel(context.sample.labelConfig))
  const { annotated } = annotatedAndHeldOut(sample.tasks)
  const tasks = await importTasks(context.labelStudio.api, project, dataOf({ tasks: annotated }))
  await annotateSample({ ...context, sample }, project, tasks)
  return tasks
}
