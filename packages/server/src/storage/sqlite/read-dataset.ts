import type { Annotated } from '@label-studio-ml/sdk'
import type { SqliteDatabase } from './database.ts'

interface Row {
  task_id: string
  data: string
  annotation_id: string
  annotator: string | null
  was_cancelled: number
  ground_truth: number
  updated_at: string
  result: string
}

const tasksAtOnce = 500

/** Reads what a generation has to learn from, page by page; `onUnreadable` is called with the id of a task left out. */
export function createDatasetReader(database: SqliteDatabase) {
  const rowsInPages = database.prepare<[{ generation: string; after: string }], Row>(`
    SELECT a.*, t.data FROM annotations a JOIN tasks t ON t.generation = a.generation AND t.task_id = a.task_id
    WHERE a.generation = @generation AND a.deleted = 0 AND a.task_id IN (
      SELECT task_id FROM tasks WHERE generation = @generation AND task_id > @after ORDER BY task_id LIMIT ${tasksAtOnce})
    ORDER BY a.task_id, a.updated_at DESC, length(a.annotation_id) DESC, a.annotation_id DESC`)
  const lastOfPage = database.prepare<[{ generation: string; after: string }], { task_id: string | null }>(`
    SELECT max(task_id) AS task_id FROM (
      SELECT task_id FROM tasks WHERE generation = @generation AND task_id > @after ORDER BY task_id LIMIT ${tasksAtOnce})`)
  return function* (generation: string, onUnreadable: (taskId: string) => void): Generator<Annotated> {
    for (let after = ''; ; ) {
      const last = lastOfPage.get({ generation, after })?.task_id
      if (last === null || last === undefined) return
      const page = Map.groupBy(rowsInPages.all({ generation, after }), (row) => row.task_id)
      for (const [taskId, rows] of page) yield* readTask(rows, () => onUnreadable(taskId))
      after = last
    }
  }
}

/** A task that cannot be read costs itself, not the whole training. */
function readTask(rows: Row[], onUnreadable: () => void): Annotated[] {
  try {
    return opinions(rows).map(annotatedOf)
  } catch {
    onUnreadable()
    return []
  }
}

/**
 * What people say of a task now, by rows that come newest first: of each person the newest annotation, which a later
 * skip withdraws. Ground truth is a decision, not an opinion: it stands before all others, and no skip withdraws it.
 */
function opinions(rows: Row[]): Row[] {
  const groundTruth = rows.filter((row) => row.ground_truth && !row.was_cancelled)
  return newestOfEachPerson(groundTruth.length > 0 ? groundTruth : rows).filter((row) => !row.was_cancelled)
}

/** Annotations of unknown people are of one person each. */
function newestOfEachPerson(rows: Row[]): Row[] {
  const seen = new Set<string>()
  return rows.filter(({ annotator }) => {
    if (annotator === null) return true
    const isNewest = !seen.has(annotator)
    seen.add(annotator)
    return isNewest
  })
}

function annotatedOf(row: Row): Annotated {
  return {
    task: { id: wireId(row.task_id), data: JSON.parse(row.data) },
    annotation: {
      id: wireId(row.annotation_id),
      task: wireId(row.task_id),
      result: JSON.parse(row.result),
      was_cancelled: false,
      ground_truth: Boolean(row.ground_truth),
      completed_by: row.annotator === null ? null : wireId(row.annotator),
      updated_at: row.updated_at,
    },
  } as Annotated
}

/** Label Studio's ids are integers; hand-made ones may be anything. */
function wireId(id: string): number | string {
  return /^\d{1,15}$/.test(id) ? Number(id) : id
}
