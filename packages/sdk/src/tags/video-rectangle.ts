import { controlTags, type Region } from '@label-studio-ml/protocol'
import { optionalLabelList } from '../value-rules/label-rules.ts'
import { allOf, field, isNumber, isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

const boxes = field(
  'sequence',
  'a list of { frame, time, x, y, width, height }, frames from 1',
  (written) => Array.isArray(written) && written.every(isBox),
)
const framesCount = field('framesCount', 'a whole number', (written) => isWholeNumber(written, 0))
const duration = field('duration', 'seconds', (written) => isNumber(written, 0))

function isBox(written: unknown): boolean {
  if (!isObject(written)) return false
  const { frame, time, x, y, width, height } = written
  const isInVideo = isWholeNumber(frame, 1) && isNumber(time)
  return isInVideo && [x, y, width, height].every((length) => isNumber(length, undefined, 100))
}

export const videoRectangle = {
  spec: controlTags.VideoRectangle,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: allOf(framesCount, duration, boxes, optionalLabelList('labels')),
  sample: (): Region[] => [],
} satisfies TagSupport
