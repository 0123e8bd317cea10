import type { Annotation, Task } from '@label-studio-ml/protocol'

/**
 * One task with one person's opinion of it: the newest annotation, unless that person skipped the task later. A task of
 * several people comes once for each of them, one after the other, with the same `task.id`; `annotation.completed_by`
 * tells them apart and is null for somebody unknown, who counts as a person of his own. Where a task has ground truth,
 * nothing else of it comes.
 */
export interface Annotated {
  task: Task
  annotation: Annotation
}
