import { newerState } from './journal-rows.ts'
import type { SqliteDatabase } from './sqlite-database.ts'

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
    SELECT @to, annotation_id, task_id, annotator, was_cancelled, ground_truth, deleted, updated_at, result FROM annotations
    WHERE generation = @from AND annotation_id > @after AND annotation_id <= @last AND (deleted = 1 OR updated_at > @newest)
    ON CONFLICT (generation, annotation_id) DO UPDATE SET ${newerState}`)
  const carryTasks = database.prepare(`
    INSERT OR IGNORE INTO tasks SELECT @to, task_id, data FROM tasks WHERE generation = @from AND task_id IN (
      SELECT task_id FROM annotations WHERE generation = @from AND annotation_id > @after AND annotation_id <= @last
        AND deleted = 0 AND updated_at > @newest)`)
  const carryDeletedTasks = database.prepare(`
    INSERT OR IGNORE INTO deleted_tasks SELECT @to, task_id FROM deleted_tasks AS marks
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
