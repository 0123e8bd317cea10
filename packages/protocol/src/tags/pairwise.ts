import { z } from 'zod'
import { defineTag, onEach } from './define-tag.ts'

/**
 * The editor writes the Pairwise's own name as `to_name`; Label Studio's validation wants the name of one of the two
 * compared tags, which is what we send.
 */
export const pairwise = defineTag({
  tag: 'Pairwise',
  type: 'pairwise',
  summary: 'Which of two texts, images or the like is better.',
  beside: '<Text name="other" value="$other"/>',
  element: '<Pairwise name="pairwise" toName="{object},other"/>',
  on: onEach(['Text', 'HyperText', 'Paragraphs', 'Image', 'Audio', 'Video'], {
    value: z.looseObject({ selected: z.enum(['left', 'right']) }),
    example: { selected: 'left' },
  }),
})
