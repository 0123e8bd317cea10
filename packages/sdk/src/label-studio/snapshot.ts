import { randomUUID } from 'node:crypto'
import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import { longestJobMs, untilCompleted } from './background-job.ts'
import type { Connection } from './connection/connection.ts'
import { nothingSchema } from './connection/read-answer.ts'
import { readAnswerItems } from './connection/read-answer-items.ts'
import { resume } from './connection/resume.ts'
import type { ExportOptions, LabelStudioTask } from './label-studio-client.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

const snapshotSchema = z.object({
  id: z.int(),
  title: z.string().nullish(),
  status: z.string(),
  counters: z.object({ task_number: z.int().optional() }).nullish().catch(undefined),
})
type Snapshot = z.infer<typeof snapshotSchema>

/**
 * Has Label Studio write the tasks into a file, reads that and deletes it. The file is the same however often it is read, so
 * reading goes on where it broke off. Throws when it has fewer tasks than Label Studio counted.
 */
export async function* readSnapshot(
  connection: Connection,
  project: number,
  options: ExportOptions,
): AsyncGenerator<LabelStudioTask> {
  const { signal } = options
  const path = `/api/projects/${project}/exports`
  const { begun, deadlineMs } = await beginSnapshot(connection, path, options)
  const address = `${path}/${begun.id}`
  try {
    const watch = { name: `export ${begun.id}`, path: address, schema: snapshotSchema, deadlineMs, signal }
    const { counters } = await untilCompleted(connection, watch, begun)
    let count = 0
    const request = { method: 'GET', path: `${address}/download`, query: { exportType: 'JSON' } } as const
    const read = () => readAnswerItems(connection, { ...request, isSlow: true, signal }, labelStudioTaskSchema)
    const wasGiven = (_task: LabelStudioTask, position: number) => position < count
    for await (const task of resume(read, { policy: connection.policy, signal, wasGiven })) {
      count++
      yield task
    }
    const expected = counters?.task_number ?? count
    if (count < expected) throw tooShort(project, count, expected)
  } finally {
    await connection.call({ method: 'DELETE', path: address }, nothingSchema).catch(() => undefined)
  }
}

/** Without Redis the answer comes when the file is written, later than a proxy may wait; the work goes on meanwhile. */
async function beginSnapshot(connection: Connection, path: string, options: ExportOptions) {
  const title = `label-studio-ml ${randomUUID()}`
  const body = {
    title,
    task_filter_options: { only_with_annotations: !options.all },
    serialization_options: {
      drafts: { only_id: true },
      predictions: { only_id: true },
      annotations__completed_by: { only_id: true },
    },
  }
  const request = { method: 'POST', path: `${path}/`, body, isSlow: true, signal: options.signal } as const
  try {
    return { begun: await connection.call(request, snapshotSchema), deadlineMs: longestJobMs }
  } catch (error) {
    const begun = mayHaveBegun(error) ? await foundByTitle(connection, path, title) : undefined
    if (!begun) throw error
    return { begun, deadlineMs: connection.slowTimeoutMs }
  }
}

function mayHaveBegun(error: unknown): boolean {
  return isBackendError(error) && ['LABEL_STUDIO_UNREACHABLE', 'LABEL_STUDIO_FAILED'].includes(error.code)
}

async function foundByTitle({ call }: Connection, path: string, title: string): Promise<Snapshot | undefined> {
  const snapshots = await call({ method: 'GET', path: `${path}/` }, z.array(snapshotSchema))
  return snapshots.find((snapshot) => snapshot.title === title)
}

function tooShort(project: number, count: number, expected: number): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `Expected ${expected} tasks in the export of project ${project}, as Label Studio counted, found ${count}. Try again.`,
  )
}
