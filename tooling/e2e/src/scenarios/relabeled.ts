import { annotatedAndHeldOut } from '../app-sample.ts'
import { assert } from '../assert.ts'
import { trainedProject } from '../fixtures/projects.ts'
import { heldOutAgreement, retrieveVersion } from '../fixtures/stored-predictions.ts'
import { trainVersion } from '../fixtures/trainings.ts'
import { nextLabel, relabelSample } from '../label-names.ts'
import { updateAnnotation } from '../label-studio/annotations.ts'
import { openTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** Annotations are changed after a training: the next version has learned what they say now. */
export const relabeled: Scenario = {
  name: 'relabeled',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const { project, backend, tasks } = await trainedProject(context, 'relabeled')
    const sample = relabelSample(context.sample, nextLabel(context.sample.labelConfig))
    const { annotated } = annotatedAndHeldOut(sample.tasks)
    for (const [index, { truth }] of annotated.entries()) {
      const { annotations } = await openTask(api, project, tasks[index] ?? 0)
      for (const { id } of annotations) await updateAnnotation(api, id, truth)
    }
    const next = await trainVersion(context, backend.id)
    const stored = await retrieveVersion(context, project, next)
    const [now, before] = [sample, context.sample].map((one) => heldOutAgreement(one, tasks, stored))
    assert(
      'the version after relabeling predicts what the annotations say now',
      Number(now) > 0.8 && Number(before) < 0.2,
      `agreement ${now?.toFixed(2)} with the new labels, ${before?.toFixed(2)} with the old ones`,
    )
  },
}
