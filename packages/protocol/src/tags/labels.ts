import { z } from 'zod'
import { bitmaskValue } from './bitmask.ts'
import { brushValue } from './brush.ts'
import { defineTag } from './define-tag.ts'
import { ellipseValue } from './ellipse.ts'
import { imageSizeKeys, labels as labelList } from './geometry.ts'
import { htmlSpans } from './hyper-text-labels.ts'
import { keyPointValue } from './key-point.ts'
import { paragraphSpan } from './paragraph-labels.ts'
import { polygonValue } from './polygon.ts'
import { boxValue } from './rectangle.ts'
import { timeSpan } from './time-series-labels.ts'
import { vectorValue } from './vector.ts'

const labeled = z.looseObject({ labels: labelList })
const offset = z.number().min(0)

const textSpan = labeled.extend({
  start: offset.meta({ description: 'First position of the span.' }),
  end: offset.meta({ description: 'Position after the span.' }),
  text: z.string().optional().meta({ description: 'The text of the span.' }),
})
const soundSpan = labeled.extend({
  start: offset.meta({ description: 'Seconds.' }),
  end: offset.meta({ description: 'Seconds.' }),
  channel: z.int().min(0).optional(),
})
/** On an image the region of a geometry tag with the same id marks the area; its coordinates are repeated. */
const areas = [bitmaskValue, brushValue, polygonValue, vectorValue, ellipseValue, boxValue, keyPointValue] as const

/**
 * A span of a text in code points, of a sound in seconds, of HTML, a dialogue or a time series as the tags of these
 * have it; or the name of an area of an image.
 */
export const labels = defineTag({
  tag: 'Labels',
  type: 'labels',
  summary: 'Labeled spans of a text, a sound, HTML, a dialogue or a time series; on an image the name of an area.',
  labelKey: 'labels',
  keys: {
    ...imageSizeKeys,
    original_length: z.number().min(0).optional().meta({ description: 'Length of the whole audio, seconds.' }),
  },
  element: '<Labels name="labels" toName="{object}"><Label value="Person"/><Label value="Place"/></Labels>',
  on: {
    Text: { value: textSpan, example: { start: 0, end: 4, text: 'John', labels: ['Person'] } },
    Audio: { value: soundSpan, example: { start: 3.1, end: 8.2, channel: 0, labels: ['Person'] } },
    HyperText: {
      value: z.union(htmlSpans.map((span) => span.extend(labeled.shape))),
      example: { start: 0, end: 4, text: 'John', labels: ['Person'] },
    },
    Paragraphs: {
      value: paragraphSpan.extend(labeled.shape),
      example: { start: '0', end: '0', startOffset: 0, endOffset: 5, text: 'Hello', labels: ['Person'] },
    },
    TimeSeries: {
      value: timeSpan.extend(labeled.shape),
      example: { start: 1, end: 3, instant: false, labels: ['Person'] },
    },
    Image: {
      value: z.union(areas.map((area) => area.extend(labeled.shape))),
      example: { x: 10, y: 20, width: 30, height: 12, rotation: 0, labels: ['Person'] },
    },
  },
})
