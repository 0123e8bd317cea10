import { brushValue } from './brush.ts'
import { defineTag } from './define-tag.ts'
import { imageSizeKeys } from './geometry.ts'

/** A tool for people: what it selects is a mask, which a Labels tag beside it names. */
export const magicWand = defineTag({
  tag: 'MagicWand',
  type: 'magicwand',
  summary: 'A mask of pixels of similar colour.',
  element: '<MagicWand name="magicwand" toName="{object}"/>',
  on: {
    Image: {
      value: brushValue,
      example: { format: 'rle', rle: [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128] },
    },
  },
  keys: imageSizeKeys,
  regionKeys: { original_width: 2, original_height: 1, image_rotation: 0 },
})
