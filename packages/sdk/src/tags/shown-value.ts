import type { Task } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import type { Random } from '../random.ts'
import type { SamplePlace } from './tag-support.ts'

/** An object tag with what it shows, in the form its methods take. */
interface ShownObject {
  readonly tag: ObjectTag
  readonly task: Task
  readonly loaded: unknown
}

/** The control's first object tag with what it shows; undefined if that is somewhere else. */
export function shownObject(control: ControlTagData, { shown }: SamplePlace): ShownObject | undefined {
  const [tag] = control.objects
  const loaded = bodyOf(shown)
  return tag === undefined || loaded === undefined ? undefined : { tag, task: { data: {} } as Task, loaded }
}

/** What a data URL of text has in it; undefined for other URLs. */
function bodyOf(shown: unknown): unknown {
  if (typeof shown !== 'string') return shown
  if (/^https?:\/\//.test(shown)) return undefined
  const body = /^data:(?:text|application)\/[^,]*,(.*)$/s.exec(shown)?.[1]
  return body === undefined ? shown : decodeURIComponent(body)
}

/** A random range of whole numbers from 0 to `length`, `end` exclusive; undefined where there is none. */
export function sampleRange(random: Random, length: number): { start: number; end: number } | undefined {
  if (length < 1) return undefined
  const start = random.integer(0, length - 1)
  return { start, end: random.integer(start + 1, length) }
}
