import { createSample, type SampleAnswer } from '@label-studio-ml/contract-tests/sample'
import { waitUntil } from '@label-studio-ml/harness'
import type { Container } from './container.ts'

/** Answers for each label: enough for any app to learn something. */
const answersPerLabel = 6

/** Has a container learn made-up answers and returns the version that came of it. */
export async function trainProject(container: Container, project: string, labelConfig: string): Promise<string> {
  const annotations = createSample(labelConfig).answers(answersPerLabel).map(exportedTask)
  const { job } = await container.post('/train', { project, label_config: labelConfig, annotations })
  const ended = async () => {
    const status = await container.post('/job_status', { job })
    return !['queued', 'started'].includes(String(status.job_status)) && status
  }
  const status = await waitUntil('the training has ended', ended, { deadlineMs: 60_000 })
  if (status.job_status !== 'finished') throw new Error(`the training answered ${JSON.stringify(status)}`)
  return String(status.model_version)
}

/** As Label Studio's export has it. */
function exportedTask({ task, region }: SampleAnswer) {
  const annotation = { id: task.id, completed_by: 1, was_cancelled: false, result: [region] }
  return { ...task, annotations: [annotation], predictions: [] }
}
