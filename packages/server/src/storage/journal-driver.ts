import type { Annotated } from '@label-studio-ml/sdk'

/** One person's annotation, as an event or a `/train` body brought it. */
export interface JournalEntry {
  annotationId: string
  taskId: string
  /** The task's data; null when the event did not carry the task and it is not known yet. */
  taskData: Record<string, unknown> | null
  /** `completed_by`, null if unknown. */
  annotator: string | null
  wasCancelled: boolean
  groundTruth: boolean
  /** ISO 8601; events of one annotation may arrive in any order, the newest wins. */
  updatedAt: string
  result: unknown[]
}

/** The durable record of a project's annotations: what a model learns from when no credentials are known. */
export interface JournalDriver {
  /** Adds annotations or replaces older states of them. */
  record(project: string, entries: JournalEntry[]): Promise<void>
  /**
   * Makes the project hold these annotations: old versions send all of them with `/train`. Annotations newer than the
   * newest of them came while that request was made, and stay.
   */
  replaceAll(project: string, entries: JournalEntry[]): Promise<void>
  deleteAnnotations(project: string, annotationIds: string[]): Promise<void>
  deleteTasks(project: string, taskIds: string[]): Promise<void>
  removeProject(project: string): Promise<void>
  /** Grows with every change of the project's annotations; 0 when there never was one. */
  revision(project: string): Promise<number>
  /** What there is to learn from: per task and annotator the newest annotation, ground truth before others. */
  dataset(project: string): AsyncIterable<Annotated>
}
