import { readFile } from 'node:fs/promises'
import type { Task } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { mediaError } from '../media/media-error.ts'
import type { TaskFiles } from '../media/task-files.ts'
import type { Loaded } from '../objects/loaded-value.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import type { Paragraph } from '../objects/paragraphs.ts'
import type { Series } from '../objects/time-series.ts'
import { objectOf } from './file-source.ts'

/** The tags whose data may be at a URL (`valueType="url"`). */
const loadedTags = ['Text', 'HyperText', 'Paragraphs', 'TimeSeries'] as const

/** What is at the URL of a tag, for its methods; nothing where the task itself has the data. @throws BackendError `MEDIA_…` */
export async function loadValue(files: TaskFiles, source: ControlTagData | ObjectTag, task: Task): Promise<Loaded> {
  const url = objectOf(source, loadedTags).urlOf(task)
  return url === undefined ? {} : { loaded: await readText(await files.getLocalPath(url, task)) }
}

/** The text of a Text, or of the page of a HyperText, in whose code points regions count. */
export async function textOfSource(files: TaskFiles, source: ControlTagData | ObjectTag, task: Task): Promise<string> {
  const object = objectOf(source, ['Text', 'HyperText'])
  return object.textOf(task, await loadValue(files, object, task)) ?? ''
}

export async function paragraphsOfSource(
  files: TaskFiles,
  source: ControlTagData | ObjectTag,
  task: Task,
): Promise<Paragraph[]> {
  const object = objectOf(source, ['Paragraphs'])
  return object.paragraphsOf(task, await loadValue(files, object, task)) ?? []
}

/** The columns of a CSV or JSON file, or of the task itself. */
export async function seriesOfSource(
  files: TaskFiles,
  source: ControlTagData | ObjectTag,
  task: Task,
): Promise<Series> {
  const object = objectOf(source, ['TimeSeries'])
  return object.seriesOf(task, await loadValue(files, object, task)) ?? { length: 0, columns: {}, time: [] }
}

/** UTF-8, with a byte order mark or without. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw mediaError('MEDIA_UNREADABLE', 'A file of the task is no text in UTF-8: import it in this encoding.', cause)
  }
}
