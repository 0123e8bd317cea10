import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleWords } from './sample-words.ts'

/** What the tag's code gets: the field of `data="$field"`, or all data of the task. */
function dataOf(object: ObjectTagData, task: Task): unknown {
  return object.valueOf(task.data)
}

/** `<ReactCode>`: an interface of its own, which takes and gives any JSON. */
export const reactCode = {
  tag: 'ReactCode',
  methods: { dataOf },
  sample: (_, random) => ({ text: sampleWords(random), number: random.integer(0, 99) }),
} as const satisfies ObjectSupport

/** `<CustomInterface>`, the older name of `<ReactCode>`. */
export const customInterface = { ...reactCode, tag: 'CustomInterface' } as const satisfies ObjectSupport
