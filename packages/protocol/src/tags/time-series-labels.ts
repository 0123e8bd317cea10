import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'

const time = z.union([z.number(), z.string()])

/** From one value of the time column to another: a number, or with `timeFormat` a string in that format. */
export const timeSpan = z.looseObject({
  start: time.meta({ description: 'In the unit or format of the time column.' }),
  end: time,
  instant: z.boolean().meta({ description: 'True when start and end are the same.' }),
})

export const timeSeriesLabels = defineTag({
  tag: 'TimeSeriesLabels',
  type: 'timeserieslabels',
  summary: 'Labeled ranges of a time series.',
  labelKey: 'timeserieslabels',
  element:
    '<TimeSeriesLabels name="timeserieslabels" toName="{object}"><Label value="Run"/><Label value="Rest"/></TimeSeriesLabels>',
  on: {
    TimeSeries: {
      value: timeSpan.extend({ timeserieslabels: labels }),
      example: { start: 1, end: 3, instant: false, timeserieslabels: ['Run'] },
    },
  },
})
