import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { exampleImageSize, imageSizeKeys, labels } from './geometry.ts'

const controlPoint = z.looseObject({ x: z.number(), y: z.number() }).optional()

/** A point of a path; each names the one before it, so that paths may branch. */
export const vertex = z.looseObject({
  id: z.string().optional(),
  x: z.number().meta({ description: 'Percent of the width.' }),
  y: z.number().meta({ description: 'Percent of the height.' }),
  prevPointId: z.string().nullish(),
  isBezier: z.boolean().optional(),
  controlPoint1: controlPoint,
  controlPoint2: controlPoint,
})

export const vectorValue = z.looseObject({ vertices: z.array(vertex), closed: z.boolean().optional() })

const example = {
  vertices: [
    { id: 'a', x: 25, y: 30, prevPointId: null, isBezier: false },
    { id: 'b', x: 60, y: 45, prevPointId: 'a', isBezier: false },
  ],
  closed: false,
}
const image = { keys: imageSizeKeys, regionKeys: exampleImageSize }

export const vector = defineTag({
  tag: 'Vector',
  type: 'vector',
  summary: 'A path on an image; a Labels tag beside it names it.',
  element: '<Vector name="vector" toName="{object}"/>',
  on: { Image: { value: vectorValue, example } },
  ...image,
})

export const vectorLabels = defineTag({
  tag: 'VectorLabels',
  type: 'vectorlabels',
  summary: 'A labeled path on an image.',
  labelKey: 'vectorlabels',
  element:
    '<VectorLabels name="vectorlabels" toName="{object}"><Label value="Road"/><Label value="River"/></VectorLabels>',
  on: {
    Image: { value: vectorValue.extend({ vectorlabels: labels }), example: { ...example, vectorlabels: ['Road'] } },
  },
  ...image,
})
