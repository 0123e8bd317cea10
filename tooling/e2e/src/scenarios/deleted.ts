import { annotatedAndHeldOut } from '../app-sample.ts'
import { nextLabel, relabelSample } from '../label-names.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { deleteAnnotations, deleteTasks } from '../label-studio/data-manager.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { annotateSample } from './annotate-sample.ts'
import { connectedProject } from './connected-project.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { trainVersion } from './training-job.ts'

/** Wrong annotations outnumber the right ones two to one, until their tasks or they themselves are deleted. */
export const deleted: Scenario = {
  name: 'deleted',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const { project, backend, tasks } = await connectedProject(stage, 'deleted')
    const withTasks = await annotateWrongly(stage, project)
    const withoutTasks = await annotateWrongly(stage, project)
    await annotateSample(stage, project, tasks)
    await deleteTasks(api, project, withTasks)
    await deleteAnnotations(api, project, withoutTasks)
    for (const action of ['TASKS_DELETED', 'ANNOTATIONS_DELETED']) {
      const answers = stage.proxy.withAction(action).map(({ response }) => response.status)
      stage.checks.check(`${action} arrives and is taken`, answers.length > 0 && answers.every((one) => one < 300))
    }
    const version = await trainVersion(stage, backend.id)
    const stored = await retrieveVersion(stage, project, version)
    const agreement = heldOutAgreement(stage.sample, tasks, stored)
    stage.checks.check(
      'deleted tasks and annotations are not learnt',
      agreement > 0.8,
      `agreement ${agreement.toFixed(2)} with what was kept`,
    )
    const wanted = tasks.length + withoutTasks.length
    stage.checks.check('all tasks that are left are predicted', stored.length === wanted, `${stored.length}/${wanted}`)
  },
}

/** Imports the tasks to learn from once more and annotates them with wrong labels; returns their ids. */
async function annotateWrongly(stage: Stage, project: number): Promise<number[]> {
  const { api } = stage.labelStudio
  const sample = relabelSample(stage.sample, nextLabel(stage.sample.labelConfig))
  const { annotated } = annotatedAndHeldOut(sample.tasks)
  const tasks = await importTasks(
    api,
    project,
    annotated.map(({ data }) => data),
  )
  for (const [index, task] of tasks.entries()) {
    await submitAnnotation(api, project, task, annotated[index]?.truth ?? [])
  }
  return tasks
}
