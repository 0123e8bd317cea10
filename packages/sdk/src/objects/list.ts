import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleList, sampleWords } from './sample-words.ts'
import { requireObjects, valueError, writtenText } from './task-value.ts'

/** One item of a list that annotators rank. */
export interface ListItem {
  /** As regions of `Ranker` carry it: always a string. */
  id: string
  title: string
  body: string
  html: string
}

/** The items in the order of the task; what an item lacks is an empty text. */
function itemsOf(object: ObjectTagData, task: Task): ListItem[] {
  const wanted = { expected: 'a list of items', fix: 'import a list of { "id": "1", "title": …, "body": … }' }
  return requireObjects(object, object.valueOf(task.data), wanted).map((item, index) => {
    const id = writtenText(item.id)
    if (id === undefined || id === '') {
      const at = `[${index}].id`
      throw valueError(object, { expected: 'an id', found: item.id, at, fix: 'give each item an id of its own' })
    }
    const textOf = (key: string): string => writtenText(item[key]) ?? ''
    return { id, title: textOf('title'), body: textOf('body'), html: textOf('html') }
  })
}

/** `<List>`: items that `Ranker` puts in order. */
export const list = {
  tag: 'List',
  methods: { itemsOf },
  sample: (_, random) =>
    sampleList(random, 5, (index) => ({
      id: String(index + 1),
      title: `Item ${index + 1}`,
      body: sampleWords(random),
    })),
} as const satisfies ObjectSupport
