import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { jsonOf, type Loaded, shownValue, unreadReason, urlOf } from './loaded-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleList, sampleWords } from './sample-words.ts'
import { isObject, requireObjects } from './task-value.ts'

/** The rows of the table by column, one for an object; undefined while they are at a URL (see `unreadReason`). */
function tableOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): Record<string, unknown>[] | undefined {
  const shown = shownValue(object, task, loaded)
  if (shown === undefined) return undefined
  const value = jsonOf(object, shown)
  if (isObject(value)) return [value]
  return requireObjects(object, value, {
    expected: 'an object or a list of them',
    fix: 'import { "column": value, … }',
  })
}

/** `<Table>`: an object, or a list of objects, as a table. */
export const table = {
  tag: 'Table',
  methods: { tableOf, urlOf, unreadReason },
  sample: (_, random) =>
    sampleList(random, 4, () => ({
      name: sampleWords(random),
      number: random.integer(0, 99),
      isNew: random.integer(0, 1) === 1,
    })),
} as const satisfies ObjectSupport
