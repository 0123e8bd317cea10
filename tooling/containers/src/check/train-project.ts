import { createSample, type SampleAnswer } from '@label-studio-ml/contract-tests/sample'
import { waitUntil } from '@label-studio-ml/harness'
import type { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

/** Answers for each label: enough for any app to learn something. */
const perLabel = 6

/** Teaches a container made-up answers and returns the version that came of it. */
export async function trainProject(container: Container, project: string, labelConfig: string): Promise<string> {
  const annotations = createSample(labelConfig).answers(perLabel).map(exportedTask)
  const { job } = await post(container, '/train', { project, label_config: labelConfig, annotations })
  const ended = async () => {
    const status = await post(container, '/job_status', { job })
    return !['queued', 'started'].includes(String(status.job_status)) && status
  }
  const status = await waitUntil('the training has ended', ended, { deadlineMs: 60_000 })
  expectThat(status.job_status === 'finished', `the training said ${JSON.stringify(status)}`)
  return String(status.model_version)
}

/** As Label Studio's export has it. */
function exportedTask({ task, region }: SampleAnswer) {
  const annotation = { id: task.id, completed_by: 1, was_cancelled: false, result: [region] }
  return { ...task, annotations: [annotation], predictions: [] }
}

async function post({ url }: Container, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await answer.text()
  expectThat(answer.ok, `${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}
