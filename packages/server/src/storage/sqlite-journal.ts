import { createCarryOver } from './carry-over.ts'
import type { JournalDriver, JournalEntry } from './journal-driver.ts'
import { createJournalGenerations } from './journal-generations.ts'
import { createJournalRows } from './journal-rows.ts'
import { createDatasetReader } from './read-dataset.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { repeatInSlices, writeInSlices } from './write-in-slices.ts'

/**
 * Annotations in SQLite. A replacement is written into a generation of its own while the project goes on with the one it
 * has, then takes its place in one step: after a crash the project has the one or the other, whole.
 */
export function createSqliteJournal(database: SqliteDatabase): JournalDriver {
  const rows = createJournalRows(database)
  const generations = createJournalGenerations(database)
  const carryOver = createCarryOver(database)
  const readDataset = createDatasetReader(database)
  /** Replacements that are being written; what changes meanwhile is written there too. */
  const staged = new Map<string, string>()

  const change = <Item>(project: string, items: Iterable<Item>, write: (generation: string, item: Item) => void) =>
    writeInSlices(database, items, () => {
      const targets = [generations.change(project), staged.get(project) ?? []].flat()
      return (item) => {
        for (const generation of targets) write(generation, item)
      }
    })

  /** One replacement at a time; after it, or when it failed, the rows that no project reads are removed. */
  let lastReplacement: Promise<void> = Promise.resolve()
  const replaceInTurn = (project: string, entries: Iterable<JournalEntry>) => {
    const replacement = lastReplacement.then(() => replaceAll(project, entries))
    lastReplacement = replacement.catch(() => {})
    return replacement
  }
  const replaceAll = async (project: string, entries: Iterable<JournalEntry>) => {
    const generation = generations.stage()
    staged.set(project, generation)
    let unused: string | undefined = generation
    try {
      await writeReplacement(project, entries, generation)
      const wasRemovedMeanwhile = staged.get(project) !== generation
      if (!wasRemovedMeanwhile) unused = database.transaction(() => generations.publish(project, generation))()
    } finally {
      if (staged.get(project) === generation) staged.delete(project)
      if (unused) await generations.sweep(unused)
    }
  }
  const writeReplacement = async (project: string, entries: Iterable<JournalEntry>, generation: string) => {
    let newest = ''
    await writeInSlices(database, entries, () => (entry) => {
      rows.write(generation, entry)
      if (entry.updatedAt > newest) newest = entry.updatedAt
    })
    const current = generations.find(project)
    if (current) await repeatInSlices(carryOver(current, generation, newest))
  }

  return {
    record: (project, entries) => change(project, entries, rows.write),
    replaceAll: replaceInTurn,
    deleteAnnotations: (project, ids) => change(project, ids, rows.deleteAnnotation),
    deleteTasks: (project, ids) => change(project, ids, rows.deleteTask),
    removeProject: async (project) => {
      staged.delete(project)
      const removed = database.transaction(() => generations.abandon(project))()
      if (removed) await generations.sweep(removed)
    },
    removeLeftovers: async () => {
      for (const generation of generations.unused()) await generations.sweep(generation)
    },
    revision: async (project) => generations.revision(project),
    async *dataset(project, onUnreadable = () => {}) {
      const generation = generations.find(project)
      if (generation) yield* readDataset(generation, onUnreadable)
    },
  }
}
