import { z } from 'zod'
import { defineRegion } from './define-region.ts'

const offset = z.number().min(0)

/**
 * A Labels region on Text (offsets in code points, `end` exclusive) or on Audio (seconds).
 *
 * @example { id: 'r1', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 2, text: 'hi', labels: ['GREET'] } }
 */
export const labelsRegionSchema = defineRegion(
  'labels',
  z.looseObject({
    start: offset.meta({ description: 'First position of the span.' }),
    end: offset.meta({ description: 'Position after the span.' }),
    text: z.string().optional().meta({ description: 'The text of the span.' }),
    labels: z.array(z.string()),
  }),
).meta({ id: 'LabelsRegion', description: 'Labels: a labeled span of a text or an audio.' })

const path = z.string().optional()

/**
 * A Labels region that is not a numeric span: on HyperText by XPath, or on an Image, where it carries the coordinates of
 * the area that a region of the same id marks.
 *
 * @example { id: 'r1', from_name: 'label', to_name: 'image', type: 'labels', value: { x: 1, y: 2, width: 3, height: 4, labels: ['Car'] } }
 */
export const labeledAreaRegionSchema = defineRegion(
  'labels',
  z.looseObject({ start: path, end: path, labels: z.array(z.string()) }),
).meta({
  id: 'LabeledAreaRegion',
  description: 'Labels: a labeled area of an image, or a span of HyperText by XPath.',
})

export type LabelsRegion = z.infer<typeof labelsRegionSchema>
