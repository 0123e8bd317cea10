import type { Task } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { mediaError } from '../media/media-error.ts'
import type { ObjectTag, ObjectTagOf } from '../objects/object-tag.ts'
import type { ObjectTagName } from '../objects/objects.ts'

/** Where a file is named: by a URL of the task, an object tag, or a control tag, whose first fitting object tag it is. */
export type FileSource = string | ControlTagData | ObjectTag

/** The object tag of these kinds that is meant. @throws BackendError MEDIA_UNSUPPORTED */
export function objectOf<Name extends ObjectTagName>(
  source: ControlTagData | ObjectTag,
  kinds: readonly Name[],
): ObjectTagOf<Name> {
  const objects = 'objects' in source ? source.objects : [source]
  for (const object of objects) for (const kind of kinds) if (object.is(kind)) return object as ObjectTagOf<Name>
  const shown = objects.map(({ tag }) => tag).join(', ')
  throw mediaError(
    'MEDIA_UNSUPPORTED',
    `<${source.tag} name="${source.name}"> shows ${shown || 'nothing'}, and this reads ${kinds.join(', ')}: ask another tag, or name it in needs.`,
  )
}

/** The URL that a source stands for: of an image its first page. */
export function urlOf(source: FileSource, task: Task, kind: 'Image' | 'Audio'): string {
  if (typeof source === 'string') return source
  return kind === 'Image' ? objectOf(source, ['Image']).imageOf(task) : objectOf(source, ['Audio']).urlOf(task)
}
