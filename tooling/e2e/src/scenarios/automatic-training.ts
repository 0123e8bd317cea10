import { submitAnnotation } from '../label-studio/annotations.ts'
import { updateProject } from '../label-studio/projects.ts'
import type { Region } from '../label-studio/regions.ts'
import { awaitNewVersion } from './await-new-version.ts'
import { connectedProject } from './connected-project.ts'
import { retrieveVersion } from './retrieve-version.ts'
import type { Scenario, Stage } from './scenario.ts'

/**
 * Label Studio starts a training by itself (`min_annotations_to_start_training`) and says so before it tells the annotation
 * that was the last one wanted. With 1, that annotation is all there is to learn.
 */
export const automaticTraining: Scenario = {
  name: 'automatic-training',
  runsOn: ({ trainingAction }, validating) => trainingAction === 'START_TRAINING' && !validating,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const { project, backend, tasks } = await connectedProject(stage, 'automatic')
    await updateProject(api, project, { min_annotations_to_start_training: 1 })
    const [first] = stage.sample.tasks
    await submitAnnotation(api, project, tasks[0] ?? 0, first?.truth ?? [])
    checkOrder(stage)
    const version = await awaitNewVersion(stage, backend.id, backend.model_version)
    const stored = await retrieveVersion(stage, project, version)
    const predicted = stored.find(({ task }) => task === tasks[0])
    const agreement = stage.sample.agreement(predicted?.result ?? [], first?.truth ?? [])
    stage.checks.check(
      'the automatic training has learnt the annotation that caused it',
      agreement === 1,
      `${version} predicts ${labelsOf(predicted?.result ?? [])}`,
    )
  },
}

function checkOrder({ proxy, checks }: Stage): void {
  const actions = proxy.exchanges.map(({ request }) => (request.body as { action?: string } | null)?.action)
  const [asked, told] = ['START_TRAINING', 'ANNOTATION_CREATED'].map((action) => actions.indexOf(action))
  checks.check(
    'START_TRAINING arrives before the ANNOTATION_CREATED that caused it',
    asked !== undefined && told !== undefined && asked >= 0 && asked < told,
    actions.filter(Boolean).join(', '),
  )
}

function labelsOf(regions: Region[]): string {
  return regions.map(({ type, value }) => `${value.text ?? ''} ${(value[type] as string[]).join()}`.trim()).join('; ')
}
