import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { jsonOf, type Loaded, shownValue, unreadReason, urlOf } from './loaded-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleList, sampleWords } from './sample-words.ts'
import { requireObjects, valueError, writtenText } from './task-value.ts'

/** One paragraph of a dialogue. */
export interface Paragraph {
  /** Empty if nobody is named. */
  author: string
  /** Offsets of `ParagraphLabels` are UTF-16 units in it, so string indices. */
  text: string
  /** Seconds of the audio. */
  start?: number
  end?: number
  duration?: number
}

/** The paragraphs, by the tag's `nameKey` and `textKey`; undefined while they are at a URL (see `unreadReason`). */
function paragraphsOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): Paragraph[] | undefined {
  const value = shownValue(object, task, loaded)
  if (value === undefined) return undefined
  const [nameKey, textKey] = keysOf(object)
  const wanted = { expected: 'a list of paragraphs', fix: `import a list of { "${nameKey}": …, "${textKey}": … }` }
  return requireObjects(object, jsonOf(object, value), wanted).map((item, index) => {
    const text = writtenText(item[textKey])
    if (text === undefined) {
      const at = `[${index}].${textKey}`
      throw valueError(object, { expected: 'a text', found: item[textKey], at, fix: 'import it, or set textKey' })
    }
    return { author: writtenText(item[nameKey]) ?? '', text, ...timesOf(item) }
  })
}

function keysOf(object: ObjectTagData): [nameKey: string, textKey: string] {
  return [object.attribute('nameKey') ?? 'author', object.attribute('textKey') ?? 'text']
}

function timesOf(item: Record<string, unknown>): Pick<Paragraph, 'start' | 'end' | 'duration'> {
  const times = (['start', 'end', 'duration'] as const).filter((key) => Number.isFinite(item[key]))
  return Object.fromEntries(times.map((key) => [key, item[key]]))
}

/** `<Paragraphs>`: a dialogue, on which `ParagraphLabels` mark spans by paragraph. */
export const paragraphs = {
  tag: 'Paragraphs',
  methods: { paragraphsOf, urlOf, unreadReason },
  sample: (object, random) => {
    const [nameKey, textKey] = keysOf(object)
    const items = sampleList(random, 5, (index) => ({
      [nameKey]: `Speaker ${index % 2}`,
      [textKey]: sampleWords(random),
    }))
    const isUrl = object.attribute('valueType') === 'url'
    return isUrl ? `data:application/json,${encodeURIComponent(JSON.stringify(items))}` : items
  },
} as const satisfies ObjectSupport
