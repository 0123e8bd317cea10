import type { Annotated } from '@label-studio-ml/sdk'
import type { JournalDriver, JournalEntry } from './journal-driver.ts'
import type { SqliteDatabase } from './sqlite-database.ts'

type Row = { task_id: string; data: string; annotation_id: string; annotator: string | null } & {
  ground_truth: number
  updated_at: string
  result: string
}

/**
 * Deleted annotations and tasks leave a mark, because Label Studio does not keep the order of its events: a late
 * ANNOTATION_UPDATED must not bring one back.
 */
export function createSqliteJournal(database: SqliteDatabase): JournalDriver {
  const putTask = database.prepare('INSERT OR REPLACE INTO tasks (project, task_id, data) VALUES (?, ?, ?)')
  const putAnnotation = database.prepare(`
    INSERT INTO annotations VALUES (@project, @annotationId, @taskId, @annotator, @wasCancelled, @groundTruth, 0, @updatedAt, @result)
    ON CONFLICT (project, annotation_id) DO UPDATE SET task_id = excluded.task_id, annotator = excluded.annotator,
      was_cancelled = excluded.was_cancelled, ground_truth = excluded.ground_truth, updated_at = excluded.updated_at,
      result = excluded.result
    WHERE excluded.updated_at >= annotations.updated_at`)
  const markDeleted = database.prepare(`
    INSERT INTO annotations VALUES (@project, @id, '', NULL, 0, 0, 1, '', '[]')
    ON CONFLICT (project, annotation_id) DO UPDATE SET deleted = 1, result = '[]'`)
  const deleteTaskAnnotations = database.prepare(
    "UPDATE annotations SET deleted = 1, result = '[]' WHERE project = ? AND task_id = ?",
  )
  const deleteTask = database.prepare('DELETE FROM tasks WHERE project = ? AND task_id = ?')
  const markTaskDeleted = database.prepare('INSERT OR IGNORE INTO deleted_tasks (project, task_id) VALUES (?, ?)')
  const isTaskDeleted = database.prepare('SELECT 1 FROM deleted_tasks WHERE project = ? AND task_id = ?')
  const clearDeletedTasks = database.prepare('DELETE FROM deleted_tasks WHERE project = ?')
  const clearAnnotationsUntil = database.prepare('DELETE FROM annotations WHERE project = ? AND updated_at <= ?')
  const clearUnusedTasks = database.prepare(`
    DELETE FROM tasks WHERE project = @project AND task_id NOT IN (
      SELECT task_id FROM annotations WHERE project = @project AND deleted = 0)`)
  const clearAnnotations = database.prepare('DELETE FROM annotations WHERE project = ?')
  const clearTasks = database.prepare('DELETE FROM tasks WHERE project = ?')
  const clearRevision = database.prepare('DELETE FROM journal_revisions WHERE project = ?')
  const grow = database.prepare(`
    INSERT INTO journal_revisions VALUES (?, 1) ON CONFLICT (project) DO UPDATE SET revision = revision + 1`)
  const revision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM journal_revisions WHERE project = ?',
  )
  const rowsInPages = database.prepare<[{ project: string; after: string; limit: number }], Row>(`
    SELECT a.*, t.data FROM annotations a JOIN tasks t ON t.project = a.project AND t.task_id = a.task_id
    WHERE a.project = @project AND a.deleted = 0 AND a.was_cancelled = 0 AND a.task_id IN (
      SELECT task_id FROM tasks WHERE project = @project AND task_id > @after ORDER BY task_id LIMIT @limit)
    ORDER BY a.task_id, a.updated_at DESC, a.annotation_id DESC`)
  const lastOfPage = database.prepare<[{ project: string; after: string; limit: number }], { task_id: string | null }>(`
    SELECT max(task_id) AS task_id FROM (
      SELECT task_id FROM tasks WHERE project = @project AND task_id > @after ORDER BY task_id LIMIT @limit)`)

  const write = (project: string, entry: JournalEntry) => {
    if (isTaskDeleted.get(project, entry.taskId)) return
    if (entry.taskData) putTask.run(project, entry.taskId, JSON.stringify(entry.taskData))
    putAnnotation.run({
      ...entry,
      project,
      wasCancelled: Number(entry.wasCancelled),
      groundTruth: Number(entry.groundTruth),
      result: JSON.stringify(entry.result),
    })
  }
  const inTransaction = (project: string, change: () => void) => {
    database.transaction(() => {
      change()
      grow.run(project)
    })()
  }

  return {
    record: async (project, entries) =>
      inTransaction(project, () => {
        for (const entry of entries) write(project, entry)
      }),
    replaceAll: async (project, entries) =>
      inTransaction(project, () => {
        const newest =
          entries
            .map(({ updatedAt }) => updatedAt)
            .sort()
            .at(-1) ?? ''
        clearAnnotationsUntil.run(project, newest)
        clearDeletedTasks.run(project)
        for (const entry of entries) write(project, entry)
        clearUnusedTasks.run({ project })
      }),
    deleteAnnotations: async (project, ids) =>
      inTransaction(project, () => {
        for (const id of ids) markDeleted.run({ project, id })
      }),
    deleteTasks: async (project, ids) =>
      inTransaction(project, () => {
        for (const id of ids) {
          deleteTaskAnnotations.run(project, id)
          deleteTask.run(project, id)
          markTaskDeleted.run(project, id)
        }
      }),
    removeProject: async (project) => {
      for (const clear of [clearAnnotations, clearTasks, clearDeletedTasks, clearRevision]) clear.run(project)
    },
    revision: async (project) => revision.get(project)?.revision ?? 0,
    async *dataset(project) {
      for (let page = { project, after: '', limit: 500 }; ; ) {
        const last = lastOfPage.get(page)?.task_id
        if (last === null || last === undefined) return
        yield* countingAnnotations(rowsInPages.all(page))
        page = { ...page, after: last }
      }
    },
  }
}

/** Rows come newest first within a task. */
function* countingAnnotations(rows: Row[]): Generator<Annotated> {
  for (const ofTask of Map.groupBy(rows, (row) => row.task_id).values()) {
    const groundTruth = ofTask.filter((row) => row.ground_truth)
    const seen = new Set<string | null>()
    for (const row of groundTruth.length > 0 ? groundTruth : ofTask) {
      if (seen.has(row.annotator)) continue
      seen.add(row.annotator)
      yield annotatedOf(row)
    }
  }
}

function annotatedOf(row: Row): Annotated {
  return {
    task: { id: wireId(row.task_id), data: JSON.parse(row.data) },
    annotation: {
      id: wireId(row.annotation_id),
      result: JSON.parse(row.result),
      was_cancelled: false,
      ground_truth: Boolean(row.ground_truth),
      completed_by: row.annotator,
      updated_at: row.updated_at,
    },
  } as Annotated
}

/** Label Studio's ids are integers; hand-made ones may be anything. */
function wireId(id: string): number | string {
  return /^\d{1,15}$/.test(id) ? Number(id) : id
}
