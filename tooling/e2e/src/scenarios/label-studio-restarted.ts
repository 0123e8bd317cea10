import { submitAnnotation } from '../label-studio/annotations.ts'
import { listBackends } from '../label-studio/backends.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario } from './scenario.ts'
import { trainedProject } from './trained-project.ts'
import { trainVersion } from './training-job.ts'

/** Label Studio ends and starts again: the backend is found connected, and events and trainings go on. */
export const labelStudioRestarted: Scenario = {
  name: 'label-studio-restarted',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { labelStudio, checks, proxy, sample } = stage
    const { api } = labelStudio
    const { project, backend, tasks, version } = await trainedProject(stage, 'restarted')
    const stored = await retrieveVersion(stage, project, version)
    await labelStudio.restart()

    const [found] = await listBackends(api, project)
    checks.check(
      'after a restart of Label Studio the backend is Connected with its version',
      found?.state === 'CO' && found.model_version === version,
      `${found?.state} ${found?.model_version}`,
    )
    const kept = (await listPredictions(api, project)).filter((one) => one.model_version === version)
    checks.check('predictions are as they were', JSON.stringify(kept) === JSON.stringify(stored), `${kept.length}`)
    await submitAnnotation(api, project, tasks.at(-1) ?? 0, sample.tasks.at(-1)?.truth ?? [])
    const event = proxy.withAction('ANNOTATION_CREATED').at(-1)?.request.body as { task?: { id: number } } | undefined
    checks.check('events arrive as before', event?.task?.id === tasks.at(-1))
    const next = await trainVersion(stage, backend.id)
    const renewed = await retrieveVersion(stage, project, next)
    checks.check(
      'the next training ends in a version that predicts every task',
      renewed.length === tasks.length,
      `${renewed.length} predictions of ${next}`,
    )
  },
}
