import type { PendingCount, PendingPredictionDriver } from '../../pending-predictions/pending-prediction-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { writeInSlices } from './write-in-slices.ts'

/** Stands for all tasks of a project; ids of tasks are positive. */
const allTasks = -1

/**
 * The number of a row grows with each one that comes, also when those before are gone: whoever read up to one of them
 * removes nothing that came later. Only the server of a MODEL_DIR adds rows.
 */
export function createSqlitePendingPredictions(database: SqliteDatabase): PendingPredictionDriver {
  const add = database.prepare(`
    INSERT INTO pending_predictions (project, task, number) VALUES (@project, @task, @number)
    ON CONFLICT (project, task) DO UPDATE SET number = excluded.number`)
  let last = database.prepare<[], number>('SELECT coalesce(max(number), 0) FROM pending_predictions').pluck().get()!
  const read = database
    .prepare<[string, number], number>(
      `SELECT task FROM pending_predictions WHERE project = ? AND task <> ${allTasks} ORDER BY number LIMIT ?`,
    )
    .pluck()
  const countTasks = database
    .prepare<[string], number>(`SELECT count(*) FROM pending_predictions WHERE project = ? AND task <> ${allTasks}`)
    .pluck()
  const hasAll = database
    .prepare<[string], number>(`SELECT 1 FROM pending_predictions WHERE project = ? AND task = ${allTasks}`)
    .pluck()
  const remove = database.prepare(`
    DELETE FROM pending_predictions
      WHERE project = @project AND number <= @asOf AND task IN (SELECT value FROM json_each(@tasks))`)
  const count = database.prepare<[], { project: string; tasks: number; everything: number }>(`
    SELECT project, sum(task <> ${allTasks}) AS tasks, max(task = ${allTasks}) AS everything
      FROM pending_predictions GROUP BY project ORDER BY project`)
  const removeProject = database.prepare('DELETE FROM pending_predictions WHERE project = ?')
  const addRows = (project: string, tasks: readonly number[]) =>
    writeInSlices(database, tasks, () => (task) => add.run({ project, task, number: ++last }))
  const removeRows = (project: string, tasks: readonly number[], asOf: number) => {
    remove.run({ project, tasks: JSON.stringify(tasks), asOf })
  }
  return {
    addTasks: addRows,
    addAll: (project) => addRows(project, [allTasks]),
    read: async (project, limit) => ({
      tasks: read.all(project, limit),
      waiting: countTasks.get(project)!,
      all: hasAll.get(project) !== undefined,
      asOf: last,
    }),
    removeTasks: async (project, tasks, asOf) => removeRows(project, tasks, asOf),
    removeAll: async (project, asOf) => removeRows(project, [allTasks], asOf),
    count: async () =>
      count.all().map(({ project, tasks, everything }): PendingCount => ({ project, tasks, all: everything === 1 })),
    removeProject: async (project) => {
      removeProject.run(project)
    },
  }
}
