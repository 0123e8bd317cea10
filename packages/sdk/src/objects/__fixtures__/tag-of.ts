import { parseLabelConfig } from '../../parse-label-config.ts'
import { expect } from 'vitest'
import type { ObjectTagOf } from '../object-tag.ts'
import type { ObjectTagName } from '../objects.ts'

/** The object tag of a label config that has only this one; it shows the field `x` unless the attributes say otherwise. */
export function tagOf<Name extends ObjectTagName>(tag: Name, attributes = ''): ObjectTagOf<Name> {
  const value = attributes.includes('alue') ? '' : 'value="$x"'
  const object = parseLabelConfig(`<View><${tag} name="o" ${value} ${attributes}/></View>`).object('o')
  return object.is(tag) ? object : expect.unreachable()
}

/** A task with this value in the field `x`. */
export function taskOf(x: unknown, more: object = {}): { data: Record<string, unknown> } {
  return { data: { x, ...more } }
}

/** A TASK_INVALID error with these words in its message. */
export function invalid(message: string): unknown {
  return expect.objectContaining({ code: 'TASK_INVALID', message: expect.stringContaining(message) })
}
