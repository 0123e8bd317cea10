import { assert } from '../assert.ts'
import { trainedProject } from '../fixtures/projects.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { trainVersion } from '../fixtures/trainings.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { listBackends } from '../label-studio/backends.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** Label Studio ends and starts again: the backend is found connected, and events and trainings go on. */
export const labelStudioRestarted: Scenario = {
  name: 'label-studio-restarted',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { labelStudio, proxy, sample } = context
    const { api } = labelStudio
    const { project, backend, tasks, version } = await trainedProject(context, 'restarted')
    const stored = await retrieveVersion(context, project, version)
    await labelStudio.restart()

    const [found] = await listBackends(api, project)
    assert(
      'after a restart of Label Studio the backend is Connected with its version',
      found?.state === 'CO' && found.model_version === version,
      `${found?.state} ${found?.model_version}`,
    )
    const kept = (await listPredictions(api, project)).filter((one) => one.model_version === version)
    assert('predictions are as they were', JSON.stringify(kept) === JSON.stringify(stored), `${kept.length}`)
    await submitAnnotation(api, project, tasks.at(-1) ?? 0, sample.tasks.at(-1)?.truth ?? [])
    const event = proxy.withAction('ANNOTATION_CREATED').at(-1)?.request.body as { task?: { id: number } } | undefined
    assert('events arrive as before', event?.task?.id === tasks.at(-1))
    const next = await trainVersion(context, backend.id)
    const renewed = await retrieveVersion(context, project, next)
    assert(
      'the next training ends in a version that predicts every task',
      renewed.length === tasks.length,
      `${renewed.length} predictions of ${next}`,
    )
  },
}
