import type { JournalDriver, JournalEntry } from '../../annotations/journal-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { createJournalGenerations } from './journal-generations.ts'
import { createCarryOver, createJournalRows } from './journal-rows.ts'
import { createDatasetReader } from './read-dataset.ts'
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
  const changes = createEndableChanges()

  const change = <Item>(project: string, items: Iterable<Item>, write: (generation: string, item: Item) => void) =>
    changes.run(project, (isEnded) =>
      writeInSlices(database, items, () => {
        if (isEnded()) return undefined
        const targets = [generations.change(project), staged.get(project) ?? []].flat()
        return (item) => {
          for (const generation of targets) write(generation, item)
        }
      }),
    )

  /** One replacement at a time; after it, or when it failed, the rows that no project reads are removed. */
  let lastReplacement: Promise<void> = Promise.resolve()
  const replaceInTurn = (project: string, entries: Iterable<JournalEntry>) =>
    changes.run(project, (isEnded) => {
      const replacement = lastReplacement.then(() => replaceAll(project, entries, isEnded))
      lastReplacement = replacement.catch(() => {})
      return replacement
    })
  const replaceAll = async (project: string, entries: Iterable<JournalEntry>, isEnded: () => boolean) => {
    if (isEnded()) return
    const generation = generations.stage()
    staged.set(project, generation)
    let unused: string | undefined = generation
    try {
      await writeReplacement(project, entries, generation)
      if (!isEnded()) unused = database.transaction(() => generations.publish(project, generation)).immediate()
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
      changes.end(project)
      staged.delete(project)
      const removed = database.transaction(() => generations.abandon(project)).immediate()
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

/** Changes of projects that take many turns of the event loop. The removal of a project ends those that were begun before. */
function createEndableChanges() {
  const underWay = new Set<{ project: string; isEnded: boolean }>()
  return {
    run: async (project: string, work: (isEnded: () => boolean) => Promise<void>) => {
      const change = { project, isEnded: false }
      underWay.add(change)
      try {
        await work(() => change.isEnded)
      } finally {
        underWay.delete(change)
      }
    },
    end: (project: string) => {
      for (const change of underWay) if (change.project === project) change.isEnded = true
    },
  }
}
