import { assert } from '../assert.ts'
import { connectedProject } from '../fixtures/projects.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { newVersion } from '../fixtures/trainings.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { updateProject } from '../label-studio/projects.ts'
import type { Region } from '../label-studio/regions.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/**
 * Label Studio starts a training by itself (`min_annotations_to_start_training`) and says so before it sends the annotation
 * that was the last one wanted. With 1, that annotation is all there is to learn.
 */
export const automaticTraining: Scenario = {
  name: 'automatic-training',
  runsOn: ({ trainingAction }, validating) => trainingAction === 'START_TRAINING' && !validating,
  run: async (context) => {
    const { api } = context.labelStudio
    const { project, backend, tasks } = await connectedProject(context, 'automatic')
    await updateProject(api, project, { min_annotations_to_start_training: 1 })
    const [first] = context.sample.tasks
    await submitAnnotation(api, project, tasks[0] ?? 0, first?.truth ?? [])
    checkOrder(context)
    const version = await newVersion(context, backend.id, backend.model_version)
    const stored = await retrieveVersion(context, project, version)
    const predicted = stored.find(({ task }) => task === tasks[0])
    const agreement = context.sample.agreement(predicted?.result ?? [], first?.truth ?? [])
    assert(
      'the automatic training has learned the annotation that caused it',
      agreement === 1,
      `${version} predicts ${labelsOf(predicted?.result ?? [])}`,
    )
  },
}

function checkOrder({ proxy }: TestContext): void {
  const actions = proxy.exchanges.map(({ request }) => (request.body as { action?: string } | null)?.action)
  const [training, annotation] = ['START_TRAINING', 'ANNOTATION_CREATED'].map((action) => actions.indexOf(action))
  assert(
    'START_TRAINING arrives before the ANNOTATION_CREATED that caused it',
    training !== undefined && annotation !== undefined && training >= 0 && training < annotation,
    actions.filter(Boolean).join(', '),
  )
}

function labelsOf(regions: Region[]): string {
  return regions.map(({ type, value }) => `${value.text ?? ''} ${(value[type] as string[]).join()}`.trim()).join('; ')
}
