import type { ObjectTag, Task } from '@label-studio-ml/sdk'

/** UTF-16 units: some ten novels. */
export const longestText = 1_000_000

/**
 * The text that a Text tag shows, as it stands in the task: one that begins with `http://` is a text too. Undefined for
 * what is no plain text: an object or a list, and tags whose text the editor loads or decodes (`valueType="url"`,
 * `encoding="base64"`).
 * What comes after `longestText` is left out, so that no text keeps the thread for long.
 * @throws BackendError TASK_INVALID when the task lacks the field.
 */
export function plainTextOf(object: ObjectTag, task: Task): string | undefined {
  if (object.attribute('valueType') === 'url' || (object.attribute('encoding') ?? 'none') !== 'none') return undefined
  const value = object.valueOf(task.data) ?? ''
  return typeof value === 'object' ? undefined : String(value).slice(0, longestText)
}
