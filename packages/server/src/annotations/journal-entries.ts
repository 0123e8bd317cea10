import { createHash } from 'node:crypto'
import type { Annotation, Task } from '@label-studio-ml/protocol'
import type { AnnotationSource, JournalEntry } from './journal-driver.ts'

/** Annotations of an event with the tasks it carries, as journal entries; annotations of no task are left out. */
export function entriesOfEvent(annotations: readonly Annotation[], tasks: readonly Task[]): JournalEntry[] {
  const data = new Map(tasks.map((task) => [String(task.id), task.data]))
  const onlyTask = tasks.length === 1 ? tasks[0]?.id : undefined
  const idOf = createAnnotationIds()
  return annotations.flatMap((annotation) => {
    const taskId = annotation.task ?? onlyTask
    if (taskId === undefined || taskId === null) return []
    return [entry(annotation, String(taskId), data.get(String(taskId)), idOf, 'webhook')]
  })
}

/**
 * Tasks in export format with their annotations (`completions` in the words of the 0.9 era), as `/train` brings them:
 * made one by one, because there may be hundreds of thousands.
 */
export function* entriesOfTasks(tasks: readonly Task[], source: AnnotationSource): Generator<JournalEntry> {
  const idOf = createAnnotationIds()
  for (const task of tasks) {
    const annotations = annotationsOf(task)
    if (annotations.length === 0) continue
    const taskId = String(task.id ?? idOfData(task.data))
    for (const annotation of annotations) yield entry(annotation, taskId, task.data, idOf, source)
  }
}

export function annotationsOf(task: Task): readonly Annotation[] {
  return task.annotations ?? task.completions ?? []
}

type AnnotationIds = (annotation: Annotation, taskId: string, annotator: string | null) => string

function entry(
  annotation: Annotation,
  taskId: string,
  taskData: Task['data'] | undefined,
  idOf: AnnotationIds,
  source: AnnotationSource,
): JournalEntry {
  const annotator = annotatorOf(annotation.completed_by)
  return {
    annotationId: idOf(annotation, taskId, annotator),
    taskId,
    taskData: taskData ?? null,
    annotator,
    wasCancelled: annotation.was_cancelled ?? false,
    groundTruth: annotation.ground_truth ?? false,
    updatedAt:
      utcTime(annotation.updated_at) ??
      utcTime(annotation.created_at) ??
      `${new Date().toISOString().slice(0, -1)}000Z`,
    result: annotation.result ?? [],
    source,
  }
}

/**
 * Ids for one request's annotations. One without an id gets its task's and annotator's, and a number when there are
 * several of these: opinions of several people stay several, and the same request sent again changes nothing.
 */
function createAnnotationIds(): AnnotationIds {
  const timesGiven = new Map<string, number>()
  return ({ id }, taskId, annotator) => {
    if (id !== undefined && id !== null) return String(id)
    const base = annotator === null ? `of-task-${taskId}` : `of-task-${taskId}-by-${annotator}`
    const times = timesGiven.get(base) ?? 0
    timesGiven.set(base, times + 1)
    return times === 0 ? base : `${base}-${times}`
  }
}

/** The same task made by hand again is the same task, and another is another. */
function idOfData(data: Task['data']): string {
  return `data-${createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)}`
}

/**
 * A time in UTC with all microseconds, so that times compare as text: Label Studio leaves out microseconds that are zero,
 * requests made by hand may have any offset. Undefined for text that is not a time.
 */
function utcTime(written: string | null | undefined): string | undefined {
  const [, date, time, fraction = '', offset = 'Z'] = isoTime.exec(written ?? '') ?? []
  const milliseconds = Date.parse(`${date}T${time}${offset}`)
  if (Number.isNaN(milliseconds)) return undefined
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
}

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)?$/

/** Snapshots expand `completed_by` to an object. Null when it does not say who. */
function annotatorOf(completedBy: Annotation['completed_by']): string | null {
  const person = typeof completedBy === 'object' ? (completedBy?.id ?? completedBy?.email) : completedBy
  return typeof person === 'number' || (typeof person === 'string' && person !== '') ? String(person) : null
}
