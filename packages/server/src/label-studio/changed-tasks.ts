import type { LabelStudioClient, TaskFilter } from '@label-studio-ml/sdk/label-studio'

/** More than this are read faster all at once. */
const mostTasks = 1000

/** A change may be written a moment after the time that it carries. */
const overlapMs = 60_000

const annotated: TaskFilter = {
  filter: 'filter:tasks:total_annotations',
  operator: 'greater',
  type: 'Number',
  value: 0,
}

/**
 * The ids of the tasks that changed since a time of Label Studio's clock; undefined when they are too many to be asked for
 * one by one. A task's `updated_at` moves when an annotation of it is made, changed, skipped or deleted, by whatever way, and when a
 * prediction is stored: where predictions moved many tasks, only those with annotations are asked for.
 */
export async function changedTasks(
  { client, id, signal }: { client: LabelStudioClient; id: number; signal: AbortSignal },
  since: string,
): Promise<number[] | undefined> {
  const value = new Date(Date.parse(since) - overlapMs).toISOString()
  const changed: TaskFilter = { filter: 'filter:tasks:updated_at', operator: 'greater', type: 'Datetime', value }
  for (const filters of [[changed], [changed, annotated]]) {
    if ((await client.tasks.count(id, { filters })) > mostTasks) continue
    const tasks = await Array.fromAsync(client.tasks.list(id, { filters, signal }))
    return tasks.map((task) => task.id)
  }
  return undefined
}
