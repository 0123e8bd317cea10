function instructionFor(_control: ControlTagOf<'Pairwise'>): string {
  return `Say which of the two that the user shows is better.
Answer with JSON only: {"better": "<left or right>", "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'Pairwise'>, { better, score }: Record<string, unknown>) {
  if (better === 'left' || better === 'right') return control.prefer(better, { score: probabilityOf(score) })
  throw new Error(`The model answered ${JSON.stringify(better)}; expected "left" or "right"`)
}
