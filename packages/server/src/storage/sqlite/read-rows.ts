import { isDeepStrictEqual } from 'node:util'
import type { JournalEntry } from '../../annotations/journal-driver.ts'
import type { ReadChanges, ReadTask } from '../../annotations/reading-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { recordedNow } from './journal-rows.ts'

/** Which rows a reading writes, and since when: rows of a later time are newer than what it brings. */
export interface ReadInto {
  generation: string
  begunAt: string
}

/** Writes what Label Studio says into the rows of a generation of annotations. */
export interface ReadRows {
  writeTask(into: ReadInto, task: ReadTask): ReadChanges
  /** Ids of annotations that a whole reading did not bring, the next ones after an id. Holds nobody up: it only reads. */
  unread(into: ReadInto, after?: string): string[]
  /** Deletes such an annotation, unless it was recorded meanwhile. Returns how many that are. */
  deleteUnread(into: ReadInto, annotationId: string): number
}

interface Row {
  deleted: number
  updated_at: string
  recorded_at: string
  source: string
  result: string
}

const idsAtOnce = 1000

export function createReadRows(database: SqliteDatabase): ReadRows {
  const find = database.prepare<[string, string], Row>(
    'SELECT deleted, updated_at, recorded_at, source, result FROM annotations WHERE generation = ? AND annotation_id = ?',
  )
  const put = database.prepare(`
    INSERT OR REPLACE INTO annotations VALUES (
      @generation, @annotationId, @taskId, @annotator, @wasCancelled, @groundTruth, 0, @updatedAt, @result, @source, @recordedAt)`)
  const putTask = database.prepare('INSERT OR REPLACE INTO tasks (generation, task_id, data) VALUES (?, ?, ?)')
  const unmark = database.prepare('DELETE FROM deleted_tasks WHERE generation = ? AND task_id = ? AND recorded_at < ?')
  const isTaskDeleted = database.prepare('SELECT 1 FROM deleted_tasks WHERE generation = ? AND task_id = ?')
  const unread = "deleted = 0 AND source <> 'file' AND recorded_at < @begunAt"
  const asDeleted = "UPDATE annotations SET deleted = 1, result = '[]', recorded_at = @recordedAt"
  const deleteOfTask = database.prepare(
    `${asDeleted} WHERE generation = @generation AND task_id = @taskId AND ${unread}`,
  )
  const findUnread = database.prepare<[ReadInto & { after: string }], { annotation_id: string }>(`
    SELECT annotation_id FROM annotations WHERE generation = @generation AND annotation_id > @after AND ${unread}
    ORDER BY annotation_id LIMIT ${idsAtOnce}`)
  const deleteOne = database.prepare(
    `${asDeleted} WHERE generation = @generation AND annotation_id = @annotationId AND ${unread}`,
  )

  const writeEntry = ({ generation, begunAt }: ReadInto, entry: JournalEntry, recordedAt: string) => {
    const before = find.get(generation, entry.annotationId)
    if (before && before.recorded_at >= begunAt && isNewer(before, entry)) return undefined
    const result = JSON.stringify(entry.result)
    const isSameState = before?.deleted === 0 && before.updated_at === entry.updatedAt
    put.run({
      ...entry,
      generation,
      recordedAt,
      wasCancelled: Number(entry.wasCancelled),
      groundTruth: Number(entry.groundTruth),
      result,
      source: isSameState && before.source !== 'file' ? before.source : entry.source,
    })
    if (!before || before.deleted) return 'added'
    return isSameState && isSameResult(before.result, result) ? undefined : 'changed'
  }

  return {
    writeTask: (into, { taskId, entries }) => {
      const { generation, begunAt } = into
      const changes = { added: 0, changed: 0, deleted: 0 }
      const recordedAt = timeOfReading(begunAt)
      unmark.run(generation, taskId, begunAt)
      if (isTaskDeleted.get(generation, taskId)) return changes
      const [first] = entries
      if (first?.taskData) putTask.run(generation, taskId, JSON.stringify(first.taskData))
      for (const entry of entries) {
        const change = writeEntry(into, entry, recordedAt)
        if (change) changes[change]++
      }
      changes.deleted = deleteOfTask.run({ generation, taskId, begunAt, recordedAt }).changes
      return changes
    },
    unread: (into, after = '') => findUnread.all({ ...into, after }).map((row) => row.annotation_id),
    deleteUnread: (into, annotationId) =>
      deleteOne.run({ ...into, annotationId, recordedAt: timeOfReading(into.begunAt) }).changes,
  }
}

/** Never before the reading began, though somebody sets the clock back meanwhile: `deleteUnread` would delete what was read. */
function timeOfReading(begunAt: string): string {
  const now = recordedNow()
  return now > begunAt ? now : begunAt
}

/** An event has the keys of a region in another order than an export. */
function isSameResult(one: string, other: string): boolean {
  return one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other))
}

/** Whether what was recorded since the reading began is newer than what the reading brings. */
function isNewer(before: Row, entry: JournalEntry): boolean {
  return before.deleted === 1 || before.updated_at > entry.updatedAt
}
