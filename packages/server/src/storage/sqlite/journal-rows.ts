import type { JournalEntry } from '../../annotations/journal-driver.ts'
import type { SqliteDatabase } from './database.ts'

/** Writes the rows of one generation of a project's annotations; see `migrations.ts`. */
export interface JournalRows {
  write(generation: string, entry: JournalEntry): void
  deleteAnnotation(generation: string, annotationId: string): void
  deleteTask(generation: string, taskId: string): void
}

/** What a newer state of an annotation changes in its row. */
const newerState = `task_id = excluded.task_id, annotator = excluded.annotator, was_cancelled = excluded.was_cancelled,
  ground_truth = excluded.ground_truth, updated_at = excluded.updated_at, result = excluded.result,
  recorded_at = excluded.recorded_at,
  source = iif(excluded.updated_at > annotations.updated_at OR annotations.source = 'file', excluded.source, annotations.source)
  WHERE annotations.deleted = 0 AND excluded.deleted = 0 AND excluded.updated_at >= annotations.updated_at`

/**
 * Deleted annotations and tasks leave a mark, because Label Studio does not keep the order of its events: a late
 * ANNOTATION_UPDATED must not bring one back.
 */
export function createJournalRows(database: SqliteDatabase): JournalRows {
  const putTask = database.prepare('INSERT OR REPLACE INTO tasks (generation, task_id, data) VALUES (?, ?, ?)')
  const putAnnotation = database.prepare(`
    INSERT INTO annotations VALUES (
      @generation, @annotationId, @taskId, @annotator, @wasCancelled, @groundTruth, 0, @updatedAt, @result, @source, @recordedAt)
    ON CONFLICT (generation, annotation_id) DO UPDATE SET ${newerState}`)
  const markDeleted = database.prepare(`
    INSERT INTO annotations VALUES (@generation, @annotationId, '', NULL, 0, 0, 1, '', '[]', 'webhook', @recordedAt)
    ON CONFLICT (generation, annotation_id) DO UPDATE SET deleted = 1, result = '[]', recorded_at = excluded.recorded_at`)
  const markAnnotationsDeleted = database.prepare(
    "UPDATE annotations SET deleted = 1, result = '[]', recorded_at = ? WHERE generation = ? AND task_id = ?",
  )
  const deleteTask = database.prepare('DELETE FROM tasks WHERE generation = ? AND task_id = ?')
  const markTaskDeleted = database.prepare('INSERT OR REPLACE INTO deleted_tasks VALUES (?, ?, ?)')
  const isTaskDeleted = database.prepare('SELECT 1 FROM deleted_tasks WHERE generation = ? AND task_id = ?')
  return {
    write: (generation, entry) => {
      if (isTaskDeleted.get(generation, entry.taskId)) return
      if (entry.taskData) putTask.run(generation, entry.taskId, JSON.stringify(entry.taskData))
      putAnnotation.run({
        ...entry,
        generation,
        recordedAt: recordedNow(),
        wasCancelled: Number(entry.wasCancelled),
        groundTruth: Number(entry.groundTruth),
        result: JSON.stringify(entry.result),
      })
    },
    deleteAnnotation: (generation, annotationId) => {
      markDeleted.run({ generation, annotationId, recordedAt: recordedNow() })
    },
    deleteTask: (generation, taskId) => {
      const recordedAt = recordedNow()
      markAnnotationsDeleted.run(recordedAt, generation, taskId)
      deleteTask.run(generation, taskId)
      markTaskDeleted.run(generation, taskId, recordedAt)
    },
  }
}

/** The time of this machine, to be compared as text. */
export function recordedNow(): string {
  return new Date().toISOString()
}

const pageSize = 2000

/**
 * Copies from one generation into another what its replacement cannot know: annotations newer than all of its own, with
 * their tasks, and marks of what was deleted. Each call of the function it returns copies one page and says whether there
 * may be more.
 */
export function createCarryOver(database: SqliteDatabase) {
  const endOfPage = (table: string, key: string) =>
    database.prepare<[{ from: string; after: string }], { last: string | null }>(`
      SELECT max(${key}) AS last FROM (
        SELECT ${key} FROM ${table} WHERE generation = @from AND ${key} > @after ORDER BY ${key} LIMIT ${pageSize})`)
  const carryAnnotations = database.prepare(`
    INSERT INTO annotations
    SELECT @to, annotation_id, task_id, annotator, was_cancelled, ground_truth, deleted, updated_at, result, source, recorded_at
    FROM annotations
    WHERE generation = @from AND annotation_id > @after AND annotation_id <= @last AND (deleted = 1 OR updated_at > @newest)
    ON CONFLICT (generation, annotation_id) DO UPDATE SET ${newerState}`)
  const carryTasks = database.prepare(`
    INSERT OR IGNORE INTO tasks SELECT @to, task_id, data FROM tasks WHERE generation = @from AND task_id IN (
      SELECT task_id FROM annotations WHERE generation = @from AND annotation_id > @after AND annotation_id <= @last
        AND deleted = 0 AND updated_at > @newest)`)
  const carryDeletedTasks = database.prepare(`
    INSERT OR IGNORE INTO deleted_tasks SELECT @to, task_id, recorded_at FROM deleted_tasks AS marks
    WHERE generation = @from AND task_id > @after AND task_id <= @last
      AND NOT EXISTS (SELECT 1 FROM tasks WHERE generation = @to AND tasks.task_id = marks.task_id)`)
  const steps = [
    { end: endOfPage('annotations', 'annotation_id'), carry: [carryAnnotations, carryTasks] },
    { end: endOfPage('deleted_tasks', 'task_id'), carry: [carryDeletedTasks] },
  ]

  return (from: string, to: string, newest: string): (() => boolean) => {
    let step = 0
    let after = ''
    return database.transaction(() => {
      const { end, carry } = steps[step]!
      const last = end.get({ from, after })?.last
      if (last === null || last === undefined) {
        after = ''
        return ++step < steps.length
      }
      for (const statement of carry) statement.run({ from, to, after, last, newest })
      after = last
      return true
    }).immediate
  }
}
