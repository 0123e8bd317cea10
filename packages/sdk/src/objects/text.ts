import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { encodedText, encodeSample } from './encoded-text.ts'
import { type Loaded, unreadReason, urlOf } from './loaded-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleWords } from './sample-words.ts'

/** The text that the tag shows, decoded; undefined while it is at a URL (see `unreadReason`). */
function textOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): string | undefined {
  return encodedText(object, task, loaded)
}

/** `<Text>`: plain text, on which `Labels` mark spans in code points. */
export const text = {
  tag: 'Text',
  methods: { textOf, urlOf, unreadReason },
  sample: (object, random) => encodeSample(object, sampleWords(random), 'text/plain'),
} as const satisfies ObjectSupport
