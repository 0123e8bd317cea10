import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'

const frame = z.int().min(1)

/** Frames count from 1, both ends included. */
export const timelineLabels = defineTag({
  tag: 'TimelineLabels',
  type: 'timelinelabels',
  summary: 'Labeled ranges of frames of a video.',
  labelKey: 'timelinelabels',
  element:
    '<TimelineLabels name="timelinelabels" toName="{object}"><Label value="Moving"/><Label value="Still"/></TimelineLabels>',
  on: {
    Video: {
      value: z.looseObject({
        ranges: z.array(z.looseObject({ start: frame, end: frame })).meta({ description: 'Frames from 1, inclusive.' }),
        timelinelabels: labels,
      }),
      example: { ranges: [{ start: 3, end: 5 }], timelinelabels: ['Moving'] },
    },
  },
})
