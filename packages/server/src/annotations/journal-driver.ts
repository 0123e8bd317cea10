import type { Annotated } from '@label-studio-ml/sdk'

/**
 * What brought an annotation: an event, the connector's `/train` with all of a project, a reading of the project in Label
 * Studio, or a `/train` made by hand, of which Label Studio need not know.
 */
export type AnnotationSource = 'webhook' | 'train' | 'labelStudio' | 'file'

/** One person's annotation, as an event, a `/train` body or Label Studio's API brought it. */
export interface JournalEntry {
  annotationId: string
  taskId: string
  /** The task's data; null when the event did not carry the task and it is not known yet. */
  taskData: Record<string, unknown> | null
  /** `completed_by`; null if unknown: each such annotation counts as another person's. */
  annotator: string | null
  wasCancelled: boolean
  groundTruth: boolean
  /** ISO 8601 in UTC with microseconds, to be compared as text; events may arrive in any order, the newest wins. */
  updatedAt: string
  result: unknown[]
  source: AnnotationSource
}

/**
 * The durable record of a project's annotations: what a model learns from. Each change carries the time at which it was
 * recorded, each deletion the time at which it became known. `readings.ts` takes over what Label Studio has.
 */
export interface JournalDriver {
  /** Adds annotations or replaces older states of them. The same state from another source keeps its first one. */
  record(project: string, entries: Iterable<JournalEntry>): Promise<void>
  /**
   * Makes the project hold these annotations: old versions send all of them with `/train`. Annotations newer than the
   * newest of them came while that request was made, and stay. All or nothing, also when the process is killed. Marks of
   * what was deleted stay, except of what these annotations bring back.
   */
  replaceAll(project: string, entries: Iterable<JournalEntry>): Promise<void>
  deleteAnnotations(project: string, annotationIds: string[]): Promise<void>
  deleteTasks(project: string, taskIds: string[]): Promise<void>
  /** Also ends the project's changes that are under way: they bring nothing back. */
  removeProject(project: string): Promise<void>
  /** Removes what a crash left of a replacement or removal; for use at a start. */
  removeLeftovers(): Promise<void>
  /** Grows with every change of the project's annotations; 0 when there never was one. */
  revision(project: string): Promise<number>
  /**
   * What there is to learn from: of each task what each annotator says now, ground truth before others. A task that
   * cannot be read is left out, and `onUnreadable` is called with its id.
   */
  dataset(project: string, onUnreadable?: (taskId: string) => void): AsyncIterable<Annotated>
}
