import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { imageSizeKeys, labels } from './geometry.ts'

/** A mask of the image's own size in Label Studio's run-length encoding, as a list of bytes. */
export const brushValue = z.looseObject({
  format: z.literal('rle').optional(),
  rle: z.array(z.int().min(0).max(255)).min(1).meta({ description: 'Bytes of the run-length encoded RGBA mask.' }),
})

/** Two pixels, of which the right one is masked. */
const example = { format: 'rle', rle: [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128] }
const image = {
  keys: imageSizeKeys,
  regionKeys: { original_width: 2, original_height: 1, image_rotation: 0 },
}

export const brush = defineTag({
  tag: 'Brush',
  type: 'brush',
  summary: 'A mask on an image; a Labels tag beside it names it.',
  element: '<Brush name="brush" toName="{object}"/>',
  on: { Image: { value: brushValue, example } },
  ...image,
})

export const brushLabels = defineTag({
  tag: 'BrushLabels',
  type: 'brushlabels',
  summary: 'A labeled mask on an image.',
  labelKey: 'brushlabels',
  element: '<BrushLabels name="brushlabels" toName="{object}"><Label value="Sky"/><Label value="Tree"/></BrushLabels>',
  on: {
    Image: { value: brushValue.extend({ brushlabels: labels }), example: { ...example, brushlabels: ['Sky'] } },
  },
  ...image,
})
