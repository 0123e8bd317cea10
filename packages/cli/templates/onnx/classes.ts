/** The label with the highest score; the model's last output has one for each label, in the order of the label config. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, outputs: Outputs) {
  const scores = probabilitiesOf(numbersOf(Object.values(outputs).at(-1)))
  if (scores.length !== control.labels.length) {
    throw new Error(`The model gives ${scores.length} scores; the label config has ${control.labels.length} labels`)
  }
  const score = Math.max(...scores)
  const { name, path } = control.labels[scores.indexOf(score)]!
  return control.choose(control.nested ? [path] : name, { score })
}

/** Scores that are no probabilities become some (softmax). */
function probabilitiesOf(scores: readonly number[]): readonly number[] {
  const sum = scores.reduce((total, score) => total + score, 0)
  if (Math.abs(sum - 1) < 0.01 && scores.every((score) => score >= 0)) return scores
  const weights = scores.map((score) => Math.exp(score - Math.max(...scores)))
  const total = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / total)
}
