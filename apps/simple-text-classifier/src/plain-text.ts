import type { ControlTag, Task } from '@label-studio-ml/sdk'

/**
 * The text that is classified, as it stands in the task: one that begins with `http://` is a text too. Undefined for a
 * Text tag whose text the editor loads or decodes (`valueType="url"`, `encoding="base64"`).
 * @throws BackendError TASK_INVALID when the task lacks the field.
 */
export function plainTextOf(control: ControlTag, task: Task): string | undefined {
  const object = control.objects.find(({ tag }) => tag === 'Text')!
  if (object.attribute('valueType') === 'url' || (object.attribute('encoding') ?? 'none') !== 'none') return undefined
  const text = object.valueOf(task.data)
  return typeof text === 'string' ? text : JSON.stringify(text ?? '')
}
