import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'

const paragraph = z.string().regex(/^\d+$/, 'expected the index of a paragraph, from 0, as a string')
const offset = z.int().min(0)

/** From a UTF-16 offset in one paragraph up to one in the same or a later paragraph, exclusive. */
export const paragraphSpan = z.looseObject({
  start: paragraph.meta({ description: 'Index of the first paragraph, as a string.' }),
  end: paragraph.meta({ description: 'Index of the last paragraph, as a string.' }),
  startOffset: offset.meta({ description: 'UTF-16 units in the first paragraph.' }),
  endOffset: offset.meta({ description: 'UTF-16 units in the last paragraph, exclusive.' }),
  text: z.string().optional(),
})

export const paragraphLabels = defineTag({
  tag: 'ParagraphLabels',
  type: 'paragraphlabels',
  summary: 'Labeled spans of a dialogue.',
  labelKey: 'paragraphlabels',
  element:
    '<ParagraphLabels name="paragraphlabels" toName="{object}"><Label value="Question"/><Label value="Answer"/></ParagraphLabels>',
  on: {
    Paragraphs: {
      value: paragraphSpan.extend({ paragraphlabels: labels }),
      example: { start: '0', end: '0', startOffset: 0, endOffset: 5, text: 'Hello', paragraphlabels: ['Question'] },
    },
  },
})
