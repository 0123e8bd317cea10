import type { Task } from '@label-studio-ml/protocol'
import { withValueAt } from '../elements/data-binding.ts'
import type { TaskFiles } from '../media/task-files.ts'
import { jsonOf } from '../objects/loaded-value.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import { loadValue } from './load-value.ts'

/**
 * A copy of a task's data in which the URLs of object tags are loaded: of images, sounds, videos and documents they become
 * paths of files, of texts, dialogues and time series what is at them. Values that are no URL stay as they are, and so do
 * fields that no object tag names by `$field`. The task is not changed.
 * @throws BackendError `MEDIA_…`, TASK_INVALID
 */
export async function preloadTaskData(
  files: TaskFiles,
  objects: readonly ObjectTag[],
  task: Task,
): Promise<Task['data']> {
  const fields = new Map<string, ObjectTag>()
  for (const object of objects) {
    const { field } = object
    // The tags of a Repeater stand for as many fields as the task has items.
    if (field !== undefined && !field.includes('{{') && !fields.has(field)) fields.set(field, object)
  }
  const loaded = await Promise.all(
    [...fields].map(async ([field, object]) => [field, await loadedValue(files, object, task)] as const),
  )
  return loaded.reduce(
    (data, [field, value]) => (value === undefined ? data : withValueAt(data, field, value)),
    task.data,
  )
}

/** Undefined for what stays as it is. */
async function loadedValue(files: TaskFiles, object: ObjectTag, task: Task): Promise<unknown> {
  if (object.is('Image')) {
    const paths = await Promise.all(object.imagesOf(task).map((url) => files.getLocalPath(url, task)))
    return Array.isArray(object.valueOf(task.data)) ? paths : paths[0]
  }
  if (object.is('Audio') || object.is('Video') || object.is('Pdf')) return files.getLocalPath(object.urlOf(task), task)
  if (object.is('Paragraphs')) {
    const { loaded } = await loadValue(files, object, task)
    return loaded === undefined ? undefined : jsonOf(object, loaded)
  }
  const isLoaded = object.is('Text') || object.is('HyperText') || object.is('TimeSeries')
  return isLoaded ? (await loadValue(files, object, task)).loaded : undefined
}
