import { skipTask, unskip } from '../label-studio/annotations.ts'
import { getBackend } from '../label-studio/backends.ts'
import { openTask } from '../label-studio/tasks.ts'
import { connectedProject } from './connected-project.ts'
import { newestReleaseOnly, type Scenario } from './scenario.ts'
import { endedTraining, pressedTraining, trainVersion } from './training-job.ts'

/** A skipped task teaches nothing; taken back, it does. */
export const skipped: Scenario = {
  name: 'skipped',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const { project, backend, tasks } = await connectedProject(stage, 'skipped')
    const [task = 0] = tasks
    const { id } = await skipTask(api, project, task)
    const status = await endedTraining(stage, await pressedTraining(stage, backend.id))
    const { model_version, state } = await getBackend(api, backend.id)
    stage.checks.check(
      'a training with nothing but a skipped task makes no version',
      status.job_status === 'failed' && model_version === backend.model_version,
      `${status.job_status}: ${status.error}; ${model_version}`,
    )
    stage.checks.check('a failed training leaves the backend Connected', state === 'CO', state)
    await unskip(api, id, stage.sample.tasks[0]?.truth ?? [])
    const { annotations } = await openTask(api, project, task)
    const updates = stage.proxy.withAction('ANNOTATION_UPDATED')
    stage.checks.check(
      'taking the skip back is an ANNOTATION_UPDATED, and the annotation counts',
      updates.length === 1 && annotations.length === 1 && annotations[0]?.was_cancelled === false,
      `${updates.length} updates, ${annotations.length} annotations`,
    )
    const version = await trainVersion(stage, backend.id)
    stage.checks.check('what was taken back is learnt', true, version)
  },
}
