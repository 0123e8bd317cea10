import type { LabelStudioClient, TaskFilter } from '@label-studio-ml/sdk/label-studio'

export interface TaskSearch {
  client: Pick<LabelStudioClient, 'tasks'>
  /** Of the project in Label Studio. */
  id: number
  signal: AbortSignal
}

/**
 * More than this are read faster from a snapshot; for 3,000 of 20,000 tasks that took Label Studio twice as long as asking for
 * them by their ids.
 */
const mostByIds = 5000

/** More than this cost more than reading all again when one of them lost its only annotation. */
const mostWithoutAnnotations = 1000

/** A change may be written a moment after the time that it carries, and Label Studio tells its time in seconds. */
const overlapMs = 10_000

const annotated: TaskFilter = numberFilter('total_annotations', 'greater', 0)
const onlySkipped: readonly TaskFilter[] = [
  numberFilter('total_annotations', 'equal', 0),
  numberFilter('cancelled_annotations', 'greater', 0),
]

/**
 * The ids of the tasks that changed since a time of Label Studio's clock; undefined when they are too many to be asked for by
 * their ids. A task's `updated_at` moves when an annotation of it is made, changed, skipped or deleted, in whatever way, and when a
 * prediction is stored: where predictions moved many tasks, only those with annotations are asked for.
 */
export async function changedTasks(search: TaskSearch, since: string): Promise<number[] | undefined> {
  const value = new Date(Date.parse(since) - overlapMs).toISOString()
  const changed: TaskFilter = { filter: 'filter:tasks:updated_at', operator: 'greater', type: 'Datetime', value }
  return (
    (await idsUpTo(mostWithoutAnnotations, search, [[changed]])) ??
    (await idsUpTo(mostByIds, search, [
      [changed, annotated],
      [changed, ...onlySkipped],
    ]))
  )
}

/** The ids of all tasks with annotations or skips; undefined when they are too many to be asked for by their ids. */
export function annotatedTasks(search: TaskSearch): Promise<number[] | undefined> {
  return idsUpTo(mostByIds, search, [[annotated], onlySkipped])
}

/** The ids that any of these groups of filters finds. */
async function idsUpTo(
  limit: number,
  { client, id, signal }: TaskSearch,
  groups: readonly (readonly TaskFilter[])[],
): Promise<number[] | undefined> {
  const counts = await Promise.all(groups.map((filters) => client.tasks.count(id, { filters })))
  if (counts.reduce((sum, count) => sum + count, 0) > limit) return undefined
  const ids: number[] = []
  for (const [index, filters] of groups.entries()) {
    if (counts[index] === 0) continue
    for await (const task of client.tasks.list(id, { filters, signal, pageSize: 1000 })) ids.push(task.id)
  }
  return ids
}

function numberFilter(column: string, operator: string, value: number): TaskFilter {
  return { filter: `filter:tasks:${column}`, operator, type: 'Number', value }
}
