import type { AnnotationSource, JournalEntry } from './journal-driver.ts'

/** A task with all annotations that Label Studio has of it now. */
export interface ReadTask {
  taskId: string
  entries: readonly JournalEntry[]
}

/** How many annotations a reading brought. */
export interface ReadChanges {
  added: number
  changed: number
  deleted: number
}

/** How many annotations a project has from each source. */
export type AnnotationCounts = Record<AnnotationSource, number> & {
  /** Those that Label Studio should have and counts: neither skips nor what a file brought. */
  inLabelStudio: number
}

/** Takes over into the journal what Label Studio has of a project: all of it, or the tasks that changed. */
export interface ReadingDriver {
  /**
   * Up to which time of Label Studio's clock the last finished reading from this address read; undefined when everything
   * has to be read, as after a replacement of the project's annotations.
   */
  readUntil(project: string, url: string): Promise<string | undefined>
  /** To be called before the first question to Label Studio: what is recorded later than this is newer than the answers. */
  begin(project: string): Promise<Reading>
  counts(project: string): Promise<AnnotationCounts>
}

/**
 * One reading. Killed at any time it leaves nothing wrong: what it wrote is true, and it deletes nothing before it has seen
 * everything. Its methods throw when the project's annotations were replaced or removed meanwhile.
 */
export interface Reading {
  /**
   * Makes these tasks what Label Studio says, except for what was recorded since the reading began. What else was known of
   * them is deleted, what was taken as deleted comes back; what a file brought stays.
   */
  write(tasks: Iterable<ReadTask>): Promise<ReadChanges>
  /** Deletes what a whole reading did not bring, as `write` does. Returns how many annotations. */
  deleteUnread(): Promise<number>
  finish(url: string, readUntil: string): Promise<void>
}
