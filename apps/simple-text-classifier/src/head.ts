import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { type ControlTagOf, type ScoredResult, type Task, textOf } from '@label-studio-ml/sdk'
import type { LearnedHead } from './learned-head.ts'

/** Text that is classified in one go, in UTF-16 units: some milliseconds of work. */
const sliceLength = 50_000

/** A label as one string; the path of a nested choice is joined. */
export function labelKey(path: readonly string[]): string {
  return path.join(' / ')
}

/**
 * Answers one Choices tag for each task; a text that cannot be read gets nothing. Without anything learned it guesses,
 * and its score says so.
 */
export function createHead(control: ControlTagOf<'Choices'>, learned: LearnedHead | undefined) {
  const fitting = learned?.multiple === control.multiple ? learned : undefined
  const configured = control.dynamic ? [] : control.labels.map(({ path }) => labelKey(path))
  const labels = configured.length > 0 ? configured : (fitting?.labels ?? [])
  const columns = labels.map((label) => fitting?.labels.indexOf(label) ?? -1)
  const answer = control.multiple ? answerSeveral : answerOne
  return {
    control,
    async predict(tasks: readonly Task[], signal: AbortSignal): Promise<ScoredResult[]> {
      const texts = tasks.map((task) => textOf(control, task))
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
  control: ControlTagOf<'Choices'>,
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
function answerSeveral(
  control: ControlTagOf<'Choices'>,
  labels: readonly string[],
  learned: (number | undefined)[],
): ScoredResult {
  const probabilities = learned.map((probability) => probability ?? 0.5)
  const sureness = probabilities.map((probability) => Math.max(probability, 1 - probability))
  const score = sureness.reduce((least, sure) => Math.min(least, sure))
  const chosen = labels.filter((_label, position) => probabilities[position]! > 0.5)
  return { result: chosen.length > 0 ? [chooseLabels(control, chosen, score)] : [], score }
}

function chooseLabels(control: ControlTagOf<'Choices'>, keys: readonly string[], score: number) {
  if (!control.nested) return control.choose(keys, { score })
  const paths = control.labels.filter(({ path }) => keys.includes(labelKey(path))).map(({ path }) => path)
  return control.choose(paths, { score })
}

/** The probabilities of each text, with turns for other requests in between. Rejects with the signal's reason once it is aborted. */
async function predictInSlices(
  { predictProbabilities }: LearnedHead['classifier'],
  texts: readonly string[],
  signal: AbortSignal,
): Promise<ArrayLike<number>[]> {
  const rows: ArrayLike<number>[] = []
  while (rows.length < texts.length) {
    if (rows.length > 0) await yieldToEventLoop()
    signal.throwIfAborted()
    let end = rows.length
    for (let length = 0; end < texts.length && length < sliceLength; end++) length += texts[end]!.length
    rows.push(...predictProbabilities(texts.slice(rows.length, end)))
  }
  return rows
}
