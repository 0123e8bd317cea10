import { randomUUID } from 'node:crypto'
import type { SqliteDatabase } from './database.ts'
import { repeatInSlices } from './write-in-slices.ts'

/** Which generation of rows is a project's. Changes belong inside a transaction, except `sweep`. */
export interface JournalGenerations {
  /** Undefined for a project without annotations. */
  find(project: string): string | undefined
  /** The project's generation, which is about to change. */
  change(project: string): string
  revision(project: string): number
  /** A new generation that no project reads yet. */
  stage(): string
  /** Gives a project a staged generation. Returns the one it had, which is unused now. */
  publish(project: string, staged: string): string | undefined
  /** Takes a project's generation away from it. Returns it. */
  abandon(project: string): string | undefined
  /** Removes what no project reads: what was replaced, removed, or cut off by a crash while it was written. */
  sweep(generation: string): Promise<void>
  unused(): string[]
}

const rowsAtOnce = 1000

export function createJournalGenerations(database: SqliteDatabase): JournalGenerations {
  const find = database.prepare<[string], { generation: string; revision: number }>(
    'SELECT generation, revision FROM journals WHERE project = ?',
  )
  const grow = database.prepare<[string, string], { generation: string }>(`
    INSERT INTO journals VALUES (?, ?, 1) ON CONFLICT (project) DO UPDATE SET revision = revision + 1 RETURNING generation`)
  const point = database.prepare(`
    INSERT INTO journals VALUES (?, ?, 1)
    ON CONFLICT (project) DO UPDATE SET revision = revision + 1, generation = excluded.generation`)
  const remove = database.prepare('DELETE FROM journals WHERE project = ?')
  const addUnused = database.prepare('INSERT INTO unused_generations VALUES (?)')
  const removeUnused = database.prepare('DELETE FROM unused_generations WHERE generation = ?')
  const unused = database.prepare<[], { generation: string }>('SELECT generation FROM unused_generations')
  const removeRows = ['annotations', 'tasks', 'deleted_tasks', 'readings'].map((table) =>
    database.prepare(`
      DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE generation = ? LIMIT ${rowsAtOnce})`),
  )
  const markUnused = (project: string) => {
    const generation = find.get(project)?.generation
    if (generation) addUnused.run(generation)
    return generation
  }
  return {
    find: (project) => find.get(project)?.generation,
    change: (project) => grow.get(project, randomUUID())!.generation,
    revision: (project) => find.get(project)?.revision ?? 0,
    stage: () => {
      const staged = randomUUID()
      addUnused.run(staged)
      return staged
    },
    publish: (project, staged) => {
      const replaced = markUnused(project)
      point.run(project, staged)
      removeUnused.run(staged)
      return replaced
    },
    abandon: (project) => {
      const abandoned = markUnused(project)
      remove.run(project)
      return abandoned
    },
    sweep: async (generation) => {
      for (const rows of removeRows) await repeatInSlices(() => rows.run(generation).changes > 0)
      removeUnused.run(generation)
    },
    unused: () => unused.all().map((row) => row.generation),
  }
}
