import type { ObjectTagName } from '@label-studio-ml/protocol'

/** Object tags in whose text spans are labeled, and the name of the templates for each. */
const templates: Readonly<Partial<Record<ObjectTagName, string>>> = {
  Text: 'text',
  HyperText: 'html',
  Paragraphs: 'paragraphs',
}

/** The name of the templates that label spans on an object tag: `spans/text.ts`; undefined where there are none. */
export function spanTemplate(object: ObjectTagName): string | undefined {
  return templates[object]
}

/** The first two labels of the example label configs for spans. */
export const firstLabels: Readonly<Record<string, readonly [string, string]>> = {
  Labels: ['Person', 'Place'],
  HyperTextLabels: ['Person', 'Place'],
  ParagraphLabels: ['Question', 'Answer'],
}
