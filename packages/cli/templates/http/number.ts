function instructionFor(control: ControlTagOf<'Number'>): string {
  const [lowest = 'any', highest = 'any'] = [control.attribute('min'), control.attribute('max')]
  return `Read the number named "${control.name}" from what the user shows, or estimate it; from ${lowest} to ${highest}.
Answer with JSON only: {"number": <number>, "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'Number'>, { number, score }: Record<string, unknown>) {
  if (typeof number === 'number') return control.number(number, { score: probabilityOf(score) })
  throw new Error(`The model answered ${JSON.stringify(number)}; expected a number`)
}
