import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { exampleImageSize, imageSizeKeys, labels, length, position, rotation } from './geometry.ts'

/** Percent of the image; (x, y) is the top left corner, about which the box is turned, in pixels. */
export const boxValue = z.looseObject({
  x: position.meta({ description: 'Left edge, percent of the width.' }),
  y: position.meta({ description: 'Top edge, percent of the height.' }),
  width: length.meta({ description: 'Percent of the width.' }),
  height: length.meta({ description: 'Percent of the height.' }),
  rotation,
})

const example = { x: 10, y: 20, width: 30, height: 12, rotation: 0 }
const image = { keys: imageSizeKeys, regionKeys: exampleImageSize }

export const rectangle = defineTag({
  tag: 'Rectangle',
  type: 'rectangle',
  summary: 'A box on an image; a Labels tag beside it names it.',
  element: '<Rectangle name="rectangle" toName="{object}"/>',
  on: { Image: { value: boxValue, example } },
  ...image,
})

export const rectangleLabels = defineTag({
  tag: 'RectangleLabels',
  type: 'rectanglelabels',
  summary: 'A labeled box on an image.',
  labelKey: 'rectanglelabels',
  element:
    '<RectangleLabels name="rectanglelabels" toName="{object}"><Label value="Car"/><Label value="Person"/></RectangleLabels>',
  on: {
    Image: {
      value: boxValue.extend({ rectanglelabels: labels }),
      example: { ...example, rectanglelabels: ['Car'] },
    },
  },
  ...image,
})
