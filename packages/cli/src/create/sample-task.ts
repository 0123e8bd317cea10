import type { ObjectTagName } from '@label-studio-ml/protocol'
import { sampleTask as madeUpTask, parseLabelConfig } from '@label-studio-ml/sdk'

const story = 'Yes, John loves the cat that he found in Berlin on 2024-05-07. It sleeps all day.'

/** An image of 64 × 48 pixels. The name says what the rules for file names look for. */
const image =
  'data:image/png;name=yes-cat-2024-05-07.png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAAAAACEICPDAAAALUlEQVR42mN4RiFgGDVg1IBhaoANATBqwKgBowaMGjBqwMgyYLRuHDVghBoAAB++ynlD1jPAAAAAAElFTkSuQmCC'

const conversation = [
  ['user', 'What does John feed the cat on 2024-05-07?'],
  ['assistant', 'Yes, tuna. It is in Berlin.'],
  ['user', 'Why tuna?'],
] as const

/** What a task shows for each object tag, where words of no sense will not do. */
const samples: Readonly<Partial<Record<ObjectTagName, unknown>>> = {
  Text: story,
  HyperText: `<h1>A cat</h1> <p>${story}</p>`,
  Paragraphs: conversation.map(([role, text]) => ({ author: role === 'user' ? 'Mary' : 'John', text })),
  Image: image,
  TimeSeries: {
    time: [0, 1, 2, 3, 4, 5, 6, 7],
    value: [1, 1, 2, 8, 9, 8, 2, 1],
    note: ['', '', '', 'yes', 'cat', '2024-05-07', '', ''],
  },
  Table: [
    { name: 'John', answer: 'yes', pet: 'cat', since: '2024-05-07' },
    { name: 'Mary', answer: 'no', pet: 'none', since: '2023-01-31' },
  ],
  List: [
    { id: '1', title: 'Yes', body: 'John has a cat since 2024-05-07.' },
    { id: '2', title: 'Yes', body: 'Mary has a cat as well, a black one from Berlin.' },
    { id: '3', title: 'No', body: 'Nobody has a cat.' },
  ],
  Chat: conversation.map(([role, content]) => ({ role, content })),
  ReactCode: { title: 'A cat', text: story },
}

/** The data of the task that stands in the label config of a created backend. */
export function sampleTask(object: ObjectTagName, labelConfig: string): Record<string, unknown> {
  const { data: made } = madeUpTask(parseLabelConfig(labelConfig), { seed: 1 })
  return Object.fromEntries(Object.entries(made).map(([field, value]) => [field, samples[object] ?? named(value)]))
}

/** A data URL with the name of a file, in which the rules for file names look for words. */
function named(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^data:([^;,]+)/, 'data:$1;name=yes-cat-2024-05-07') : value
}
