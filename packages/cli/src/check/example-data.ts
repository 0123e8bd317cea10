import type { LabelConfig, ObjectTag } from '@label-studio-ml/sdk'

/** A gray pixel. */
const image = 'data:image/gif;base64,R0lGODdhAQABAIAAAICAgICAgCwAAAAAAQABAAACAkQBADs='
/** Two samples of silence at 8 kHz. */
const audio = 'data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQIAAACAgA=='

const examples: Record<string, unknown> = {
  Image: image,
  Audio: audio,
  AudioPlus: audio,
  HyperText: '<p>An example text.</p>',
  Paragraphs: [{ author: 'Ann', text: 'An example text.' }],
  Table: { column: 'value' },
  List: [{ id: '1', title: 'One', body: 'An example text.' }],
  TimeSeries: { time: [1, 2, 3], value: [1, 4, 9] },
  Chat: [{ role: 'user', content: 'An example text.' }],
}

/** The data of the label config's sample task, or made-up data with the fields that its object tags show. */
export function exampleData({ sampleTask, objects }: LabelConfig): Record<string, unknown> {
  const { data } = sampleTask ?? {}
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data }
  return Object.fromEntries(objects.flatMap((object) => (object.field ? [[object.field, exampleOf(object)]] : [])))
}

function exampleOf(object: ObjectTag): unknown {
  const value = examples[object.tag] ?? 'An example text.'
  return object.attribute('valueList') ? [value] : value
}
