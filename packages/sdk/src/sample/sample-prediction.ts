import type { Region, Task } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { lookUp } from '../elements/data-binding.ts'
import { isVisible } from '../label-config/is-visible.ts'
import type { Repeat } from '../label-config/repeater.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { type Made, sampleRegions } from './sample-regions.ts'
import { randomSeed, type SampleOptions } from './sample-task.ts'

/** A made-up prediction, as Label Studio stores one. */
export interface SamplePrediction {
  result: Region[]
  /** From 0 to 1. */
  score: number
  model_version: string
}

/**
 * A random prediction for a task that Label Studio's editor can show: an answer of each control tag, in each item of a
 * Repeater, `perRegion` ones about a region of the same prediction. No answer comes from
 * - a control that `visibleWhen` hides beside the other answers, which the editor would drop
 * - a `perRegion` control, or Labels on an Image, when no region was made that it could be about
 * - Labels on a Video, whose labels stand in the regions of the VideoRectangle or VideoVector beside them
 * - spans of what the task has by an http(s) URL, of an empty text, or of mark-up in the label config
 * - tags that this package does not know, and controls other than Pairwise that refer to several tags
 * @throws BackendError TASK_INVALID when the task lacks a field of the label config, or has another kind of value there
 * @example samplePrediction(config, sampleTask(config), { seed: 7 }).result
 */
export function samplePrediction(
  config: LabelConfig,
  task: Pick<Task, 'data'>,
  { seed = randomSeed() }: SampleOptions = {},
): SamplePrediction {
  const random = createRandom(seed)
  const controls = config.controls.flatMap((control) => itemsOf(control, task.data)).sort(byTurn)
  const made: Made = { random, data: task.data, result: [] }
  for (const control of controls) {
    if (!control.perRegion && !isVisible(control, made.result)) continue
    made.result.push(...sampleRegions(control, made))
  }
  return { result: made.result, score: Math.round(random.number(0, 1) * 1000) / 1000, model_version: 'sample' }
}

/** The controls that Repeaters write for the items of the task; any other is itself. */
function itemsOf(control: ControlTag, data: unknown): ControlTag[] {
  return indexesOf(control.repeats, data).map((indexes) => (indexes.length === 0 ? control : control.at(...indexes)))
}

function indexesOf(repeats: readonly Repeat[], data: unknown, outer: readonly number[] = []): number[][] {
  const repeat = repeats[outer.length]
  if (repeat === undefined) return [[...outer]]
  const field = outer.reduce(
    (path, item, depth) => path.replaceAll(repeats[depth]!.flag, String(item)),
    repeat.field ?? '',
  )
  const list = lookUp(data, field)
  return Array.isArray(list) ? list.flatMap((_, index) => indexesOf(repeats, data, [...outer, index])) : []
}

/** What is answered about other answers comes after them: names of areas, conditional controls, answers about a region. */
function byTurn(one: ControlTag, other: ControlTag): number {
  return turnOf(one) - turnOf(other)
}

function turnOf({ tag, objects, conditional, perRegion }: ControlTag): number {
  const namesAreas = tag === 'Labels' && objects[0]?.tag === 'Image'
  return Number(namesAreas) + 2 * Number(conditional) + 4 * Number(perRegion)
}
