import { assert } from '../assert.ts'
import { connectedProject } from '../fixtures/projects.ts'
import { endedTraining, pressStartTraining, trainVersion } from '../fixtures/trainings.ts'
import { skipTask, unskip } from '../label-studio/annotations.ts'
import { getBackend } from '../label-studio/backends.ts'
import { openTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** A skipped task teaches nothing; taken back, it does. */
export const skipped: Scenario = {
  name: 'skipped',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const { project, backend, tasks } = await connectedProject(context, 'skipped')
    const [task = 0] = tasks
    const { id } = await skipTask(api, project, task)
    const status = await endedTraining(context, await pressStartTraining(context, backend.id))
    const { model_version, state } = await getBackend(api, backend.id)
    assert(
      'a training with nothing but a skipped task makes no version',
      status.job_status === 'failed' && model_version === backend.model_version,
      `${status.job_status}: ${status.error}; ${model_version}`,
    )
    assert('a failed training leaves the backend Connected', state === 'CO', state)
    await unskip(api, id, context.sample.tasks[0]?.truth ?? [])
    const { annotations } = await openTask(api, project, task)
    const updates = context.proxy.withAction('ANNOTATION_UPDATED')
    assert(
      'taking the skip back is an ANNOTATION_UPDATED, and the annotation counts',
      updates.length === 1 && annotations.length === 1 && annotations[0]?.was_cancelled === false,
      `${updates.length} updates, ${annotations.length} annotations`,
    )
    const version = await trainVersion(context, backend.id)
    assert('what was taken back is learned', true, version)
  },
}
