function instructionFor({ labels }: ControlTagOf<'GeneratedControl'>): string {
  return `You find ranges in the time series of the user. The labels are ${labels.map(({ name }) => JSON.stringify(name)).join(', ')}.
Answer with JSON only; start and end are values of the time column, both included:
{"ranges": [{"start": 0, "end": 0, "label": "<one of the labels>", "score": <how sure you are, 0 to 1>}]}`
}

/** Ranges without times, or with an unknown label, are left out. */
function answerOf(control: ControlTagOf<'GeneratedControl'>, { ranges }: Record<string, unknown>) {
  if (!Array.isArray(ranges)) throw new Error(`The model answered ranges: ${JSON.stringify(ranges)}; expected a list`)
  return ranges.flatMap((range) => {
    const { start, end, label, score } = range ?? {}
    if (typeof start !== 'number' || typeof end !== 'number' || !control.labelNames.has(label)) return []
    return [control.span({ start, end, label, score: probabilityOf(score) })]
  })
}
