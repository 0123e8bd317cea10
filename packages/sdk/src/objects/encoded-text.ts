import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { type Loaded, shownValue } from './loaded-value.ts'
import { valueError, writtenText } from './task-value.ts'

/**
 * The text or HTML of a tag, decoded as its `encoding` says: `base64` is Latin-1, `base64unicode` UTF-8. Offsets of
 * regions refer to it. Numbers are texts, null is an empty one. Undefined while it is at a URL, or if the tag has no value.
 * @throws BackendError TASK_INVALID for lists, objects, and what is not in that encoding
 */
export function encodedText(object: ObjectTagData, task: Task, loaded: Loaded): string | undefined {
  const value = shownValue(object, task, loaded)
  if (value === undefined || value === task.data) return undefined
  const text = value === null ? '' : writtenText(value)
  if (text === undefined) {
    throw valueError(object, { expected: 'a text', found: value, fix: 'import one text for each task' })
  }
  return decode(object, text)
}

function decode(object: ObjectTagData, text: string): string {
  const encoding = object.attribute('encoding') ?? 'none'
  if (encoding !== 'base64' && encoding !== 'base64unicode') return text
  try {
    const bytes = atob(text)
    if (encoding === 'base64') return bytes
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    )
  } catch {
    const expected = encoding === 'base64' ? 'Base64' : 'Base64 of UTF-8'
    throw valueError(object, {
      expected,
      found: text,
      fix: `encode the text, or remove encoding="${encoding}" from the tag`,
    })
  }
}

/** A text as a task has it for a tag with this `encoding` and `valueType`. */
export function encodeSample(object: ObjectTagData, text: string, mediaType: string): string {
  const encoding = object.attribute('encoding') ?? 'none'
  const bytes = new TextEncoder().encode(text)
  const base64 = btoa(String.fromCharCode(...bytes))
  const ascii = text.replace(/[\u{100}-\u{10ffff}]/gu, '?')
  const written = encoding === 'base64unicode' ? base64 : encoding === 'base64' ? btoa(ascii) : text
  if (object.attribute('valueType') !== 'url') return written
  return `data:${mediaType};charset=utf-8,${encodeURIComponent(written)}`
}
