import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import { quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { laxList, laxStrings } from '../value-models/lax.ts'
import { type AnswerCheck, unknownLabel, valueModel } from '../value-models/value-model.ts'
import { pathList } from '../value-rules/label-rules.ts'
import { numberAttribute } from '../value-rules/number-attribute.ts'
import { allOf, type RegionProblem, type RegionValue } from '../value-rules/value-rule.ts'
import { checkedPaths, type NestedLabels, readPaths, samplePaths } from './label-paths.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Taxonomy`: paths from the root, or names that stand in one place only.
 * @example control.choose([['Animal', 'Cat']], { score: 0.8 })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for more than `maxUsages`, or an inner node with `leafsOnly`
 */
function choose(control: ControlTagData, labels: NestedLabels, options: RegionOptions = {}): RegionOf<'Taxonomy'> {
  const taxonomy = checkedPaths(control, labels)
  const wrong = limits({ taxonomy }, control)
  if (wrong) throw regionError(control, wrong.problem)
  return regionOf(control, 'taxonomy', { taxonomy }, options)
}

function limits({ taxonomy }: RegionValue, control: ControlTagData): RegionProblem | undefined {
  const paths = taxonomy as string[][]
  const most = numberAttribute(control, 'maxUsages')
  if (most !== undefined && paths.length > most)
    return { path: 'value.taxonomy', problem: `has ${paths.length} paths; maxUsages is ${most}` }
  if (control.attribute('leafsOnly') !== 'true') return undefined
  const inner = paths.findIndex((path) => control.labels.some((label) => isBelow(label.path, path)))
  if (inner === -1) return undefined
  const problem = `${quoteNames(paths[inner])} is not a leaf, and the tag says leafsOnly`
  return { path: `value.taxonomy[${inner}]`, problem, fix: 'Answer one of the labels below it' }
}

function isBelow(path: readonly string[], parent: readonly string[]): boolean {
  return path.length > parent.length && parent.every((name, depth) => name === path[depth])
}

/** The labels of all paths together; where they stand in the tree does not matter. */
const taxonomyPaths: AnswerCheck = ({ taxonomy }, control) => {
  if (!Array.isArray(taxonomy) || control.labels.size === 0) return undefined
  for (const [index, path] of taxonomy.entries()) {
    if (!Array.isArray(path)) continue
    const depth = path.findIndex((label) => !control.labels.has(label))
    if (depth >= 0) {
      return { path: `.taxonomy[${index}][${depth}]`, message: unknownLabel(path[depth], control) }
    }
  }
  return undefined
}

export const taxonomy = {
  spec: controlTags.Taxonomy,
  build: { choose },
  read: (value: RegionValue) => readPaths(value, 'taxonomy'),
  check: allOf(pathList('taxonomy'), limits),
  labelStudio: valueModel({ taxonomy: laxList(laxStrings) }, taxonomyPaths),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [choose(control, samplePaths(control, place))],
} satisfies TagSupport
