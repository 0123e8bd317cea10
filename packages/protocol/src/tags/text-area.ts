import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'
import { taskObjects } from './object-tags.ts'

/** Always a list, also of one text: Label Studio's validation refuses a bare string. */
export const textArea = defineTag({
  tag: 'TextArea',
  type: 'textarea',
  summary: 'Texts that are written: summaries, transcriptions, corrections.',
  element: '<TextArea name="textarea" toName="{object}"/>',
  on: onEach(taskObjects, {
    value: z.looseObject({ text: z.array(z.string()) }),
    example: { text: ['A short summary.'] },
  }),
})
