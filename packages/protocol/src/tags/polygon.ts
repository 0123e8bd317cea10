import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { exampleImageSize, imageSizeKeys, labels, position } from './geometry.ts'

/** Percent of the image, x before y. */
export const polygonValue = z.looseObject({
  points: z.array(z.tuple([position, position])).meta({ description: 'Pairs of x and y, percent of the image.' }),
  closed: z.boolean().optional(),
})

const example = {
  points: [
    [10, 10],
    [50, 12],
    [30, 60],
  ],
  closed: true,
}
const image = { keys: imageSizeKeys, regionKeys: exampleImageSize }

export const polygon = defineTag({
  tag: 'Polygon',
  type: 'polygon',
  summary: 'A polygon on an image; a Labels tag beside it names it.',
  element: '<Polygon name="polygon" toName="{object}"/>',
  on: { Image: { value: polygonValue, example } },
  ...image,
})

export const polygonLabels = defineTag({
  tag: 'PolygonLabels',
  type: 'polygonlabels',
  summary: 'A labeled polygon on an image.',
  labelKey: 'polygonlabels',
  element:
    '<PolygonLabels name="polygonlabels" toName="{object}"><Label value="Roof"/><Label value="Road"/></PolygonLabels>',
  on: {
    Image: { value: polygonValue.extend({ polygonlabels: labels }), example: { ...example, polygonlabels: ['Roof'] } },
  },
  ...image,
})
