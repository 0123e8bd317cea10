function instructionFor(control: ControlTagOf<'ReactCode'>): string {
  return `Fill the outputs of a form about what the user shows: ${control.attribute('outputs') ?? 'of your choice'}.
Answer with JSON only: {"answer": {"<name of an output>": <its value>}, "score": <how sure you are, 0 to 1>}`
}

function answerOf(control: ControlTagOf<'ReactCode'>, { answer, score }: Record<string, unknown>) {
  if (typeof answer !== 'object' || answer === null) {
    throw new Error(`The model answered ${JSON.stringify(answer)}; expected an object`)
  }
  return control.answer({ ...answer }, { score: probabilityOf(score) })
}
