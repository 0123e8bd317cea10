import type { Task } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ObjectTag } from '../label-config/object-tag.ts'

/**
 * The text that a `Text` tag shows, as it stands in the task: one that begins with `http://` is a text too. For a control
 * tag that is the first `Text` among its objects. Numbers are texts, null is an empty one. Undefined if there is no text
 * to read: without a `Text` tag, for an object or a list, and for texts that the editor loads or decodes
 * (`valueType="url"`, `encoding="base64"`).
 * @throws BackendError TASK_INVALID if the task lacks the field.
 * @example textOf(control, { data: { review: 'Fine.' } }) // 'Fine.'
 */
export function textOf(tag: ControlTagData | ObjectTag, task: Task): string | undefined {
  const object = 'objects' in tag ? tag.objects.find((object) => object.tag === 'Text') : tag
  if (object?.tag !== 'Text' || isReadByEditor(object)) return undefined
  const value = object.valueOf(task.data) ?? ''
  return typeof value === 'object' ? undefined : String(value)
}

function isReadByEditor(object: ObjectTag): boolean {
  return object.attribute('valueType') === 'url' || (object.attribute('encoding') ?? 'none') !== 'none'
}
