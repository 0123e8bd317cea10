import type { JournalEntry } from './journal-driver.ts'
import type { SqliteDatabase } from './sqlite-database.ts'

/** Writes the rows of one generation of a project's annotations; see `migrations.ts`. */
export interface JournalRows {
  write(generation: string, entry: JournalEntry): void
  deleteAnnotation(generation: string, annotationId: string): void
  deleteTask(generation: string, taskId: string): void
}

/** What a newer state of an annotation changes in its row. */
export const newerState = `task_id = excluded.task_id, annotator = excluded.annotator, was_cancelled = excluded.was_cancelled,
  ground_truth = excluded.ground_truth, updated_at = excluded.updated_at, result = excluded.result
  WHERE annotations.deleted = 0 AND excluded.deleted = 0 AND excluded.updated_at >= annotations.updated_at`

/**
 * Deleted annotations and tasks leave a mark, because Label Studio does not keep the order of its events: a late
 * ANNOTATION_UPDATED must not bring one back.
 */
export function createJournalRows(database: SqliteDatabase): JournalRows {
  const putTask = database.prepare('INSERT OR REPLACE INTO tasks (generation, task_id, data) VALUES (?, ?, ?)')
  const putAnnotation = database.prepare(`
    INSERT INTO annotations VALUES (@generation, @annotationId, @taskId, @annotator, @wasCancelled, @groundTruth, 0, @updatedAt, @result)
    ON CONFLICT (generation, annotation_id) DO UPDATE SET ${newerState}`)
  const markDeleted = database.prepare(`
    INSERT INTO annotations VALUES (@generation, @annotationId, '', NULL, 0, 0, 1, '', '[]')
    ON CONFLICT (generation, annotation_id) DO UPDATE SET deleted = 1, result = '[]'`)
  const markAnnotationsDeleted = database.prepare(
    "UPDATE annotations SET deleted = 1, result = '[]' WHERE generation = ? AND task_id = ?",
  )
  const deleteTask = database.prepare('DELETE FROM tasks WHERE generation = ? AND task_id = ?')
  const markTaskDeleted = database.prepare('INSERT OR IGNORE INTO deleted_tasks (generation, task_id) VALUES (?, ?)')
  const isTaskDeleted = database.prepare('SELECT 1 FROM deleted_tasks WHERE generation = ? AND task_id = ?')
  return {
    write: (generation, entry) => {
      if (isTaskDeleted.get(generation, entry.taskId)) return
      if (entry.taskData) putTask.run(generation, entry.taskId, JSON.stringify(entry.taskData))
      putAnnotation.run({
        ...entry,
        generation,
        wasCancelled: Number(entry.wasCancelled),
        groundTruth: Number(entry.groundTruth),
        result: JSON.stringify(entry.result),
      })
    },
    deleteAnnotation: (generation, annotationId) => {
      markDeleted.run({ generation, annotationId })
    },
    deleteTask: (generation, taskId) => {
      markAnnotationsDeleted.run(generation, taskId)
      deleteTask.run(generation, taskId)
      markTaskDeleted.run(generation, taskId)
    },
  }
}
