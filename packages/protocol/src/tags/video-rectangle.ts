import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels, position } from './geometry.ts'

/** Where a box is in one key frame; between key frames it moves evenly. */
const keyFrame = z.looseObject({
  frame: z.int().min(1).meta({ description: 'From 1.' }),
  time: z.number().meta({ description: 'Seconds: frame / frames per second.' }),
  x: position,
  y: position,
  width: position,
  height: position,
  rotation: z.number().optional(),
  enabled: z
    .boolean()
    .optional()
    .meta({ description: 'True: seen until the next key frame. Otherwise in this frame alone.' }),
})

/** A box that is followed through a video, percent of the frame. Its labels are those of a Labels tag beside it. */
export const videoRectangle = defineTag({
  tag: 'VideoRectangle',
  type: 'videorectangle',
  summary: 'A box that is followed through a video.',
  labelKey: 'labels',
  beside: '<Labels name="labels" toName="{object}"><Label value="Car"/><Label value="Person"/></Labels>',
  element: '<VideoRectangle name="videorectangle" toName="{object}"/>',
  on: {
    Video: {
      value: z.looseObject({
        framesCount: z.int().min(0),
        duration: z.number().min(0).meta({ description: 'Seconds.' }),
        sequence: z.array(keyFrame),
        labels: labels.optional(),
      }),
      example: {
        framesCount: 240,
        duration: 10,
        sequence: [{ frame: 1, time: 1 / 24, enabled: true, x: 46, y: 6, width: 4, height: 23, rotation: 0 }],
        labels: ['Car'],
      },
    },
  },
})
