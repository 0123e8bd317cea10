function instructionFor(control: ControlTagOf<'GeneratedControl'>): string {
  return `Choose the one label that fits best what the user shows: ${namesOf(control)}.
Answer with JSON only: {"label": "<one of the labels>", "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'GeneratedControl'>, { label, score }: Record<string, unknown>) {
  const chosen = control.labels.find(({ path }) => path.join(' / ') === label)
  if (!chosen) throw new Error(`The model answered ${JSON.stringify(label)}; the labels are ${namesOf(control)}`)
  return control.choose(control.nested ? [chosen.path] : chosen.name, { score: probabilityOf(score) })
}

function namesOf({ labels }: ControlTagOf<'GeneratedControl'>): string {
  return labels.map(({ path }) => JSON.stringify(path.join(' / '))).join(', ')
}
