import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { exampleImageSize, imageSizeKeys, labels, length, position } from './geometry.ts'

/** Percent of the image. The editor knows a key point by its width: without one nothing is drawn. */
export const keyPointValue = z.looseObject({
  x: position.meta({ description: 'Percent of the width.' }),
  y: position.meta({ description: 'Percent of the height.' }),
  width: length.meta({ description: 'Size of the dot, percent of the width.' }),
})

const example = { x: 40, y: 50, width: 0.5 }
const image = { keys: imageSizeKeys, regionKeys: exampleImageSize }

export const keyPoint = defineTag({
  tag: 'KeyPoint',
  type: 'keypoint',
  summary: 'A point on an image; a Labels tag beside it names it.',
  element: '<KeyPoint name="keypoint" toName="{object}"/>',
  on: { Image: { value: keyPointValue, example } },
  ...image,
})

export const keyPointLabels = defineTag({
  tag: 'KeyPointLabels',
  type: 'keypointlabels',
  summary: 'A labeled point on an image.',
  labelKey: 'keypointlabels',
  element:
    '<KeyPointLabels name="keypointlabels" toName="{object}"><Label value="Nose"/><Label value="Eye"/></KeyPointLabels>',
  on: {
    Image: {
      value: keyPointValue.extend({ keypointlabels: labels }),
      example: { ...example, keypointlabels: ['Nose'] },
    },
  },
  ...image,
})
