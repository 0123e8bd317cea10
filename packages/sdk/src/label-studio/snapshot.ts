import { randomUUID } from 'node:crypto'
import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import { longestJobMs, untilCompleted } from './background-job.ts'
import type { Connection } from './connection/connection.ts'
import { isTimeout } from './connection/network-failure.ts'
import { nothingSchema } from './connection/read-answer.ts'
import { openAnswerItems } from './connection/read-answer-items.ts'
import { resume } from './connection/resume.ts'
import type { ExportOptions, LabelStudioTask } from './label-studio-client.ts'
import { labelStudioTaskSchema } from './task-schema.ts'

const snapshotSchema = z.object({
  id: z.int(),
  title: z.string().nullish(),
  created_at: z.string().nullish(),
  status: z.string(),
  counters: z.object({ task_number: z.int().optional() }).nullish().catch(undefined),
})
type Snapshot = z.infer<typeof snapshotSchema>

/** Without Redis a million tasks take a quarter of an hour. */
const longestWorkMs = 60 * 60 * 1000
const brokenOffMs = 30_000
/** A snapshot of a reader that was killed; a younger one may still be read. */
const abandonedAfterMs = 24 * 60 * 60 * 1000
const ownTitle = 'label-studio-ml '

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
    await removeAbandoned(connection, path, begun).catch(() => undefined)
    const watch = { name: `export ${begun.id}`, path: address, schema: snapshotSchema, deadlineMs, signal }
    const { counters } = await untilCompleted(connection, watch, begun)
    let count = 0
    const request = { method: 'GET', path: `${address}/download`, query: { exportType: 'JSON' } } as const
    const open = () => openAnswerItems(connection, { ...request, isSlow: true, signal }, labelStudioTaskSchema)
    const wasGiven = (_task: LabelStudioTask, position: number) => position < count
    for await (const task of resume(open, { policy: connection.policy, signal, wasGiven })) {
      count++
      yield task
    }
    const expected = counters?.task_number ?? count
    if (count < expected) throw tooShort(project, count, expected)
  } finally {
    await remove(connection, address).catch(() => undefined)
  }
}

/** Without Redis the answer comes when the file is written, later than a proxy or this client waits. The work goes on. */
async function beginSnapshot(connection: Connection, path: string, options: ExportOptions) {
  const title = `${ownTitle}${randomUUID()}`
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
    const deadlineMs = workGoesOnForMs(error)
    const begun = deadlineMs > 0 ? await foundByTitle(connection, path, title) : undefined
    if (!begun) throw error
    return { begun, deadlineMs }
  }
}

/** For how long a snapshot may still be worked at whose request failed: hardly when the connection broke off. */
function workGoesOnForMs(error: unknown): number {
  if (!isBackendError(error)) return 0
  if (error.code === 'LABEL_STUDIO_FAILED' || isTimeout(error)) return longestWorkMs
  return error.code === 'LABEL_STUDIO_UNREACHABLE' ? brokenOffMs : 0
}

async function foundByTitle(connection: Connection, path: string, title: string): Promise<Snapshot | undefined> {
  return (await listSnapshots(connection, path)).find((snapshot) => snapshot.title === title)
}

/** Ages are told by the clock of Label Studio alone. */
async function removeAbandoned(connection: Connection, path: string, { created_at: now }: Snapshot): Promise<void> {
  for (const { id, title, created_at } of await listSnapshots(connection, path)) {
    const ageMs = Date.parse(now ?? '') - Date.parse(created_at ?? '')
    if (title?.startsWith(ownTitle) && ageMs > abandonedAfterMs) await remove(connection, `${path}/${id}`)
  }
}

function listSnapshots({ call }: Connection, path: string): Promise<Snapshot[]> {
  return call({ method: 'GET', path: `${path}/` }, z.array(snapshotSchema))
}

function remove({ call }: Connection, address: string): Promise<void> {
  return call({ method: 'DELETE', path: address }, nothingSchema)
}

function tooShort(project: number, count: number, expected: number): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `Expected ${expected} tasks in the export of project ${project}, as Label Studio counted, found ${count}. Try again.`,
  )
}
