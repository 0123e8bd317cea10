import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { type HtmlText, htmlText } from '../hyper-text/html-text.ts'
import { encodedText, encodeSample } from './encoded-text.ts'
import { type Loaded, unreadReason as notLoadedReason, urlOf } from './loaded-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleWords } from './sample-words.ts'

/** The HTML that the tag shows, decoded; undefined while it is at a URL (see `unreadReason`). */
function htmlOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): string | undefined {
  return encodedText(object, task, loaded)
}

/** The text of the page with its places, read as the tag's `inline` says; undefined while it is at a URL. */
function pageOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): HtmlText | undefined {
  const html = htmlOf(object, task, loaded)
  return html === undefined ? undefined : htmlText(html, { inline: object.attribute('inline') === 'true' })
}

/** The text of the page, whose code points are the `globalOffsets` of regions; undefined while it is at a URL. */
function textOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): string | undefined {
  return pageOf(object, task, loaded)?.text
}

/** Why there is nothing to read: the HTML is at a URL, or stands in the label config. Undefined if the task has it. */
function unreadReason(object: ObjectTagData, task: Task): string | undefined {
  if (object.valueOf(task.data) !== task.data) return notLoadedReason(object, task)
  return `<HyperText name="${object.name}"> has its mark-up inside of the tag, which is not kept; put it into a data field and write value="$field"`
}

/** `<HyperText>`: HTML, on which `HyperTextLabels` or `Labels` mark spans by XPaths. */
export const hyperText = {
  tag: 'HyperText',
  methods: { htmlOf, pageOf, textOf, urlOf, unreadReason },
  sample: (object, random) =>
    encodeSample(
      object,
      `<h1>${sampleWords(random)}</h1>\n<p>${sampleWords(random)}<br><b>${sampleWords(random)}</b></p>`,
      'text/html',
    ),
} as const satisfies ObjectSupport
