import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'

const offset = z.int().min(0)

/**
 * A span of HTML, by two XPaths with UTF-16 offsets in their text nodes, or by `start` and `end` in code points of the whole
 * text, without `startOffset` and `endOffset`.
 */
export const htmlSpans = [
  z.looseObject({
    start: z.string().meta({ description: 'XPath of a text node from the root of the HTML.' }),
    end: z.string(),
    startOffset: offset.meta({ description: 'UTF-16 units in the node.' }),
    endOffset: offset,
    globalOffsets: z.looseObject({ start: offset, end: offset }).optional(),
    text: z.string().optional(),
  }),
  z.looseObject({ start: offset, end: offset, text: z.string().optional() }),
] as const

/** A span of HyperText; old annotations have the type `htmllabels`. */
export const hyperTextLabels = defineTag({
  tag: 'HyperTextLabels',
  type: 'hypertextlabels',
  summary: 'Labeled spans of HTML.',
  labelKey: 'hypertextlabels',
  element:
    '<HyperTextLabels name="hypertextlabels" toName="{object}"><Label value="Person"/><Label value="Place"/></HyperTextLabels>',
  on: {
    HyperText: {
      value: z.union(htmlSpans.map((span) => span.extend({ hypertextlabels: labels }))),
      example: {
        start: '/p[1]/text()[1]',
        end: '/p[1]/text()[1]',
        startOffset: 0,
        endOffset: 4,
        globalOffsets: { start: 0, end: 4 },
        text: 'John',
        hypertextlabels: ['Person'],
      },
    },
  },
})
