import { controlTags, type Region } from '@label-studio-ml/protocol'
import { isVertex } from '../value-rules/area-rules.ts'
import { labelList, optionalLabelList } from '../value-rules/label-rules.ts'
import { allOf, field, isObject, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

const paths = field(
  'sequence',
  'a list of { frame, vertices }, frames from 1',
  (written) => Array.isArray(written) && written.every(isPath),
)

function isPath(written: unknown): boolean {
  const isInVideo = isObject(written) && isWholeNumber(written.frame, 1)
  return isInVideo && Array.isArray(written.vertices) && written.vertices.every(isVertex)
}

/** A `Labels` control beside a `VideoVector` answers with the labels under its type. */
export const mergedVideoVector = allOf(paths, labelList('videovectorlabels'))

export const videoVector = {
  spec: controlTags.VideoVector,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: allOf(paths, optionalLabelList('labels')),
  sample: (): Region[] => [],
} satisfies TagSupport

export const videoVectorLabels = {
  spec: controlTags.VideoVectorLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: allOf(paths, labelList('labels')),
  sample: (): Region[] => [],
} satisfies TagSupport
