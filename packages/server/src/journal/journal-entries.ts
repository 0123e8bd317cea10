import { createHash } from 'node:crypto'
import type { Annotation, Task } from '@label-studio-ml/protocol'
import type { JournalEntry } from '../storage/journal-driver.ts'

/** Annotations of an event with the tasks it carries, as journal entries; annotations of no task are left out. */
export function entriesOfEvent(annotations: readonly Annotation[], tasks: readonly Task[]): JournalEntry[] {
  const data = new Map(tasks.map((task) => [String(task.id), task.data]))
  const onlyTask = tasks.length === 1 ? tasks[0]?.id : undefined
  return annotations.flatMap((annotation) => {
    const taskId = annotation.task ?? onlyTask
    return taskId === undefined || taskId === null ? [] : [entry(annotation, String(taskId), data.get(String(taskId)))]
  })
}

/** Tasks in export format with their annotations (`completions` in the words of the 0.9 era), as `/train` brings them. */
export function entriesOfTasks(tasks: readonly Task[]): JournalEntry[] {
  return tasks.flatMap((task) => {
    const taskId = String(task.id ?? idOfData(task.data))
    return (task.annotations ?? task.completions ?? []).map((annotation) => entry(annotation, taskId, task.data))
  })
}

function entry(annotation: Annotation, taskId: string, taskData: Task['data'] | undefined): JournalEntry {
  return {
    annotationId: String(annotation.id ?? `of-task-${taskId}`),
    taskId,
    taskData: taskData ?? null,
    annotator: annotator(annotation.completed_by),
    wasCancelled: annotation.was_cancelled ?? false,
    groundTruth: annotation.ground_truth ?? false,
    updatedAt: sortableTime(annotation.updated_at ?? annotation.created_at ?? new Date().toISOString()),
    result: annotation.result ?? [],
  }
}

/** The same task made by hand again is the same task, and another is another. */
function idOfData(data: Task['data']): string {
  return `data-${createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)}`
}

/** Label Studio leaves out microseconds when they are zero; as text such a time would come after `…00.5Z`. */
function sortableTime(time: string): string {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(time) ?? []
  return seconds ? `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}Z` : time
}

/** Snapshots expand `completed_by` to an object. */
function annotator(completedBy: Annotation['completed_by']): string | null {
  if (completedBy === null || completedBy === undefined) return null
  return typeof completedBy === 'object' ? String(completedBy.id ?? completedBy.email) : String(completedBy)
}
