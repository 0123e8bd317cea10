import { type LabelConfig, type Region, samplePrediction, sampleTask } from '@label-studio-ml/sdk'
import type { Annotator } from './annotator.ts'

/** Tasks that differ; their data comes again after these. */
const variants = 20
const attempts = 100

/**
 * Made-up tasks with random answers of the first control tag that can be answered. What a model makes of them is its own
 * test's matter.
 * @throws Error when no control tag can be answered.
 */
export function randomAnswers(config: LabelConfig): Annotator {
  const tasks = Array.from({ length: variants }, (_, seed) => sampleTask(config, { seed }))
  const taskOf = (id: number) => tasks[id % variants]!
  const first = tasks.flatMap((task, seed) => samplePrediction(config, task, { seed }).result)[0]
  if (first === undefined) {
    const found = config.controls.map(({ tag }) => tag).join(', ') || 'none'
    throw new Error(`No control tag of the label config can be answered; it has ${found}.`)
  }
  const control = config.control(String(first.from_name))
  const labels = control.labels.filter(({ children }) => children.length === 0).map(({ name }) => name)
  const answer = (seed: number, id: number) =>
    samplePrediction(config, taskOf(id), { seed }).result.find((region) => region.from_name === control.name)
  return {
    control,
    labels,
    teaches: false,
    dataOf: (_, id) => taskOf(id).data,
    regionOf: (label, id) => {
      const wanted = labels[label]
      let found: Region | undefined
      for (let seed = id * attempts; seed < (id + 1) * attempts; seed++) {
        found = answer(seed, id) ?? found
        if (found && (wanted === undefined || labelsOf(control.read([found])).includes(wanted))) break
      }
      return { ...(found ?? first), id: `r${id}` }
    },
  }
}

/** The labels that were read, or else all that was. */
export function labelsOf(read: readonly object[]): string[] {
  return read.flatMap((one) => {
    const { labels, region: _, ...said } = one as { labels?: string[]; region?: unknown }
    return labels ?? [JSON.stringify(said)]
  })
}
