import type { Annotation, Task } from '@label-studio-ml/protocol'

/**
 * One task with one person's annotation of it. A task that several people annotated comes once for each of them;
 * skipped annotations never come.
 */
export interface Annotated {
  task: Task
  annotation: Annotation
}
