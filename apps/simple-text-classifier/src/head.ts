import type { ControlTag, ScoredResult, Task } from '@label-studio-ml/sdk'
import { labelKey } from './choices.ts'
import type { LearnedHead } from './learned-head.ts'
import { plainTextOf } from './plain-text.ts'
import { predictInSlices } from './predict-slices.ts'

/**
 * Answers one Choices tag for each task; a text that cannot be read gets nothing. Without anything learned it guesses,
 * and its score says so.
 */
export function createHead(control: ControlTag, learned: LearnedHead | undefined) {
  const fitting = learned?.multiple === control.multiple ? learned : undefined
  const labels = control.dynamic ? (fitting?.labels ?? []) : control.labels.map(({ path }) => labelKey(path))
  const columns = labels.map((label) => fitting?.labels.indexOf(label) ?? -1)
  const answer = control.multiple ? answerSeveral : answerOne
  return {
    control,
    async predict(tasks: readonly Task[], signal: AbortSignal): Promise<ScoredResult[]> {
      const texts = tasks.map((task) => plainTextOf(control, task))
      if (labels.length === 0) return texts.map(() => ({ result: [] }))
      const readable = texts.filter((text) => text !== undefined)
      const rows = fitting ? await predictInSlices(fitting.classifier, readable, signal) : []
      let next = 0
      return texts.map((text) => {
        if (text === undefined) return { result: [] }
        const row = rows[next++]
        const probabilities = columns.map((column) => row?.[column])
        return answer(control, labels, probabilities)
      })
    },
  }
}

export type Head = ReturnType<typeof createHead>

/** The most probable label. Labels that were not learned share nothing, unless none was: then all are equal. */
function answerOne(
  control: ControlTag,
  labels: readonly string[],
  probabilities: (number | undefined)[],
): ScoredResult {
  const weights = probabilities.map((probability) => probability ?? 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const best = weights.indexOf(weights.reduce((most, weight) => Math.max(most, weight)))
  const score = total > 0 ? weights[best]! / total : 1 / labels.length
  return { result: [chooseLabels(control, [labels[best]!], score)], score }
}

/** Every label that is more probable than not; the score is that of the least sure decision. */
function answerSeveral(control: ControlTag, labels: readonly string[], learned: (number | undefined)[]): ScoredResult {
  const probabilities = learned.map((probability) => probability ?? 0.5)
  const sureness = probabilities.map((probability) => Math.max(probability, 1 - probability))
  const score = sureness.reduce((least, sure) => Math.min(least, sure))
  const chosen = labels.filter((_label, position) => probabilities[position]! > 0.5)
  return { result: chosen.length > 0 ? [chooseLabels(control, chosen, score)] : [], score }
}

function chooseLabels(control: ControlTag, keys: readonly string[], score: number) {
  if (!control.nested) return control.choose(keys, { score })
  const paths = control.labels.filter(({ path }) => keys.includes(labelKey(path))).map(({ path }) => path)
  return control.choose(paths, { score })
}
