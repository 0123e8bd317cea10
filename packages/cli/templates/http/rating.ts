function instructionFor(control: ControlTagOf<'Rating'>): string {
  return `Rate the quality of what the user shows, from 0 to ${highestOf(control)} stars.
Answer with JSON only: {"stars": <whole number>, "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'Rating'>, { stars, score }: Record<string, unknown>) {
  const rating = Math.min(highestOf(control), Math.max(0, Math.round(Number(stars))))
  if (Number.isNaN(rating)) throw new Error(`The model answered ${JSON.stringify(stars)}; expected a number of stars`)
  return control.rate(rating, { score: probabilityOf(score) })
}

function highestOf(control: ControlTagOf<'Rating'>): number {
  return Number(control.attribute('maxRating') ?? 5)
}
