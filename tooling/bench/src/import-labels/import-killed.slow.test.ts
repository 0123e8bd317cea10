import { type RunningBackend, waitUntil } from '@label-studio-ml/harness'
import { expect, it, onTestFinished } from 'vitest'
import { serveStreamedProject } from '../streamed-project.ts'
import { askForTraining, learnedBy, startCountingLearner } from './import-once.ts'

const annotations = 100_000

it('has all annotations once, in a small heap, when it is killed in the middle of reading them', {
  timeout: 300_000,
}, async () => {
  let backend: RunningBackend | undefined
  let killed: Promise<void> | undefined
  const labelStudio = await serveStreamedProject(annotations, (number) => {
    if (number > annotations / 2) killed ??= backend?.kill()
  })
  onTestFinished(labelStudio.stop)
  backend = await startCountingLearner()
  onTestFinished(async () => void (await backend?.stop()))
  const job = await askForTraining(backend, labelStudio)
  await waitUntil('half of them were sent', () => killed !== undefined, { deadlineMs: 120_000 })
  await killed
  await backend.restart()
  expect(await learnedBy(backend, job)).toMatchObject({ examples: annotations, distinct: annotations })
  expect(backend.log()).toContain(`${annotations.toLocaleString('en-US')} annotations from Label Studio`)
})
