import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'
import { vertex } from './vector.ts'

const keyFrame = z.looseObject({
  frame: z.int().min(1).meta({ description: 'From 1.' }),
  time: z.number().optional(),
  enabled: z.boolean().optional(),
  closed: z.boolean().optional(),
  vertices: z.array(vertex),
})
const path = z.looseObject({
  framesCount: z.int().min(0).optional(),
  duration: z.number().min(0).optional(),
  sequence: z.array(keyFrame),
})
const example = {
  framesCount: 240,
  duration: 10,
  sequence: [
    {
      frame: 1,
      time: 1 / 24,
      enabled: true,
      closed: false,
      vertices: [
        { id: 'a', x: 25, y: 30, prevPointId: null },
        { id: 'b', x: 60, y: 45, prevPointId: 'a' },
      ],
    },
  ],
}

export const videoVector = defineTag({
  tag: 'VideoVector',
  type: 'videovector',
  summary: 'A path that is followed through a video; a Labels tag beside it names it.',
  labelKey: 'labels',
  beside: '<Labels name="labels" toName="{object}"><Label value="Arm"/><Label value="Leg"/></Labels>',
  element: '<VideoVector name="videovector" toName="{object}"/>',
  on: { Video: { value: path.extend({ labels: labels.optional() }), example: { ...example, labels: ['Arm'] } } },
})

/** A Labels tag beside a VideoVector answers with this type too, and its labels under `videovectorlabels`. */
export const videoVectorLabels = defineTag({
  tag: 'VideoVectorLabels',
  type: 'videovectorlabels',
  summary: 'A labeled path that is followed through a video.',
  labelKey: 'labels',
  element:
    '<VideoVectorLabels name="videovectorlabels" toName="{object}"><Label value="Arm"/><Label value="Leg"/></VideoVectorLabels>',
  on: {
    Video: {
      value: path.extend({ labels: labels.optional(), videovectorlabels: labels.optional() }),
      example: { ...example, labels: ['Arm'] },
    },
  },
})
