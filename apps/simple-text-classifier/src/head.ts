import type { TextClassifier } from '@label-studio-ml/learners'
import type { ControlTag, ScoredResult } from '@label-studio-ml/sdk'
import { labelKey } from './examples.ts'

/** What was learned for one Choices tag: one classifier over its labels, or for several choices one for each label. */
export interface LearnedHead {
  multiple: boolean
  labels: string[]
  classifiers: TextClassifier[]
}

/** The classes of the classifier that decides about one label of several. */
export const chosenOrNot = ['not chosen', 'chosen']

/** Answers one Choices tag for each text. Without anything learned it guesses, and its score says so. */
export function createHead(control: ControlTag, learned: LearnedHead | undefined) {
  const fitting = learned?.multiple === control.multiple ? learned : undefined
  const labels = control.dynamic ? (fitting?.labels ?? []) : control.labels.map(({ path }) => labelKey(path))
  const answer = control.multiple ? answerSeveral : answerOne
  return {
    control,
    predict: (texts: readonly string[]): ScoredResult[] =>
      labels.length === 0 ? texts.map(() => ({ result: [] })) : answer(control, labels, fitting, texts),
  }
}

export type Head = ReturnType<typeof createHead>

/** The most probable label. Labels that were not learned share nothing, unless none was: then all are equal. */
function answerOne(
  control: ControlTag,
  labels: readonly string[],
  learned: LearnedHead | undefined,
  texts: readonly string[],
): ScoredResult[] {
  const [classifier] = learned?.classifiers ?? []
  const columns = labels.map((label) => classifier?.classes.indexOf(label) ?? -1)
  const rows = classifier?.predictProbabilities(texts)
  return texts.map((_, index) => {
    const weights = columns.map((column) => rows?.[index]?.[column] ?? 0)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const best = weights.indexOf(Math.max(...weights))
    const score = total > 0 ? weights[best]! / total : 1 / labels.length
    return { result: [chooseLabels(control, [labels[best]!], score)], score }
  })
}

/** Every label that is more probable than not; the score is that of the least sure decision. */
function answerSeveral(
  control: ControlTag,
  labels: readonly string[],
  learned: LearnedHead | undefined,
  texts: readonly string[],
): ScoredResult[] {
  const rows = labels.map((label) => {
    const classifier = learned?.classifiers[learned.labels.indexOf(label)]
    return classifier?.predictProbabilities(texts).map((row) => row[1]!) ?? texts.map(() => 0.5)
  })
  return texts.map((_, index) => {
    const probabilities = rows.map((row) => row[index]!)
    const score = Math.min(...probabilities.map((probability) => Math.max(probability, 1 - probability)))
    const chosen = labels.filter((_label, position) => probabilities[position]! > 0.5)
    return { result: chosen.length > 0 ? [chooseLabels(control, chosen, score)] : [], score }
  })
}

function chooseLabels(control: ControlTag, keys: readonly string[], score: number) {
  if (!control.nested) return control.choose(keys, { score })
  const paths = control.labels.filter(({ path }) => keys.includes(labelKey(path))).map(({ path }) => path)
  return control.choose(paths, { score })
}
