import type { Task } from '@label-studio-ml/protocol'
import type { OpenBackend } from '../backend/open-backend.ts'
import type { AnnotatedRow } from '../rows/annotated-tasks.ts'

/** Tasks of one request, and characters of them. */
const maxTasks = 1000
const maxLength = 8 * 1024 * 1024

export interface TrainPartsOptions {
  project: string | undefined
  labelConfig: string
  signal: AbortSignal
  onSent(tasks: number): void
}

/** Sends annotated tasks to a backend part by part, which keeps them; nothing is trained yet. Returns how many. */
export async function sendTrainParts(
  { client }: OpenBackend,
  rows: AsyncIterable<AnnotatedRow>,
  { project, labelConfig, signal, onSent }: TrainPartsOptions,
): Promise<number> {
  let sent = 0
  let part: Task[] = []
  let length = 0
  const send = async () => {
    await client.train({ annotations: part, project, label_config: labelConfig, train: false }, { signal })
    sent += part.length
    part = []
    length = 0
    onSent(sent)
  }
  for await (const { task } of rows) {
    part.push(task)
    length += JSON.stringify(task).length
    if (part.length >= maxTasks || length >= maxLength) await send()
  }
  if (part.length > 0) await send()
  return sent
}
