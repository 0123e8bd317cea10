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
  return tasks.flatMap((task, index) => {
    const taskId = String(task.id ?? `task-${index}`)
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
    updatedAt: annotation.updated_at ?? annotation.created_at ?? new Date().toISOString(),
    result: annotation.result ?? [],
  }
}

/** Snapshots expand `completed_by` to an object. */
function annotator(completedBy: Annotation['completed_by']): string | null {
  if (completedBy === null || completedBy === undefined) return null
  return typeof completedBy === 'object' ? String(completedBy.id ?? completedBy.email) : String(completedBy)
}
