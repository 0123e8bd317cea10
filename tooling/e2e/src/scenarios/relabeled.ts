import { annotatedAndHeldOut } from '../app-sample.ts'
import { nextLabel, relabelSample } from '../label-names.ts'
import { updateAnnotation } from '../label-studio/annotations.ts'
import { openTask } from '../label-studio/tasks.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario } from './scenario.ts'
import { trainedProject } from './trained-project.ts'
import { trainVersion } from './training-job.ts'

/** Annotations are changed after a training: the next version has learnt what they say now. */
export const relabeled: Scenario = {
  name: 'relabeled',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const { project, backend, tasks } = await trainedProject(stage, 'relabeled')
    const sample = relabelSample(stage.sample, nextLabel(stage.sample.labelConfig))
    const { annotated } = annotatedAndHeldOut(sample.tasks)
    for (const [index, { truth }] of annotated.entries()) {
      const { annotations } = await openTask(api, project, tasks[index] ?? 0)
      for (const { id } of annotations) await updateAnnotation(api, id, truth)
    }
    const next = await trainVersion(stage, backend.id)
    const stored = await retrieveVersion(stage, project, next)
    const [now, before] = [sample, stage.sample].map((one) => heldOutAgreement(one, tasks, stored))
    stage.checks.check(
      'the version after relabelling predicts what the annotations say now',
      Number(now) > 0.8 && Number(before) < 0.2,
      `agreement ${now?.toFixed(2)} with the new labels, ${before?.toFixed(2)} with the old ones`,
    )
  },
}
