import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { valueError } from './task-value.ts'

/** For tags whose data may be at a URL: what was loaded from `urlOf(task)`. */
export interface Loaded {
  /** The body as text, or what its JSON says. */
  loaded?: unknown
}

/** The URL from which the editor loads the data (`valueType="url"`); undefined if the task itself has it. */
export function urlOf(object: ObjectTagData, task: Task): string | undefined {
  if (valueTypeOf(object) !== 'url') return undefined
  const value = object.valueOf(task.data)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Why there is nothing to read before something is loaded; undefined if the task itself has the data. */
export function unreadReason(object: ObjectTagData, task: Task): string | undefined {
  if (urlOf(object, task) === undefined) return undefined
  const default_ = object.attribute('valueType') === undefined ? ', the default' : ''
  return `<${object.tag} name="${object.name}"> has valueType="url"${default_}, so the data field '${object.field}' has a URL: load urlOf(task) and give the body as { loaded }`
}

/** What a tag shows: what was loaded, or the task's own value; undefined as long as the first is missing. */
export function shownValue(object: ObjectTagData, task: Task, { loaded }: Loaded): unknown {
  if (loaded !== undefined) return loaded
  return urlOf(object, task) === undefined ? object.valueOf(task.data) : undefined
}

/** Loaded text as the JSON that it is; what is no text stays as it is. @throws BackendError TASK_INVALID */
export function jsonOf(object: ObjectTagData, value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    const fix = 'put the JSON itself into the task, or a URL and valueType="url"'
    throw valueError(object, { expected: 'JSON', found: value, fix })
  }
}

function valueTypeOf(object: ObjectTagData): string {
  return object.attribute('valueType') ?? (object.tag === 'TimeSeries' ? 'url' : 'text')
}
