import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { imageSizeKeys, labels } from './geometry.ts'

/** A PNG of the image's own size, black on transparent. The Image needs `smoothing="false"`. */
export const bitmaskValue = z.looseObject({
  imageDataURL: z.string().startsWith('data:image/').meta({ description: 'PNG as a data URL.' }),
})

/** Two pixels, of which the right one is masked. */
const example = {
  imageDataURL:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAADklEQVR4nGNgYGD4DwABBAEAVUpPjQAAAABJRU5ErkJggg==',
}
const image = {
  keys: imageSizeKeys,
  regionKeys: { original_width: 2, original_height: 1, image_rotation: 0 },
}

export const bitmask = defineTag({
  tag: 'Bitmask',
  type: 'bitmask',
  summary: 'A mask on an image, pixel by pixel; a Labels tag beside it names it.',
  element: '<Bitmask name="bitmask" toName="{object}"/>',
  on: { Image: { value: bitmaskValue, example } },
  ...image,
})

export const bitmaskLabels = defineTag({
  tag: 'BitmaskLabels',
  type: 'bitmasklabels',
  summary: 'A labeled mask on an image, pixel by pixel.',
  labelKey: 'bitmasklabels',
  element:
    '<BitmaskLabels name="bitmasklabels" toName="{object}"><Label value="Sky"/><Label value="Tree"/></BitmaskLabels>',
  on: {
    Image: { value: bitmaskValue.extend({ bitmasklabels: labels }), example: { ...example, bitmasklabels: ['Sky'] } },
  },
  ...image,
})
