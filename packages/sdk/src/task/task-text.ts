import type { Task } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ObjectTag } from '../objects/object-tag.ts'

/**
 * The text that a `Text` tag shows, decoded as its `encoding` says. For a control tag that is the first `Text` among its
 * objects. Numbers are texts, null is an empty one. Undefined if there is no text to read: without a `Text` tag, for an
 * object or a list, and for texts at a URL (`valueType="url"`; `object.unreadReason(task)` says so).
 * @throws BackendError TASK_INVALID if the task lacks the field, or has it in another encoding.
 * @example textOf(control, { data: { review: 'Fine.' } }) // 'Fine.'
 */
export function textOf(tag: ControlTagData | ObjectTag, task: Task): string | undefined {
  const object = 'objects' in tag ? tag.objects.find((object) => object.is('Text')) : tag
  if (!object?.is('Text')) return undefined
  const value = object.valueOf(task.data)
  return typeof value === 'object' && value !== null ? undefined : object.textOf(task)
}
