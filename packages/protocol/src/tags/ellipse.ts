import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { exampleImageSize, imageSizeKeys, labels, position, rotation } from './geometry.ts'

const radius = z.number().min(0).max(50)

/** Percent of the image; (x, y) is the centre, about which the ellipse is turned. */
export const ellipseValue = z.looseObject({
  x: position.meta({ description: 'Centre, percent of the width.' }),
  y: position.meta({ description: 'Centre, percent of the height.' }),
  radiusX: radius.meta({ description: 'Percent of the width.' }),
  radiusY: radius.meta({ description: 'Percent of the height.' }),
  rotation,
})

const example = { x: 40, y: 50, radiusX: 20, radiusY: 10, rotation: 0 }
const image = { keys: imageSizeKeys, regionKeys: exampleImageSize }

export const ellipse = defineTag({
  tag: 'Ellipse',
  type: 'ellipse',
  summary: 'An ellipse on an image; a Labels tag beside it names it.',
  element: '<Ellipse name="ellipse" toName="{object}"/>',
  on: { Image: { value: ellipseValue, example } },
  ...image,
})

export const ellipseLabels = defineTag({
  tag: 'EllipseLabels',
  type: 'ellipselabels',
  summary: 'A labeled ellipse on an image.',
  labelKey: 'ellipselabels',
  element:
    '<EllipseLabels name="ellipselabels" toName="{object}"><Label value="Cell"/><Label value="Nucleus"/></EllipseLabels>',
  on: {
    Image: { value: ellipseValue.extend({ ellipselabels: labels }), example: { ...example, ellipselabels: ['Cell'] } },
  },
  ...image,
})
